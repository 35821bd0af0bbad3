using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Support;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ToewijzingNummer of a first delivery of a start or stop is that of an allocation of the client in scope S. A deleted allocation
/// counts for a stop and not for a start. Without ToewijzingNummer the notice is taakgericht, which fails when an agreement with this
/// aanbieder on the product says inspanning on the Begindatum, or says output while the client has an allocation that the product belongs
/// to: without one an output start is accepted by the executable specification (scenario L3-305), which R-090 does not say. Deletions are
/// left to TR063. Source: TR019, IV096, R-015, R-071, R-090.
/// </summary>
internal static class TR019DeliveryNoticeRefersToAllocation
{
    public static readonly Rule Rule = new()
    {
        Code = "TR019",
        Name = "DeliveryNoticeRefersToAllocation",
        Level = Level.AcrossMessages,
        RetourCode = "9019",
        AppliesTo = Scope.In(305, 307),
        Definitie = "Een start of stop hoort bij een toewijzing van deze cliënt, en alleen taakgericht kan het zonder toewijzingnummer; "
            + "voor een start mag de toewijzing niet verwijderd zijn.",
        Checks = [Check.Each<StartProduct>(Judge), Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct start, RuleContext context) =>
        start.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering ? null
        : start.ToewijzingNummer is { } nummer ? Judge(nummer, deletedCounts: false, context)
        : JudgeTaakgericht(start.Product, start.Begindatum, context);

    private static Violation? Judge(StopProduct stop, RuleContext context) =>
        stop.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering ? null
        : stop.ToewijzingNummer is { } nummer ? Judge(nummer, deletedCounts: true, context)
        : JudgeTaakgericht(stop.Product, stop.Begindatum, context);

    private static Violation? Judge(long nummer, bool deletedCounts, RuleContext context) =>
        context.Toewijzing(nummer) is { } toewijzing && toewijzing.Bsn == context.Client?.Bsn && (deletedCounts || !toewijzing.IsDeleted)
            ? null
            : new("Vermeld het nummer van een toewijzing van deze cliënt.", FoundToewijzing.Values(nummer, context));

    /// <summary>A product without a Code is on no agreement, so nothing is said of its variant.</summary>
    private static Violation? JudgeTaakgericht(Product? product, DateOnly begindatum, RuleContext context)
    {
        var agreement = product is { Code: { } code }
            ? context.Register.Contract.For(product.Categorie, code, begindatum)
                .FirstOrDefault(a => a.Variant is Agreement.Inspanning || (a.Variant is Agreement.Output && IsAllocated(product, context)))
            : null;
        return agreement is null
            ? null
            : new(
                "Vermeld het nummer van de toewijzing: dit product is niet taakgericht afgesproken.",
                ComparedValue.Here("ToewijzingNummer", null),
                ComparedValue.Here("Product", ProductText.Of(product)),
                ComparedValue.Here("Begindatum", begindatum),
                ComparedValue.From(agreement.Source, "variant", agreement.Variant));
    }

    /// <summary>
    /// The client has an allocation that is specific for the product, of its category, or generic; a deleted one counts as never sent.
    /// </summary>
    private static bool IsAllocated(Product product, RuleContext context) => context.Register.Toewijzingen.Values.Any(t =>
        t.Bsn == context.Client?.Bsn && !t.IsDeleted
        && (t.Product is null || (t.Product.Categorie == product.Categorie && (t.Product.Code is null || t.Product.Code == product.Code))));
}
