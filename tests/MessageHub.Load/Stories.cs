using System.Globalization;
using System.Text;

namespace MessageHub.Load;

/// <summary>
/// Starts and stops of youth care, about 2 KB each as senders write them. Story k is one allocation of one client with one of twenty
/// providers; message 2k starts its care and 2k + 1 stops it. All are correct.
/// </summary>
internal static class Stories
{
    public const string Gemeente = "0297";
    public const int Providers = 20;

    private static readonly Lazy<string[]> Bsns = new(() =>
    [
        .. from number in Enumerable.Range(999_900_000, 100_000)
           let digits = number.ToString(CultureInfo.InvariantCulture)
           where digits.Select((digit, at) => (digit - '0') * (at == 8 ? -1 : 9 - at)).Sum() % 11 == 0
           select digits,
    ]);

    public static string ProviderOf(int story) => $"{65_600_000 + story % Providers}";

    /// <summary>A client has several providers, so that few have two stories with the same one.</summary>
    public static string BsnOf(int story) => Bsns.Value[story / Providers % Bsns.Value.Length];

    public static long ToewijzingOf(int story) => 100_000 + story;

    public static byte[] Message(int number)
    {
        var (story, isStop) = (number / 2, number % 2 == 1);
        var (nummer, code, list, product) = isStop
            ? (307, 440, "StopProducten", "StopProduct")
            : (305, 438, "StartProducten", "StartProduct");
        var p = $"jw{nummer}";
        var end = isStop ? $"<{p}:RedenBeeindiging>31</{p}:RedenBeeindiging><{p}:Einddatum>2026-03-31</{p}:Einddatum>\n            " : "";
        return Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <{p}:Bericht xmlns:{p}="http://www.istandaarden.nl/ijw/3_2/{p}/schema" xmlns:ijw="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">
              <{p}:Header>
                <{p}:BerichtCode>{code}</{p}:BerichtCode>
                <{p}:BerichtVersie>3</{p}:BerichtVersie>
                <{p}:BerichtSubversie>2</{p}:BerichtSubversie>
                <{p}:Afzender>{ProviderOf(story)}</{p}:Afzender>
                <{p}:Ontvanger>{Gemeente}</{p}:Ontvanger>
                <{p}:BerichtIdentificatie>
                  <ijw:Identificatie>{(isStop ? "E" : "B")}{story:D8}</ijw:Identificatie>
                  <ijw:Dagtekening>2026-04-01</ijw:Dagtekening>
                </{p}:BerichtIdentificatie>
                <{p}:XsdVersie>
                  <ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
                  <ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
                </{p}:XsdVersie>
              </{p}:Header>
              <{p}:Client>
                <{p}:Bsn>{BsnOf(story)}</{p}:Bsn>
                <{p}:Geboortedatum>
                  <ijw:Datum>2014-02-10</ijw:Datum>
                </{p}:Geboortedatum>
                <{p}:Geslacht>1</{p}:Geslacht>
                <{p}:Naam>
                  <ijw:Geslachtsnaam>
                    <ijw:Achternaam>Voorbeeld</ijw:Achternaam>
                  </ijw:Geslachtsnaam>
                </{p}:Naam>
                <{p}:{list}>
                  <{p}:{product}>
                    <{p}:ToewijzingNummer>{ToewijzingOf(story)}</{p}:ToewijzingNummer>
                    <{p}:Product>
                      <ijw:Categorie>45</ijw:Categorie>
                      <ijw:Code>45A04</ijw:Code>
                    </{p}:Product>
                    <{p}:ToewijzingIngangsdatum>2026-01-01</{p}:ToewijzingIngangsdatum>
                    <{p}:Begindatum>2026-01-05</{p}:Begindatum>
                    {end}<{p}:StatusAanlevering>1</{p}:StatusAanlevering>
                  </{p}:{product}>
                </{p}:{list}>
              </{p}:Client>
            </{p}:Bericht>

            """);
    }
}
