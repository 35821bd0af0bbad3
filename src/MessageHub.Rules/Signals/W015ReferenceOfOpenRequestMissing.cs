using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A new allocation assigns a product that an open request of the client asks for, on days that it asks for, and no product of the
/// message carries the reference of that request: the request stays open and the aanbieder does not know that it is granted. Source:
/// TR379, IV093, IV094.
/// </summary>
internal static class W015ReferenceOfOpenRequestMissing
{
    public static readonly Rule Rule = new()
    {
        Code = "W015",
        Name = "ReferenceOfOpenRequestMissing",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzing die een open verzoek honoreert, vermeldt de referentie van dat verzoek.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (product.ReferentieAanbieder is not null || product.IsDeletion() || context.Toewijzing(product.ToewijzingNummer) is not null)
            return null;
        var carried = (context.Client?.ToegewezenProducten ?? []).Select(p => p.ReferentieAanbieder).OfType<string>().ToHashSet();
        var period = CarePeriod.Of(product);
        foreach (var aanvraag in context.Register.Aanvragen)
        {
            if (aanvraag.Bsn != context.Client?.Bsn || !aanvraag.IsOnderhanden || carried.Contains(aanvraag.ReferentieAanbieder))
                continue;
            var asked = aanvraag.Gevraagd.OfType<GevraagdProduct.Nieuw>()
                .FirstOrDefault(g => g.Product == product.Product && CarePeriod.Of(g).Overlaps(period));
            if (asked is not null)
            {
                return new(
                    $"Vermeld ReferentieAanbieder {aanvraag.ReferentieAanbieder}, of beantwoord het verzoek eerst.",
                    ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer),
                    ComparedValue.Here("ReferentieAanbieder", null),
                    ComparedValue.From(
                        aanvraag.Bericht.AsSource(), "gevraagd product", CarePeriod.Of(asked).Describe()));
            }
        }

        return null;
    }
}
