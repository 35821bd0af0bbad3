using System.Globalization;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Effects;

/// <summary>
/// By what a class instance that was rejected is recognised when it is offered again: the same thing has the same key, whatever its
/// references. The key is stored, so it never changes.
/// </summary>
public static class RepeatKey
{
    /// <summary>The key, or null when the instance cannot be recognised.</summary>
    /// <param name="bericht">The message.</param>
    /// <param name="instance">A class instance of it.</param>
    public static string? Of(Bericht bericht, Klasse instance) => instance switch
    {
        Prestatie p => Key(
            bericht,
            p.ToewijzingNummer,
            p.ProductCategorie,
            p.ProductCode,
            p.ProductPeriode.Begindatum,
            p.ProductPeriode.Einddatum,
            p.IngediendBedrag.DebetCredit),
        ToegewezenProduct p => Key(bericht, p.ToewijzingNummer, p.Toewijzingsdatum, p.Toewijzingstijd.Ticks),
        StartProduct { ToewijzingNummer: { } nummer } p =>
            Key(bericht, nummer, p.Product?.Categorie, p.Product?.Code, p.Begindatum, p.StatusAanlevering),
        StopProduct { ToewijzingNummer: { } nummer } p =>
            Key(bericht, nummer, p.Product?.Categorie, p.Product?.Code, p.Begindatum, p.RedenBeeindiging, p.Einddatum, p.StatusAanlevering),
        AangevraagdProduct p => Key(bericht, p.ReferentieAanbieder),
        Verzoek v => Key(bericht, v.ReferentieAanbieder),
        Antwoord a => Key(bericht, a.ReferentieAanbieder, a.VerzoekAntwoord),
        Bericht or Header or Declaratie when bericht.Declaratie is { } d => Key(bericht, d.DeclaratieNummer),
        _ => null,
    };

    private static string Key(Bericht bericht, params IEnumerable<object?> parts) =>
        string.Join('|', parts.Prepend(bericht.Identity.Name).Select(p => p is DateOnly day ? TextOf(day) : p));

    private static string TextOf(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
