using MessageHub.Register.Database;
using MessageHub.Register.Queries.Toewijzingen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Who waits for care, whose allocation ends, and who delivers what. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class CareQueries(RegisterDatabase database)
{
    /// <summary>How many wait for which aanbieder and product, and since when; the longest wait first.</summary>
    public Task<IReadOnlyList<WaitingCount>> WaitingAsync(GemeenteScope scope, DateOnly today, CancellationToken ct) =>
        database.ReadAsync(session => WaitingCounts.ReadAsync(session, scope, today, ct), ct);

    /// <summary>Allocations whose last day lies between two days, the soonest first.</summary>
    public Task<IReadOnlyList<ToewijzingRow>> EndingAsync(
        GemeenteScope scope, DateOnly from, DateOnly until, int max, CancellationToken ct) =>
        database.ReadAsync(session => EndingList.ReadAsync(session, scope, from, until, max, ct), ct);
}
