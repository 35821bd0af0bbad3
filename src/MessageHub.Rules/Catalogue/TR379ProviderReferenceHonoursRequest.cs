using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A ReferentieAanbieder on an allocation is that of a request of the client (315 or 317) that was not rejected and not allocated
/// before; a version that is sent again (same ToewijzingNummer, Toewijzingsdatum and Toewijzingstijd) may carry it.
/// Source: TR379, IV093, IV094, IV097, R-017.
/// </summary>
internal static class TR379ProviderReferenceHonoursRequest
{
    public static readonly Rule Rule = new()
    {
        Code = "TR379",
        Name = "ProviderReferenceHonoursRequest",
        Level = Level.AcrossMessages,
        RetourCode = "9379",
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzing vermeldt de referentie van de aanbieder alleen als zij voor het eerst een verzoek van deze cliënt "
            + "met die referentie honoreert.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (product.ReferentieAanbieder is not { } referentie)
            return null;
        return Find(referentie, context) switch
        {
            null => Wrong(
                "Laat ReferentieAanbieder weg, of vermeld de referentie van een verzoek van deze cliënt.",
                referentie,
                ComparedValue.From(Source.EarlierBerichten, "verzoek van deze cliënt met deze referentie", null)),
            { Status: AanvraagStatus.Afgewezen } aanvraag => Wrong(
                "Laat ReferentieAanbieder weg: dit verzoek is afgewezen.",
                referentie,
                ComparedValue.From(aanvraag.Bericht.AsSource(), "status van het verzoek", "afgewezen")),
            { Status: AanvraagStatus.Toegewezen } aanvraag when !IsSentAgain(product, context) => Wrong(
                "Laat ReferentieAanbieder weg: dit verzoek is al toegewezen.",
                referentie,
                ComparedValue.From(aanvraag.Bericht.AsSource(), "status van het verzoek", "toegewezen"),
                ComparedValue.From(Source.EarlierBerichten, "toewijzing met deze referentie", aanvraag.Toewijzingen[0].ToewijzingNummer)),
            _ => null,
        };
    }

    private static Aanvraag? Find(string referentie, RuleContext context)
    {
        foreach (var aanvraag in context.Register.Aanvragen)
        {
            if (aanvraag.ReferentieAanbieder == referentie && aanvraag.Bsn == context.Client?.Bsn)
                return aanvraag;
        }

        return null;
    }

    /// <summary>The three elements say which version it is; the reference that it carried before is none of them .</summary>
    private static bool IsSentAgain(ToegewezenProduct product, RuleContext context) =>
        context.Register.Versies.Contains(new(product.ToewijzingNummer, product.Toewijzingsdatum, product.Toewijzingstijd));

    private static Violation Wrong(string remedy, string referentie, params ComparedValue[] found) =>
        new(remedy, [ComparedValue.Here("ReferentieAanbieder", referentie), .. found]);
}
