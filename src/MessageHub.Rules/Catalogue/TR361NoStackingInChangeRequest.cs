using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No product occurs twice on one day over the OngewijzigdProducten (period of the allocation), the TeWijzigenProducten (Ingangsdatum
/// of the allocation to the Einddatum asked for) and the NieuwProducten, all days inclusive. The later of a pair is at fault; what is
/// not a current allocation is left to TR350 and TR351, two NieuwProducten to TR410. iWmo lets the categories 11–14 stack.
/// Source: TR361, R-018, R-044.
/// </summary>
internal static class TR361NoStackingInChangeRequest
{
    public static readonly Rule Rule = new()
    {
        Code = "TR361",
        Name = "NoStackingInChangeRequest",
        Level = Level.AcrossMessages,
        RetourCode = "9361",
        AppliesTo = Scope.In(317),
        Definitie = "Een product komt in een verzoek om wijziging niet vaker voor op dezelfde dag.",
        Needs = ["TR350", "TR351"],
        Checks = [Check.Each<OngewijzigdProduct>(Judge), Check.Each<TeWijzigenProduct>(Judge), Check.Each<NieuwProduct>(Judge)],
    };

    private static Violation? Judge(OngewijzigdProduct product, RuleContext context) =>
        context.ActueleToewijzing(product.ToewijzingNummer) is { } toewijzing
            ? Judge(product, CarePeriod.Of(toewijzing), toewijzing.Source, context)
            : null;

    private static Violation? Judge(TeWijzigenProduct product, RuleContext context) =>
        PeriodOf(product, context) is { } period ? Judge(product, period, Source.ThisMessage, context) : null;

    private static Violation? Judge(NieuwProduct product, RuleContext context) =>
        Judge(product, CarePeriod.Of(product), Source.ThisMessage, context);

    private static Violation? Judge(Klasse product, CarePeriod later, Source source, RuleContext context)
    {
        foreach (var (earlier, earlierSource) in AllocationsBefore(product, context))
        {
            if (Stacking.Clash(later, earlier, context.Standaard))
            {
                return new(
                    "Laat de perioden elkaar niet overlappen, of laat een van beide producten weg.",
                    ComparedValue.From(source, "dit product", later.Describe()),
                    ComparedValue.From(earlierSource, "het andere product", earlier.Describe()));
            }
        }

        return null;
    }

    /// <summary>The current allocations the request names before this product: unchanged ones first, then those to change.</summary>
    private static IEnumerable<(CarePeriod Period, Source Source)> AllocationsBefore(Klasse product, RuleContext context)
    {
        var verzoek = context.Client?.Verzoek;
        foreach (var unchanged in verzoek?.OngewijzigdeProducten ?? [])
        {
            if (ReferenceEquals(unchanged, product))
                yield break;
            if (context.ActueleToewijzing(unchanged.ToewijzingNummer) is { } toewijzing)
                yield return (CarePeriod.Of(toewijzing), toewijzing.Source);
        }

        foreach (var changed in verzoek?.TeWijzigenProducten ?? [])
        {
            if (ReferenceEquals(changed, product))
                yield break;
            if (PeriodOf(changed, context) is { } period)
                yield return (period, Source.ThisMessage);
        }
    }

    /// <summary>
    /// The allocation as it would become; null when it is not current, or when the Einddatum asked for leaves no day of it.
    /// </summary>
    private static CarePeriod? PeriodOf(TeWijzigenProduct product, RuleContext context) =>
        context.ActueleToewijzing(product.ToewijzingNummer) is not { } toewijzing || product.Einddatum < toewijzing.Ingangsdatum
            ? null
            : new(toewijzing.Product, toewijzing.Ingangsdatum, product.Einddatum);
}
