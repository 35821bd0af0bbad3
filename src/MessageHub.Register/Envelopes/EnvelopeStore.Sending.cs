using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Envelopes;

/// <summary>What leaves.</summary>
public sealed partial class EnvelopeStore
{
    private const string OutgoingColumns =
        "id, message_id, kind, destination, is_soap, sender, receiver, referentienummer, tijdstip, cross_refnummer, functie, created_at, "
        + "state, code, omschrijving, attempts, sent_at, due, replaces, size";

    /// <summary>Keeps an envelope with its bytes until it is delivered.</summary>
    public async Task<AddOutcome> AddAsync(OutgoingEnvelope envelope, Stream content, CancellationToken ct)
    {
        try
        {
            return await WriteAsync(
                async session =>
                    await InsertOutgoingAsync(session, envelope, content, ct).ConfigureAwait(false) ? AddOutcome.Added : AddOutcome.Known,
                ct)
                .ConfigureAwait(false);
        }
        catch (RegisterException e) when (e.IsConflict && envelope.Kind == "Du01")
        {
            return AddOutcome.SecondAnswer;
        }
    }

    /// <summary>This message was taken from the queue before.</summary>
    public Task<bool> IsKnownAsync(string messageId, CancellationToken ct) => ReadAsync(
        async session => await session.FirstAsync(
            "select 1 as one from envelope_out where message_id = @message_id", row => row.GetInt32(0), ct,
            ("message_id", messageId)).ConfigureAwait(false) == 1,
        ct);

    /// <summary>
    /// Takes envelopes for a destination in hand, oldest first. An attempt is counted when it is known that one was made.
    /// </summary>
    public Task<IReadOnlyList<OutgoingEnvelope>> ClaimToSendAsync(
        string destination, string holder, DateTimeOffset now, DateTimeOffset until, int max, CancellationToken ct) => WriteAsync(
        async session =>
        {
            var rows = await session.QueryAsync(
                $"""
                update envelope_out set holder = @holder, next_at = @until where number in (
                    select number from envelope_out where state = 'waiting' and destination = @destination and next_at <= @now
                    order by number limit @max {database.ForUpdateSkipLocked})
                returning number, {OutgoingColumns}
                """,
                row => (Number: row.Number("number"), Envelope: OutgoingOf(row)),
                ct,
                ("destination", destination),
                ("holder", holder),
                ("now", now.ToUniversalTime()),
                ("until", until.ToUniversalTime()),
                ("max", (long)max)).ConfigureAwait(false);
            return (IReadOnlyList<OutgoingEnvelope>)[.. rows.OrderBy(r => r.Number).Select(r => r.Envelope)];
        },
        ct);

    /// <summary>The other side took it. A refusal that overtook the receipt stays.</summary>
    /// <param name="id">Ours.</param>
    /// <param name="state">Acknowledged, or Sent when nobody gives a receipt.</param>
    /// <param name="at">When.</param>
    /// <param name="due">Last day on which an answer is in time, or null when none is expected.</param>
    /// <param name="ct">Stops the work.</param>
    public Task DeliveredAsync(Guid id, DeliveryState state, DateTimeOffset at, DateOnly? due, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "update envelope_out set sent_at = @at, attempts = attempts + 1 where id = @id", ct, ("id", id),
                ("at", at.ToUniversalTime())).ConfigureAwait(false);
            return await session.ExecuteAsync(
                "update envelope_out set state = @state, due = @due, holder = null where id = @id and state = 'waiting'",
                ct,
                ("id", id),
                ("state", StateNames.NameOf(state)),
                ("due", due)).ConfigureAwait(false);
        },
        ct);

    /// <summary>The other side refused it on arrival, for good; a person is notified.</summary>
    public Task RefusedAsync(OutgoingEnvelope envelope, EnvelopeFout fout, DateTimeOffset at, CancellationToken ct) => WriteAsync(
        async session =>
        {
            var changed = await session.ExecuteAsync(
                """
                update envelope_out set
                    state = 'refused', code = @code, omschrijving = @omschrijving, settled_at = @at, attempts = attempts + 1, holder = null
                where id = @id and state = 'waiting'
                """,
                ct,
                ("id", envelope.Id),
                ("code", fout.Code),
                ("omschrijving", fout.Omschrijving),
                ("at", at.ToUniversalTime())).ConfigureAwait(false);
            if (changed > 0)
                await AddTaskAsync(
                    session, EnvelopeTaskKind.Refused, envelope.Id, envelope.Functie ?? envelope.Kind, fout, at, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>The other side did not take it now; the same bytes are tried again at a later time.</summary>
    /// <param name="isAlarm">A person is notified, once: also when others wait for the same destination.</param>
    public Task SendLaterAsync(
        OutgoingEnvelope envelope, DateTimeOffset nextAt, EnvelopeFout? fout, bool isAlarm, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                update envelope_out set attempts = attempts + 1, next_at = @next_at, holder = null, code = @code,
                    omschrijving = @omschrijving
                where id = @id and state = 'waiting'
                """,
                ct,
                ("id", envelope.Id),
                ("next_at", nextAt.ToUniversalTime()),
                ("code", fout?.Code),
                ("omschrijving", fout?.Omschrijving)).ConfigureAwait(false);
            if (isAlarm && !await HasUnreachableTaskAsync(session, envelope.Destination, ct).ConfigureAwait(false))
                await AddTaskAsync(
                    session,
                    EnvelopeTaskKind.Unreachable,
                    envelope.Id,
                    envelope.Functie ?? envelope.Kind,
                    fout,
                    now,
                    ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Nothing was offered to the other side, so no attempt is counted; it is tried again at a later time.</summary>
    /// <param name="envelope">Still waiting.</param>
    /// <param name="nextAt">When it is tried again.</param>
    /// <param name="cause">What went wrong with us, in Dutch, of which a person is notified; null when nothing did.</param>
    /// <param name="now">The present.</param>
    /// <param name="ct">Stops the work.</param>
    public Task NotOfferedAsync(
        OutgoingEnvelope envelope, DateTimeOffset nextAt, string? cause, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "update envelope_out set next_at = @next_at, holder = null where id = @id and state = 'waiting'",
                ct,
                ("id", envelope.Id),
                ("next_at", nextAt.ToUniversalTime())).ConfigureAwait(false);
            if (cause is not null)
                await AddTaskAsync(
                    session,
                    EnvelopeTaskKind.Failed,
                    envelope.Id,
                    envelope.Functie ?? envelope.Kind,
                    new("", cause, null),
                    now,
                    ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Whatever is due before today gets its state and its task.</summary>
    /// <returns>How many.</returns>
    public Task<int> MarkOverdueAsync(DateOnly today, DateTimeOffset now, CancellationToken ct) => WriteAsync(
        async session =>
        {
            var late = await session.QueryAsync(
                """
                update envelope_out set state = 'overdue' where state in ('sent', 'acknowledged') and due < @today
                returning id, functie
                """,
                row => (Id: row.Get<Guid>("id"), Functie: row.TextOrNull("functie")),
                ct,
                ("today", today)).ConfigureAwait(false);
            foreach (var (id, functie) in late)
                await AddTaskAsync(session, EnvelopeTaskKind.Overdue, id, functie, null, now, ct).ConfigureAwait(false);
            return late.Count;
        },
        ct);

    /// <summary>A person asks to send a refused envelope again, under a new number, now that what was wrong is repaired.</summary>
    /// <returns>False when it is not refused (any more).</returns>
    public Task<bool> AskAgainAsync(Guid id, string by, CancellationToken ct) => WriteAsync(
        async session => await session.ExecuteAsync(
            "update envelope_out set again_by = @by where id = @id and state = 'refused' and kind <> 'Fo01'", ct, ("id", id),
            ("by", by)).ConfigureAwait(false) > 0,
        ct);

    /// <summary>Refused envelopes that are to be sent again.</summary>
    public Task<IReadOnlyList<OutgoingEnvelope>> AskedAgainAsync(int max, CancellationToken ct) => ReadAsync(
        async session => (IReadOnlyList<OutgoingEnvelope>)await session.QueryAsync(
            $"select {OutgoingColumns} from envelope_out where again_by is not null and state = 'refused' order by number limit @max",
            OutgoingOf,
            ct,
            ("max", (long)max)).ConfigureAwait(false),
        ct);

    /// <summary>A refused envelope that was to be sent again could not be; a person is notified, and may ask once more.</summary>
    public Task NotSentAgainAsync(OutgoingEnvelope refused, string cause, DateTimeOffset now, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "update envelope_out set again_by = null where id = @id and state = 'refused'", ct,
                ("id", refused.Id)).ConfigureAwait(false);
            await AddTaskAsync(
                session,
                EnvelopeTaskKind.Failed,
                refused.Id,
                refused.Functie ?? refused.Kind,
                new("", cause, null),
                now,
                ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>A new envelope takes the place of a refused one: one, whoever comes second.</summary>
    /// <returns>False when it was replaced before; then nothing is changed.</returns>
    public Task<bool> ReplaceAsync(Guid refused, OutgoingEnvelope envelope, Stream content, CancellationToken ct) => WriteAsync(
        async session =>
        {
            var changed = await session.ExecuteAsync(
                "update envelope_out set state = 'replaced' where id = @id and state = 'refused'", ct,
                ("id", refused)).ConfigureAwait(false);
            return changed > 0
                && await InsertOutgoingAsync(session, envelope with { Replaces = refused }, content, ct).ConfigureAwait(false);
        },
        ct);

    /// <summary>Envelopes of ours in a state, or all, newest first.</summary>
    public Task<IReadOnlyList<OutgoingEnvelope>> OutgoingAsync(DeliveryState? state, int max, CancellationToken ct) => ReadAsync(
        async session => (IReadOnlyList<OutgoingEnvelope>)await session.QueryAsync(
            $"select {OutgoingColumns} from envelope_out {(state is null ? "" : "where state = @state")} order by number desc limit @max",
            OutgoingOf,
            ct,
            [
                ("max", (long)max),
                .. state is { } s ? [("state", StateNames.NameOf(s))] : Array.Empty<(string, object?)>(),
            ]).ConfigureAwait(false),
        ct);

    /// <summary>Writes the bytes of an envelope of ours into a stream.</summary>
    /// <exception cref="KeyNotFoundException">It is not here.</exception>
    public Task CopyOutgoingAsync(Guid id, Stream destination, CancellationToken ct) => ReadAsync(
        async session =>
        {
            await EnvelopeContent.CopyAsync(session, "envelope_out", id, destination, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>The latest tijdstipBericht that was given out, or null.</summary>
    public Task<string?> LastTijdstipAsync(CancellationToken ct) => ReadAsync(
        session => session.FirstAsync("select tijdstip from envelope_out order by tijdstip desc limit 1", row => row.Text("tijdstip"), ct),
        ct);

    private static OutgoingEnvelope OutgoingOf(DbDataReader row) => new()
    {
        Id = row.Get<Guid>("id"),
        MessageId = row.TextOrNull("message_id"),
        Kind = row.Text("kind"),
        Destination = row.Text("destination"),
        IsSoap = row.Get<bool>("is_soap"),
        Sender = row.Text("sender"),
        Receiver = row.Text("receiver"),
        Referentienummer = row.Text("referentienummer"),
        Tijdstip = row.Text("tijdstip"),
        CrossRefnummer = row.TextOrNull("cross_refnummer"),
        Functie = row.TextOrNull("functie"),
        CreatedAt = row.Instant("created_at"),
        State = StateNames.Of<DeliveryState>(row.Text("state")),
        Code = row.TextOrNull("code"),
        Omschrijving = row.TextOrNull("omschrijving"),
        Attempts = row.Number("attempts"),
        SentAt = row.Has("sent_at") ? row.Instant("sent_at") : null,
        Due = row.DateOrNull("due"),
        Replaces = row.Has("replaces") ? row.Get<Guid>("replaces") : null,
        Size = row.Number("size"),
    };

    /// <summary>False when its message was taken before.</summary>
    /// <summary>A person was notified that something waits for this destination in vain, and it still does.</summary>
    private static async Task<bool> HasUnreachableTaskAsync(Session session, string destination, CancellationToken ct)
    {
        await session.Database.LockAsync(session, LockNames.UnreachableOf(destination), ct).ConfigureAwait(false);
        return await session.FirstAsync(
            """
            select 1 as found from envelope_task t join envelope_out o on o.id = t.subject
            where t.kind = 'unreachable' and t.done_at is null and o.destination = @destination and o.state = 'waiting' limit 1
            """,
            row => row.Number("found"),
            ct,
            ("destination", destination)).ConfigureAwait(false) > 0;
    }

    private static async Task<bool> InsertOutgoingAsync(Session session, OutgoingEnvelope envelope, Stream content, CancellationToken ct)
    {
        var first = await EnvelopeContent.FirstAsync(content, ct).ConfigureAwait(false);
        var inserted = await session.ExecuteAsync(
            """
            insert into envelope_out (
                id, message_id, kind, destination, is_soap, sender, receiver, referentienummer, tijdstip, cross_refnummer, functie, size,
                content, state, created_at, replaces, next_at)
            values (
                @id, @message_id, @kind, @destination, @is_soap, @sender, @receiver, @referentienummer, @tijdstip, @cross_refnummer,
                @functie, @size, @content, 'waiting', @created_at, @replaces, @created_at)
            on conflict (message_id) do nothing
            """,
            ct,
            ("id", envelope.Id),
            ("message_id", envelope.MessageId),
            ("kind", envelope.Kind),
            ("destination", envelope.Destination),
            ("is_soap", envelope.IsSoap),
            ("sender", envelope.Sender),
            ("receiver", envelope.Receiver),
            ("referentienummer", envelope.Referentienummer),
            ("tijdstip", envelope.Tijdstip),
            ("cross_refnummer", envelope.CrossRefnummer),
            ("functie", envelope.Functie),
            ("size", content.Length),
            ("content", first),
            ("created_at", envelope.CreatedAt.ToUniversalTime()),
            ("replaces", envelope.Replaces)).ConfigureAwait(false);
        if (inserted == 0)
            return false;
        await EnvelopeContent.KeepRestAsync(session, envelope.Id, content, ct).ConfigureAwait(false);
        return true;
    }
}
