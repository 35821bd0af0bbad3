using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// A ToewijzingNummer that is known in the gemeente and domain, deleted or not, keeps its Bsn, aanbieder, Product and Ingangsdatum; a
/// line that differs there is another allocation and needs another number. Source: TR332, IV066, IV093, R-085.
/// </summary>
internal static class TR332AllocationNumberUnique
{
    public static readonly Rule Rule = new()
    {
        Code = "TR332",
        Name = "AllocationNumberUnique",
        Level = Level.AcrossMessages,
        RetourCode = "9332",
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzingnummer dat al in gebruik is, houdt dezelfde cliënt, dezelfde aanbieder, "
            + "hetzelfde product en dezelfde ingangsdatum.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (context.Toewijzing(product.ToewijzingNummer) is not { } known)
            return null;
        var aanbieder = context.Bericht.Header.Ontvanger;
        var (sameClient, sameAanbieder) = (known.Bsn == context.Client?.Bsn, known.Aanbieder == aanbieder);
        var (sameProduct, sameStart) = (known.Product == product.Product, known.Ingangsdatum == product.Ingangsdatum);
        if (sameClient && sameAanbieder && sameProduct && sameStart)
            return null;

        List<ComparedValue> values = [ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer)];
        if (!sameClient)
            values.AddRange([ComparedValue.Hidden("Bsn"), ComparedValue.From(known.Source, "Bsn", known.Bsn)]);
        if (!sameAanbieder)
            values.AddRange([ComparedValue.Here("Ontvanger", aanbieder), ComparedValue.From(known.Source, "Ontvanger", known.Aanbieder)]);
        if (!sameProduct)
        {
            values.AddRange(
            [
                ComparedValue.Here("Product", ProductText.Of(product.Product)),
                ComparedValue.From(known.Source, "Product", ProductText.Of(known.Product)),
            ]);
        }

        if (!sameStart)
            values.AddRange(
                [
                    ComparedValue.Here("Ingangsdatum", product.Ingangsdatum),
                    ComparedValue.From(known.Source, "Ingangsdatum", known.Ingangsdatum),
                ]);
        return new("Geef deze toewijzing een eigen ToewijzingNummer.", values);
    }
}
