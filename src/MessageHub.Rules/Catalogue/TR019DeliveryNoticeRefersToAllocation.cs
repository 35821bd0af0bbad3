using MessageHub.Berichten.Model;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ToewijzingNummer of a first delivery of a start or stop is that of an allocation of the client in scope S. A deleted allocation
/// counts for a stop and not for a start. Without ToewijzingNummer the notice is taakgericht, which fails when an agreement with this
/// aanbieder on the product says inspanning or output on the Begindatum; without such an agreement the rule holds. Deletions are left to
/// TR063. Source: TR019, IV096, D15, D90.
/// </summary>
public static class TR019DeliveryNoticeRefersToAllocation
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

    private static Violation? Judge(StartProduct start, RuleContext context) => start.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering ? null
        : start.ToewijzingNummer is { } nummer ? Judge(nummer, deletedCounts: false, context)
        : JudgeTaakgericht(start.Product, start.Begindatum, context);

    private static Violation? Judge(StopProduct stop, RuleContext context) => stop.StatusAanlevering != Codes.StatusAanlevering.EersteAanlevering ? null
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
            ? context.Register.Contract.For(product.Categorie, code, begindatum).FirstOrDefault(a => a.Variant is Agreement.Inspanning or Agreement.Output)
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
}
