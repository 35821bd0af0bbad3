using System.Text;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;

namespace MessageHub.Gateway.Tests;

/// <summary>Envelopes as text, made from the example of the standard by replacing, independently of our own writer.</summary>
internal static class Soap
{
    public const string Aanbieder = "65656055";
    public const string Gemeente = "0297";
    public const string CanaryBsn = "999911120";
    public const string CanaryName = "Kanarie";

    private static readonly string Example = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "Di01-JW323.xml"));

    public static string NewNumber() => Guid.NewGuid().ToString("D");

    /// <summary>A message of the demo in which texts are replaced.</summary>
    public static byte[] Payload(string name = "02-JW305.xml", params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo", name));
        foreach (var (old, @new) in changes)
        {
            Assert.Contains(old, text);
            text = text.Replace(old, @new, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The shortest valid return message: a header that accepts.</summary>
    public static byte[] Return(int nummer, string gemeente = Gemeente, string aanbieder = Aanbieder)
    {
        var identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, nummer);
        var (from, to) = nummer is 302 or 320 ? (gemeente, aanbieder) : (aanbieder, gemeente);
        return BerichtWriter.Write(new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = from,
                Ontvanger = to,
                BerichtIdentificatie = new() { Identificatie = "DEMO", Dagtekening = new(2026, 1, 5) },
                XsdVersie = Version,
                IdentificatieRetour = "R1",
                DagtekeningRetour = new(2026, 1, 6),
                XsdVersieRetour = Version,
                RetourCodes = ["0200"],
            },
        });
    }

    /// <summary>A valid 325 that rejects a whole claim.</summary>
    public static byte[] ClaimAnswer()
    {
        var identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 325);
        var zero = new TotaalBedragMetDC { TotaalBedrag = 0, DebetCredit = "D" };
        return BerichtWriter.Write(new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = Gemeente,
                Ontvanger = Aanbieder,
                BerichtIdentificatie = new() { Identificatie = "A1", Dagtekening = new(2026, 1, 6) },
                XsdVersie = Version,
                DeclaratieIdentificatie = new() { Identificatie = "DEMO", Dagtekening = new(2026, 1, 5) },
                XsdVersieDeclaratie = Version,
                RetourCodes = ["0200"],
            },
            DeclaratieAntwoord = new()
            {
                DeclaratieNummer = "D1", TotaalIngediendBedrag = zero, TotaalToegekendBedrag = zero, RetourCodes = ["0200"]
            },
        });
    }

    /// <summary>A Di01 in SOAP; what is not said is that of a good 305.</summary>
    public static string Di01(
        byte[]? payload = null, string functie = "JW305", string zender = Aanbieder, string ontvanger = Gemeente,
        string? number = null, string? base64 = null) => Example
        .Replace("JW323", functie, StringComparison.Ordinal)
        .Replace(">12345678<", $">{zender}<", StringComparison.Ordinal)
        .Replace(">0297<", $">{ontvanger}<", StringComparison.Ordinal)
        .Replace("3f2b8a1e-6c4d-4e9a-8b71-0d5c2f9e7a10", number ?? NewNumber(), StringComparison.Ordinal)
        .Replace(
            Between(Example, "<GGK:xmlBestand>", "</GGK:xmlBestand>"), base64 ?? Convert.ToBase64String(payload ?? Payload()),
            StringComparison.Ordinal);

    /// <summary>A Du01 in SOAP; what is not said is that of a good 302.</summary>
    public static string Du01(
        string cross, byte[]? payload = null, string functie = "JW302", string zender = Aanbieder, string ontvanger = Gemeente,
        string? number = null) =>
        Di01(payload ?? Return(302), functie, zender, ontvanger, number)
            .Replace("envelopHeenbericht-ggk_Di01", "envelopRetourbericht-ggk_Du01", StringComparison.Ordinal)
            .Replace(">Di01<", ">Du01<", StringComparison.Ordinal)
            .Replace("<StUF:functie>", $"<StUF:crossRefnummer>{cross}</StUF:crossRefnummer><StUF:functie>", StringComparison.Ordinal);

    /// <summary>A Fo01 in SOAP.</summary>
    public static string Fo01(string cross, string code = "IB010", string zender = "VECOZO", string omschrijving = "AGB niet bekend", string? number = null) => $"""
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Fo01Bericht xmlns="http://www.egem.nl/StUF/StUF0301"><stuurgegevens>
        <berichtcode>Fo01</berichtcode><zender><organisatie>{zender}</organisatie><applicatie>VECOZOWebservice</applicatie></zender>
        <ontvanger><organisatie>0297</organisatie><applicatie>Receptor</applicatie></ontvanger><referentienummer>{number ?? NewNumber()}</referentienummer>
        <tijdstipBericht>20260506092012377</tijdstipBericht><crossRefnummer>{cross}</crossRefnummer></stuurgegevens>
        <body><code>{code}</code><plek>client</plek><omschrijving>{omschrijving}</omschrijving></body></Fo01Bericht></s:Body></s:Envelope>
        """;

    /// <summary>The envelope by itself.</summary>
    public static string Bare(string soap) => "<" + Between(soap, "<soapenv:Body>", "</soapenv:Body>").Trim()[1..];

    public static string NumberOf(string soap) => Between(soap, "referentienummer>", "<");

    public static string With(this string text, string old, string @new)
    {
        Assert.Contains(old, text);
        return text.Replace(old, @new, StringComparison.Ordinal);
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static XsdVersie Version => new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" };
}
