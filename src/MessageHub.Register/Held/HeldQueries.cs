using MessageHub.Register.Database;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Held;

/// <summary>Questions about what is held for a person, and what was decided. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="workingDays">What terms are counted in.</param>
public sealed class HeldQueries(RegisterDatabase database, WorkingDays workingDays)
{
    /// <summary>What is held, the soonest due first; a message that gets no answer after those that do.</summary>
    public Task<Page<HeldRow>> ListAsync(GemeenteScope scope, DateOnly today, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => HeldList.ReadAsync(session, scope, today, workingDays, page, ct), ct);

    /// <summary>How much is held; more than <paramref name="max"/> is given as that many.</summary>
    public Task<int> CountAsync(GemeenteScope scope, int max, CancellationToken ct) =>
        database.ReadAsync(session => HeldCount.ReadAsync(session, scope, max, ct), ct);

    /// <summary>One held message, or null when it is not held (any more) or is of a gemeente outside the scope.</summary>
    public Task<HeldRow?> FindAsync(GemeenteScope scope, long heldNumber, DateOnly today, CancellationToken ct) =>
        database.ReadAsync(session => HeldList.FindAsync(session, scope, heldNumber, today, workingDays, ct), ct);

    /// <summary>
    /// The newest decision on a message of the scope that was held and is not any more, or null when there is none of that number.
    /// </summary>
    public Task<TakenDecision?> DecidedAsync(GemeenteScope scope, long heldNumber, CancellationToken ct) =>
        database.ReadAsync(session => TakenDecisions.NewestAsync(session, scope, heldNumber, ct), ct);

    /// <summary>All decisions that were taken, with the message, newest first.</summary>
    public Task<Page<DecisionRow>> DecisionsAsync(GemeenteScope scope, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => TakenDecisions.ReadAsync(session, scope, page, ct), ct);
}
