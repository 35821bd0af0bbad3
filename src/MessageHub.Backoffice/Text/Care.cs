using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Backoffice.Text;

/// <summary>Care that is asked for or assigned, as people read it.</summary>
public static class Care
{
    /// <summary>45 / 45A04; a whole category; or that it can be anything.</summary>
    public static string Product(Product? product) => product switch
    {
        null => "Elk product",
        { Code: null } => $"Categorie {product.Categorie}",
        _ => $"{product.Categorie} / {product.Code}",
    };

    /// <summary>6 uur per week; € 500,00 budget; of a total in euro: € 500,00 totaal.</summary>
    public static string Omvang(Standaard standaard, Omvang? omvang, long? budget) => (omvang, budget) switch
    {
        (_, { } cents) => $"{Dutch.Euro(cents)} budget",
        ({ } o, _) => $"{(o.Eenheid == Codes.Eenheid.Euro ? Dutch.Euro(o.Volume) : $"{Dutch.Number(o.Volume)} {Names.Eenheid(standaard, o.Eenheid)}")} {Names.Frequentie(o.Frequentie)}",
        _ => "zonder omvang",
    };

    /// <summary>01-07-2026 t/m 31-12-2026.</summary>
    public static string Period(DateOnly from, DateOnly? until) => until is { } last ? $"{Dutch.Day(from)} t/m {Dutch.Day(last)}" : $"vanaf {Dutch.Day(from)}, zonder einddatum";

    /// <summary>One product of a request, in one line.</summary>
    public static string Asked(Standaard standaard, GevraagdProduct asked) => asked switch
    {
        GevraagdProduct.Nieuw n => $"{Product(n.Product)}, {Omvang(standaard, n.Omvang, n.Budget)}, {Period(n.Ingangsdatum, n.Einddatum)}",
        GevraagdProduct.TeWijzigen t =>
            $"toewijzing {t.ToewijzingNummer} wijzigen: {(t is { Omvang: null, Budget: null } ? "zelfde omvang" : Omvang(standaard, t.Omvang, t.Budget))}, {Period(t.GewensteIngangsdatum, t.Einddatum)}",
        GevraagdProduct.Ongewijzigd o => $"toewijzing {o.ToewijzingNummer} blijft gelijk",
        _ => throw new UnreachableException(),
    };

    /// <summary>What is decided on a request, in one line.</summary>
    public static string Decision(Standaard standaard, RequestDecision decision) => decision switch
    {
        RequestDecision.Grant { Otherwise: null } => "Toekennen zoals gevraagd",
        RequestDecision.Grant { Otherwise: { } otherwise } => $"Anders toekennen: {Asked(standaard, otherwise)}",
        RequestDecision.Refuse refuse => $"Afwijzen: {Names.RedenAfwijzing(standaard, refuse.Reden)}{(refuse.Gemeente is { } other ? $", {Names.Gemeente(other)}" : "")}",
        RequestDecision.Research => "In onderzoek nemen",
        _ => throw new UnreachableException(),
    };
}
