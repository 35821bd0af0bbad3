using System.Diagnostics;
using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing;

/// <summary>Care that is asked for, assigned or decided on, in plain Dutch: on the pages and on the command line alike.</summary>
public static class CareText
{
    /// <summary>45 / 45A04; a whole category; or that it can be anything.</summary>
    public static string Of(Product? product) => product switch
    {
        null => "elk product",
        { Code: null } => $"categorie {product.Categorie}",
        _ => $"{product.Categorie} / {product.Code}",
    };

    /// <summary>6 uur per week; € 500,00 budget; of a total in euro: € 500,00 totaal.</summary>
    public static string Of(Standaard standaard, Omvang? omvang, long? budget) => (omvang, budget) switch
    {
        (_, { } cents) => $"{Eurocents.Text(cents)} budget",
        ({ Eenheid: Codes.Eenheid.Euro } o, _) => $"{Eurocents.Text(o.Volume)} {CodeWords.Frequentie(o.Frequentie)}",
        ({ } o, _) => $"{o.Volume.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.')} "
            + $"{CodeWords.Eenheid(standaard, o.Eenheid)} {CodeWords.Frequentie(o.Frequentie)}",
        _ => "zonder omvang",
    };

    /// <summary>01-07-2026 t/m 31-12-2026.</summary>
    public static string Period(DateOnly from, DateOnly? until) => until is { } last
        ? $"{ComparedValue.Day(from)} t/m {ComparedValue.Day(last)}"
        : $"vanaf {ComparedValue.Day(from)}, zonder einddatum";

    /// <summary>One product of a request, in one line.</summary>
    public static string Of(Standaard standaard, GevraagdProduct asked) => asked switch
    {
        GevraagdProduct.Nieuw n => $"{Of(n.Product)}, {Of(standaard, n.Omvang, n.Budget)}, {Period(n.Ingangsdatum, n.Einddatum)}",
        GevraagdProduct.TeWijzigen { Omvang: null, Budget: null } t =>
            $"toewijzing {t.ToewijzingNummer} wijzigen: zelfde omvang, {Period(t.GewensteIngangsdatum, t.Einddatum)}",
        GevraagdProduct.TeWijzigen t =>
            $"toewijzing {t.ToewijzingNummer} wijzigen: {Of(standaard, t.Omvang, t.Budget)}, {Period(t.GewensteIngangsdatum, t.Einddatum)}",
        GevraagdProduct.Ongewijzigd o => $"toewijzing {o.ToewijzingNummer} blijft gelijk",
        _ => throw new UnreachableException(),
    };

    /// <summary>What is decided on a request, in one line.</summary>
    public static string Of(Standaard standaard, RequestDecision decision) => decision switch
    {
        RequestDecision.Grant { Otherwise: null } => "Toekennen zoals gevraagd",
        RequestDecision.Grant { Otherwise: { } otherwise } => $"Anders toekennen: {Of(standaard, otherwise)}",
        RequestDecision.Refuse { Gemeente: null } refuse => $"Afwijzen: {Reden(standaard, refuse.Reden)}",
        RequestDecision.Refuse refuse => $"Afwijzen: {Reden(standaard, refuse.Reden)}, gemeente {refuse.Gemeente}",
        RequestDecision.Research => "In onderzoek nemen",
        _ => throw new UnreachableException(),
    };

    /// <summary>3 Geen contract</summary>
    public static string Reden(Standaard standaard, string code) => $"{code} {CodeLists.LabelOf(standaard, "WJ759", code)}".TrimEnd();

    /// <summary>Where a request stands, in plain Dutch.</summary>
    public static string Of(AanvraagStatus status) => status switch
    {
        AanvraagStatus.Open => "Open",
        AanvraagStatus.InOnderzoek => "In onderzoek",
        AanvraagStatus.Toegewezen => "Toegekend",
        AanvraagStatus.Afgewezen => "Afgewezen",
        _ => throw new UnreachableException(),
    };
}
