using MessageHub.Register.Database;
using MessageHub.Register.Messages;

namespace MessageHub.Register.Store;

/// <summary>
/// Events on their way out. They are written with the verdict (<see cref="Settlement.Events"/>). Safe for use by several threads.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">Says when they were sent.</param>
public sealed class EventStore(RegisterDatabase database, TimeProvider clock)
{
    /// <summary>
    /// Sends events in the order in which they were written, unless another process is doing that. One that was sent and could not be
    /// remembered is sent again, with the same id.
    /// </summary>
    /// <param name="max">At most so many.</param>
    /// <param name="send">Sends them, and returns which arrived.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>How many arrived, or null when another process is sending.</returns>
    public async Task<int?> SendUnsentAsync(
        int max, Func<IReadOnlyList<UnsentEvent>, Task<IReadOnlyList<Guid>>> send, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        var batch = new QueryBatch(session);
        var isOurs = database.TryLock(batch, LockNames.Events);
        await batch.RunAsync(ct).ConfigureAwait(false);
        if (!isOurs.Value)
            return null;
        if (await EventOutbox.UnsentAsync(session, max, ct).ConfigureAwait(false) is not { Count: > 0 } unsent)
            return 0;
        var arrived = await send(unsent).ConfigureAwait(false);
        if (arrived.Count > 0)
            await EventOutbox.MarkSentAsync(session, arrived, clock.GetUtcNow(), ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return arrived.Count;
    }

    /// <summary>Events that were not sent yet, in the order in which they were written.</summary>
    public async Task<IReadOnlyList<UnsentEvent>> UnsentAsync(int max, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct).ConfigureAwait(false);
        return await EventOutbox.UnsentAsync(session, max, ct).ConfigureAwait(false);
    }

    /// <summary>Removes events that were sent before a moment; how many.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="max">At most so many, the oldest.</param>
    /// <param name="ct">Stops the work; then none is.</param>
    public async Task<int> ForgetAsync(DateTimeOffset before, int max, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        var removed = await EventOutbox.ForgetAsync(session, before, max, ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return removed;
    }
}
