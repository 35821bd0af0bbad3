using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// A new number continues an allocation with the same Product, Omvang and Budget on the day after its end, although that one had not
/// ended when this was decided: it had to be extended under its own number. Source: OP380.
/// </summary>
internal static class W011NewNumberInsteadOfExtension
{
    public static readonly Rule Rule = new()
    {
        Code = "W011",
        Name = "NewNumberInsteadOfExtension",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzing waarvan alleen de einddatum later wordt, houdt haar nummer.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (product.IsDeletion() || context.Toewijzing(product.ToewijzingNummer) is not null || product.Ingangsdatum == DateOnly.MinValue)
            return null;
        var dayBefore = product.Ingangsdatum.AddDays(-1);
        foreach (var version in context.Register.Toewijzingen.Values.OrderBy(t => t.Nummer))
        {
            if (context.OwnToewijzing(version.Nummer) is null || version.IsDeleted
                || version.Einddatum != dayBefore || dayBefore < product.Toewijzingsdatum
                || (version.Product, version.Omvang, version.Budget) != (product.Product, product.Omvang, product.Budget))
                continue;
            return new(
                $"Geef toewijzing {version.Nummer} een latere Einddatum, en laat dit nummer weg.",
                ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer),
                ComparedValue.Here("Ingangsdatum", product.Ingangsdatum),
                ComparedValue.From(version.Source, "Einddatum", version.Einddatum));
        }

        return null;
    }
}
