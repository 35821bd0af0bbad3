using MessageHub.Register.Database;

namespace MessageHub.Register.Envelopes;

/// <summary>
/// Envelopes of the GGk: received, to send, in quarantine, and the tasks they lead to. Each method opens and commits its own work; safe
/// for use by several threads and by several processes.
/// </summary>
/// <param name="database">Where they are kept; brought up to date by <see cref="RegisterDatabase.MigrateAsync"/> first.</param>
public sealed partial class EnvelopeStore(RegisterDatabase database)
{
    /// <summary>Frees what this holder has in hand: it stops.</summary>
    public Task ReleaseAsync(string holder, DateTimeOffset now, CancellationToken ct) => FreeAsync(holder, attempts: 0, now, ct);

    /// <summary>
    /// Frees what this holder had in hand when it died: it was started anew. Of what was received that counts as an attempt.
    /// </summary>
    public Task ReleaseLeftAsync(string holder, DateTimeOffset now, CancellationToken ct) => FreeAsync(holder, attempts: 1, now, ct);

    /// <summary>The database answers.</summary>
    /// <exception cref="RegisterException">It does not.</exception>
    public Task AnswersAsync(CancellationToken ct) =>
        ReadAsync(session => session.FirstAsync("select 1 as one", row => row.GetInt32(0), ct), ct);

    private Task<int> FreeAsync(string holder, long attempts, DateTimeOffset now, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                update envelope_in set attempts = attempts + @attempts, next_at = @now, holder = null
                where holder = @holder and state in ('received', 'checked')
                """,
                ct,
                ("attempts", attempts),
                ("now", now.ToUniversalTime()),
                ("holder", holder)).ConfigureAwait(false);
            return await session.ExecuteAsync(
                "update envelope_out set next_at = @now, holder = null where holder = @holder and state = 'waiting'",
                ct,
                ("now", now.ToUniversalTime()),
                ("holder", holder)).ConfigureAwait(false);
        },
        ct);

    private async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct).ConfigureAwait(false);
        return await read(session).ConfigureAwait(false);
    }

    private async Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        var result = await write(session).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return result;
    }
}
