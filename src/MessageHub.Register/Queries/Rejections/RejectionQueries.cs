using MessageHub.Register.Database;
using MessageHub.Register.Queries.Berichten;

namespace MessageHub.Register.Queries.Rejections;

/// <summary>
/// What was rejected, how often and for how much (sap.md §6.1, view 1). Answers come from facts that were written with the verdict; safe
/// for use by several threads.
/// </summary>
/// <param name="database">Where the register is kept.</param>
public sealed class RejectionQueries(RegisterDatabase database)
{
    /// <summary>Messages, judged or not, in the order that is asked. A message that is not judged yet has state Received.</summary>
    public Task<Page<BerichtRow>> BerichtenAsync(BerichtFilter filter, BerichtSort sort, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => BerichtList.ReadAsync(session, filter, sort, page, ct), ct);

    /// <summary>Findings of messages that were judged for good, newest message first and within it in document order.</summary>
    public Task<Page<FindingRow>> FindingsAsync(BerichtFilter filter, PageRequest page, CancellationToken ct) =>
        database.ReadAsync(session => FindingList.ReadAsync(session, filter, page, ct), ct);

    /// <summary>
    /// Counts of judged messages; by day in order of day, otherwise the largest rejected amount and then the most rejected first.
    /// </summary>
    public Task<IReadOnlyList<CountRow>> CountsAsync(BerichtFilter filter, CountBy by, CancellationToken ct) =>
        database.ReadAsync(session => RejectionCounts.ReadAsync(session, filter, by, ct), ct);

    /// <summary>The counts of everything the filter lets through, as one row with the key "".</summary>
    public Task<CountRow> TotalAsync(BerichtFilter filter, CancellationToken ct) =>
        database.ReadAsync(async session => (await RejectionCounts.ReadAsync(session, filter, null, ct).ConfigureAwait(false))[0], ct);

    /// <summary>
    /// The same key rejected more than once: of a line its allocation, product and ProductPeriode; of a start or stop its key; of a claim
    /// its DeclaratieNummer; of a request its ReferentieAanbieder. Most often first.
    /// </summary>
    /// <param name="filter">Applies to the last message of each.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<RepeatedRejection>> RepeatedAsync(BerichtFilter filter, int max, CancellationToken ct) => database.ReadAsync(
        async session =>
            (IReadOnlyList<RepeatedRejection>)await RepeatedRejections.ReadAsync(session, filter, max, ct).ConfigureAwait(false),
        ct);
}
