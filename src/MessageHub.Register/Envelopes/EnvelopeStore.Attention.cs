using MessageHub.Register.Database;

namespace MessageHub.Register.Envelopes;

/// <summary>What people look at: tasks and quarantine.</summary>
public sealed partial class EnvelopeStore
{
    /// <summary>Keeps what was not accepted, and raises a task for it when somebody has to look.</summary>
    /// <param name="envelope">What is known of it.</param>
    /// <param name="content">Its bytes from the beginning, or null when they were not read.</param>
    /// <param name="isAlarm">A person has to look.</param>
    /// <param name="ct">Stops the work.</param>
    public Task QuarantineAsync(QuarantinedEnvelope envelope, Stream? content, bool isAlarm, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                insert into quarantine (id, received_at, port, caller, reason, description, sender, receiver, referentienummer, size, hash,
                    content)
                values (@id, @received_at, @port, @caller, @reason, @description, @sender, @receiver, @referentienummer, @size, @hash,
                    @content)
                """,
                ct,
                ("id", envelope.Id),
                ("received_at", envelope.ReceivedAt.ToUniversalTime()),
                ("port", envelope.Port),
                ("caller", envelope.Caller),
                ("reason", envelope.Reason),
                ("description", envelope.Description),
                ("sender", envelope.Sender),
                ("receiver", envelope.Receiver),
                ("referentienummer", envelope.Referentienummer),
                ("size", envelope.Size),
                ("hash", envelope.Hash),
                (
                    "content",
                    content is null ? [] : await EnvelopeContent.FirstAsync(content, ct).ConfigureAwait(false))).ConfigureAwait(false);
            if (content is not null)
                await EnvelopeContent.KeepRestAsync(session, envelope.Id, content, ct).ConfigureAwait(false);
            if (isAlarm)
            {
                await AddTaskAsync(
                    session, EnvelopeTaskKind.Quarantined, envelope.Id, null, new(envelope.Reason, envelope.Description, null),
                    envelope.ReceivedAt, ct).ConfigureAwait(false);
            }

            return true;
        },
        ct);

    /// <summary>What was not accepted, newest first.</summary>
    public Task<IReadOnlyList<QuarantinedEnvelope>> QuarantinedAsync(int max, CancellationToken ct) => ReadAsync(
        async session => (IReadOnlyList<QuarantinedEnvelope>)await session.QueryAsync(
            """
            select id, received_at, port, caller, reason, description, sender, receiver, referentienummer, size, hash from quarantine
            order by number desc limit @max
            """,
            row => new QuarantinedEnvelope
            {
                Id = row.Get<Guid>("id"),
                ReceivedAt = row.Instant("received_at"),
                Port = row.Text("port"),
                Caller = row.TextOrNull("caller"),
                Reason = row.Text("reason"),
                Description = row.Text("description"),
                Sender = row.TextOrNull("sender"),
                Receiver = row.TextOrNull("receiver"),
                Referentienummer = row.TextOrNull("referentienummer"),
                Size = row.Number("size"),
                Hash = row.Has("hash") ? row.Get<byte[]>("hash") : null,
            },
            ct,
            ("max", (long)max)).ConfigureAwait(false),
        ct);

    /// <summary>Writes the bytes of what was not accepted into a stream.</summary>
    /// <exception cref="KeyNotFoundException">It is not here.</exception>
    public Task CopyQuarantinedAsync(Guid id, Stream destination, CancellationToken ct) => ReadAsync(
        async session =>
        {
            await EnvelopeContent.CopyAsync(session, "quarantine", id, destination, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Tasks that are held for a person, oldest first.</summary>
    public Task<IReadOnlyList<EnvelopeTask>> TasksAsync(int max, CancellationToken ct) => ReadAsync(
        async session => (IReadOnlyList<EnvelopeTask>)await session.QueryAsync(
            """
            select number, created_at, kind, subject, functie, code, omschrijving, advice, done_at from envelope_task
            where done_at is null order by number limit @max
            """,
            row => new EnvelopeTask(
                row.Number("number"),
                row.Instant("created_at"),
                StateNames.Of<EnvelopeTaskKind>(row.Text("kind")),
                row.Get<Guid>("subject"),
                row.TextOrNull("functie"),
                row.TextOrNull("code"),
                row.TextOrNull("omschrijving"),
                row.TextOrNull("advice"),
                row.Has("done_at") ? row.Instant("done_at") : null),
            ct,
            ("max", (long)max)).ConfigureAwait(false),
        ct);

    /// <summary>A person has dealt with a task.</summary>
    /// <returns>False when it was done before.</returns>
    public Task<bool> FinishTaskAsync(long number, string by, string note, DateTimeOffset at, CancellationToken ct) => WriteAsync(
        async session => await session.ExecuteAsync(
            "update envelope_task set done_at = @at, done_by = @by, note = @note where number = @number and done_at is null",
            ct,
            ("number", number),
            ("at", at.ToUniversalTime()),
            ("by", by),
            ("note", note)).ConfigureAwait(false) > 0,
        ct);

    /// <summary>
    /// Raises a task; one of a kind per subject, however often. A fault of ours that comes back after it was dealt with is reported again.
    /// </summary>
    private static Task<int> AddTaskAsync(
        Session session, EnvelopeTaskKind kind, Guid subject, string? functie, EnvelopeFout? fout, DateTimeOffset at,
        CancellationToken ct) => session.ExecuteAsync(
        """
        insert into envelope_task (created_at, kind, subject, functie, code, omschrijving, advice)
        values (@at, @kind, @subject, @functie, @code, @omschrijving, @advice)
        on conflict (kind, subject) do update set
            created_at = excluded.created_at, omschrijving = excluded.omschrijving, done_at = null, done_by = null, note = null
        where envelope_task.kind = 'failed' and envelope_task.done_at is not null
        """,
        ct,
        ("at", at.ToUniversalTime()),
        ("kind", StateNames.NameOf(kind)),
        ("subject", subject),
        ("functie", functie),
        ("code", fout?.Code),
        ("omschrijving", fout?.Omschrijving),
        ("advice", fout?.Advice));
}
