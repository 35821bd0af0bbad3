using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ToewijzingNummer of a first delivery of a start or stop is that of an allocation of the client in scope S. A deleted allocation
/// counts for a stop and not for a start; without ToewijzingNummer the notice is taakgericht and the rule holds. Deletions are left to
/// TR063. Source: TR019, IV096, D15.
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
        Definitie = "Een start of stop met een toewijzingnummer hoort bij een toewijzing van deze cliënt; voor een start mag die niet verwijderd zijn.",
        Checks = [Check.Each<StartProduct>(Judge), Check.Each<StopProduct>(Judge)],
    };

    private static Violation? Judge(StartProduct start, RuleContext context) =>
        Judge(start.StatusAanlevering, start.ToewijzingNummer, deletedCounts: false, context);

    private static Violation? Judge(StopProduct stop, RuleContext context) =>
        Judge(stop.StatusAanlevering, stop.ToewijzingNummer, deletedCounts: true, context);

    private static Violation? Judge(string status, long? toewijzingNummer, bool deletedCounts, RuleContext context)
    {
        if (status != Codes.StatusAanlevering.EersteAanlevering || toewijzingNummer is not { } nummer)
            return null;
        return context.Toewijzing(nummer) is { } toewijzing && toewijzing.Bsn == context.Client?.Bsn && (deletedCounts || !toewijzing.IsDeleted)
            ? null
            : new("Vermeld het nummer van een toewijzing van deze cliënt.", FoundToewijzing.Values(nummer, context));
    }
}
