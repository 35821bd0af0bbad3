using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Envelopes;

/// <summary>What arrives.</summary>
public sealed partial class EnvelopeStore
{
    /// <summary>
    /// Keeps an envelope with its bytes, ties a Du01 or a refusal to what it is about, and raises the task that follows from it: all of it
    /// or nothing. Offered twice, at once or later, it is kept once.
    /// </summary>
    /// <param name="envelope">What is known of it.</param>
    /// <param name="content">Its bytes as they came, from the beginning; can be read twice.</param>
    /// <param name="ct">Stops the work; then nothing is kept, or all of it.</param>
    public async Task<EnvelopeReceipt> ReceiveAsync(IncomingEnvelope envelope, Stream content, CancellationToken ct)
    {
        try
        {
            return await WriteAsync(session => ReceiveAsync(session, envelope, content, ct), ct).ConfigureAwait(false);
        }
        catch (RegisterException e) when (e.IsConflict)
        {
            // Two senders used one number at the same moment; now it can be seen.
            return await WriteAsync(session => ReceiveAsync(session, envelope, content, ct), ct).ConfigureAwait(false);
        }
    }

    /// <summary>Takes envelopes in a state in hand, oldest first: nobody else gets them until the given time.</summary>
    public Task<IReadOnlyList<ReceivedEnvelope>> ClaimReceivedAsync(
        EnvelopeState state, string holder, DateTimeOffset now, DateTimeOffset until, int max, CancellationToken ct) =>
        ClaimReceivedAsync(state, ReceivedPart.All, holder, now, until, max, ct);

    /// <summary>
    /// Takes envelopes of a part of those in a state in hand, those that failed least and then the oldest first: nobody else gets them
    /// until the given time. Of one whose last holder let its time pass, that counts as an attempt.
    /// </summary>
    public Task<IReadOnlyList<ReceivedEnvelope>> ClaimReceivedAsync(
        EnvelopeState state, ReceivedPart part, string holder, DateTimeOffset now, DateTimeOffset until, int max,
        CancellationToken ct) => WriteAsync(
        async session =>
        {
            var tried = part.WereTried switch
            {
                null => "",
                true => "and (attempts > 0 or holder is not null)",
                false => "and attempts = 0 and holder is null",
            };
            var rows = await session.QueryAsync(
                $"""
                update envelope_in set attempts = attempts + case when holder is null then 0 else 1 end, holder = @holder, next_at = @until
                where number in (
                    select number from envelope_in
                    where state = @state and next_at <= @now and payload_bytes between @min_bytes and @max_bytes {tried}
                    order by attempts, number limit @max {database.ForUpdateSkipLocked})
                returning {ReceivedColumns}
                """,
                ReceivedOf,
                ct,
                ("state", StateNames.NameOf(state)),
                ("holder", holder),
                ("now", now.ToUniversalTime()),
                ("until", until.ToUniversalTime()),
                ("min_bytes", part.MinBytes),
                ("max_bytes", part.MaxBytes),
                ("max", (long)max)).ConfigureAwait(false);
            return (IReadOnlyList<ReceivedEnvelope>)[.. rows.OrderBy(r => r.Number)];
        },
        ct);

    /// <summary>Their payload is good. Whoever comes second changes nothing.</summary>
    public Task CheckedAsync(IEnumerable<long> numbers, DateTimeOffset now, CancellationToken ct) =>
        MoveAsync(numbers, EnvelopeState.Received, EnvelopeState.Checked, now, ct);

    /// <summary>The queue has confirmed them.</summary>
    public Task RelayedAsync(IEnumerable<long> numbers, DateTimeOffset now, CancellationToken ct) =>
        MoveAsync(numbers, EnvelopeState.Checked, EnvelopeState.Relayed, now, ct);

    /// <summary>They are given back and tried again at a later time; nothing was wrong with them.</summary>
    public Task ReceivedLaterAsync(IEnumerable<long> numbers, DateTimeOffset nextAt, CancellationToken ct) => WriteAsync(
        session => session.ExecuteAsync(
            $"update envelope_in set next_at = @next_at, holder = null where {database.IsIn("number", "numbers")}",
            ct,
            ("next_at", nextAt.ToUniversalTime()),
            ("numbers", database.ListOf(numbers))),
        ct);

    /// <summary>
    /// We failed on it, and that is counted. It is tried again at a later time, or with so many attempts is held for a person, who is
    /// notified.
    /// </summary>
    /// <param name="envelope">Received or checked.</param>
    /// <param name="cause">What went wrong, in Dutch, without anything from the envelope.</param>
    /// <param name="nextAt">When it is tried again.</param>
    /// <param name="maxAttempts">With so many it is parked.</param>
    /// <param name="now">The present.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>True when it is parked now.</returns>
    public Task<bool> FailedAsync(
        ReceivedEnvelope envelope, string cause, DateTimeOffset nextAt, int maxAttempts, DateTimeOffset now,
        CancellationToken ct) => WriteAsync(
        async session =>
        {
            var attempts = await session.FirstAsync(
                """
                update envelope_in set attempts = attempts + 1, next_at = @next_at, holder = null
                where id = @id and state in ('received', 'checked')
                returning attempts
                """,
                row => row.Number("attempts"),
                ct,
                ("id", envelope.Id),
                ("next_at", nextAt.ToUniversalTime())).ConfigureAwait(false);
            return attempts >= maxAttempts && await ParkFailedAsync(session, envelope, cause, now, ct).ConfigureAwait(false);
        },
        ct);

    /// <summary>
    /// We failed on it too often: it is held for a person from now on, who is notified. Whoever comes second changes nothing.
    /// </summary>
    public Task ParkFailedAsync(ReceivedEnvelope envelope, string cause, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(session => ParkFailedAsync(session, envelope, cause, now, ct), ct);

    /// <summary>A person asks to try a parked envelope again, now that what we failed on is repaired.</summary>
    /// <returns>False when it does not wait because we failed on it.</returns>
    public Task<bool> RetryReceivedAsync(Guid id, DateTimeOffset now, CancellationToken ct) => WriteAsync(
        async session => await session.ExecuteAsync(
            """
            update envelope_in set state = 'received', attempts = 0, reason = null, next_at = @now
            where id = @id and state = 'parked' and attempts > 0
            """,
            ct,
            ("id", id),
            ("now", now.ToUniversalTime())).ConfigureAwait(false) > 0,
        ct);

    /// <summary>It is held for a person from now on. Whoever comes second changes nothing.</summary>
    /// <param name="envelope">Still received.</param>
    /// <param name="reason">Why, in Dutch, without anything from the payload.</param>
    /// <param name="kind">The task that reports it.</param>
    /// <param name="now">The present.</param>
    /// <param name="ct">Stops the work.</param>
    public Task ParkAsync(ReceivedEnvelope envelope, string reason, EnvelopeTaskKind kind, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(
        async session =>
        {
            if (await SettleReceivedAsync(session, envelope.Id, EnvelopeState.Parked, reason, ct).ConfigureAwait(false))
                await AddTaskAsync(session, kind, envelope.Id, envelope.Functie, null, now, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Its payload is refused, and the Fo01 that says so is to be sent: one Fo01, whoever comes second.</summary>
    /// <returns>False when it was settled before; then nothing is changed.</returns>
    public Task<bool> RefuseAsync(ReceivedEnvelope envelope, string reason, OutgoingEnvelope fo01, Stream content, CancellationToken ct) =>
        WriteAsync(
        async session =>
        {
            if (!await SettleReceivedAsync(session, envelope.Id, EnvelopeState.Refused, reason, ct).ConfigureAwait(false))
                return false;
            await InsertOutgoingAsync(session, fo01, content, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>Writes the bytes of a received envelope into a stream, as they came.</summary>
    /// <exception cref="KeyNotFoundException">It is not here.</exception>
    public Task CopyReceivedAsync(Guid id, Stream destination, CancellationToken ct) => ReadAsync(
        async session =>
        {
            await EnvelopeContent.CopyAsync(session, "envelope_in", id, destination, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>The received envelope with this number, of the first sender that used it, or null.</summary>
    public Task<ReceivedEnvelope?> FindReceivedAsync(string referentienummer, CancellationToken ct) => ReadAsync(
        session => session.FirstAsync(
            $"select {ReceivedColumns} from envelope_in where referentienummer = @referentienummer and not shares_number",
            ReceivedOf,
            ct,
            ("referentienummer", referentienummer)),
        ct);

    /// <summary>Received envelopes in a state, or all, newest first.</summary>
    public Task<IReadOnlyList<ReceivedEnvelope>> ReceivedAsync(EnvelopeState? state, int max, CancellationToken ct) => ReadAsync(
        async session => (IReadOnlyList<ReceivedEnvelope>)await session.QueryAsync(
            $"select {ReceivedColumns} from envelope_in {(state is null ? "" : "where state = @state")} order by number desc limit @max",
            ReceivedOf,
            ct,
            [
                ("max", (long)max),
                .. state is { } s ? [("state", StateNames.NameOf(s))] : Array.Empty<(string, object?)>(),
            ]).ConfigureAwait(false),
        ct);

    private const string ReceivedColumns =
        "number, id, kind, sender, receiver, referentienummer, cross_refnummer, functie, is_soap, is_xml, payload_bytes, size, "
        + "received_at, state, reason, attempts, trace_parent";

    private static ReceivedEnvelope ReceivedOf(DbDataReader row) => new()
    {
        Number = row.Number("number"),
        Id = row.Get<Guid>("id"),
        Kind = row.Text("kind"),
        Sender = row.Text("sender"),
        Receiver = row.Text("receiver"),
        Referentienummer = row.Text("referentienummer"),
        CrossRefnummer = row.TextOrNull("cross_refnummer"),
        Functie = row.TextOrNull("functie"),
        IsSoap = row.Get<bool>("is_soap"),
        IsXml = row.Get<bool>("is_xml"),
        PayloadBytes = row.Number("payload_bytes"),
        Size = row.Number("size"),
        ReceivedAt = row.Instant("received_at"),
        State = StateNames.Of<EnvelopeState>(row.Text("state")),
        Reason = row.TextOrNull("reason"),
        Attempts = row.Number("attempts"),
        TraceParent = row.TextOrNull("trace_parent"),
    };

    private static async Task<EnvelopeReceipt> ReceiveAsync(
        Session session, IncomingEnvelope envelope, Stream content, CancellationToken ct)
    {
        var link = new EnvelopeLink(EnvelopeState.Received, null, null);
        if (envelope.CrossRefnummer is not null)
        {
            // A repetition is answered as before, also when what it is about has moved on.
            if (await RepeatedAsync(session, envelope, ct).ConfigureAwait(false) is { } earlier)
                return earlier;
            link = await EnvelopeLink.FindAsync(session, envelope, ct).ConfigureAwait(false);
            if (link.Task is EnvelopeTaskKind.AnswersNothing && envelope is { Kind: "Du01", ParksUnknown: false })
                return new EnvelopeReceipt.AnswersNothing();
        }

        if (await InsertReceivedAsync(session, envelope, link.State, content, ct).ConfigureAwait(false) is not { } state)
            return await RepeatedAsync(session, envelope, ct).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The envelope is neither new nor known.");
        await EnvelopeContent.KeepRestAsync(session, envelope.Id, content, ct).ConfigureAwait(false);
        var task = state is EnvelopeState.Parked && link.State is EnvelopeState.Received ? EnvelopeTaskKind.SharedNumber : link.Task;
        if (task is { } kind)
            await AddTaskAsync(
                session,
                kind,
                link.Subject ?? envelope.Id,
                link.Functie ?? envelope.Functie,
                envelope.Fout,
                envelope.ReceivedAt,
                ct).ConfigureAwait(false);
        return new EnvelopeReceipt.Stored(state);
    }

    /// <summary>The state it got, or null when this sender used the number before.</summary>
    private static async Task<EnvelopeState?> InsertReceivedAsync(
        Session session, IncomingEnvelope envelope, EnvelopeState state, Stream content, CancellationToken ct)
    {
        var first = await EnvelopeContent.FirstAsync(content, ct).ConfigureAwait(false);
        var inserted = await session.FirstAsync(
            """
            insert into envelope_in (
                id, kind, sender_key, sender, receiver, referentienummer, cross_refnummer, functie, is_soap, is_xml, payload_bytes, hash,
                size, content, answer, received_at, shares_number, state, trace_parent, next_at)
            select @id, @kind, @sender_key, @sender, @receiver, @referentienummer, @cross_refnummer, @functie, @is_soap, @is_xml,
                @payload_bytes, @hash, @size, @content, @answer, @received_at, other.is_there,
                case when other.is_there and @state = 'received' then 'parked' else @state end, @trace_parent, @received_at
            from (select exists (select 1 from envelope_in
                where referentienummer = @referentienummer and sender_key <> @sender_key) as is_there) as other
            where true
            on conflict (sender_key, referentienummer) do nothing
            returning state
            """,
            row => row.Text("state"),
            ct,
            ("id", envelope.Id),
            ("kind", envelope.Kind),
            ("sender_key", envelope.SenderKey),
            ("sender", envelope.Sender),
            ("receiver", envelope.Receiver),
            ("referentienummer", envelope.Referentienummer),
            ("cross_refnummer", envelope.CrossRefnummer),
            ("functie", envelope.Functie),
            ("is_soap", envelope.IsSoap),
            ("is_xml", envelope.IsXml),
            ("payload_bytes", envelope.PayloadBytes),
            ("hash", envelope.Hash),
            ("size", content.Length),
            ("content", first),
            ("answer", envelope.Answer),
            ("received_at", envelope.ReceivedAt.ToUniversalTime()),
            ("state", StateNames.NameOf(state)),
            ("trace_parent", envelope.TraceParent)).ConfigureAwait(false);
        return inserted is null ? null : StateNames.Of<EnvelopeState>(inserted);
    }

    private static async Task<EnvelopeReceipt?> RepeatedAsync(Session session, IncomingEnvelope envelope, CancellationToken ct)
    {
        var (hash, answer) = await session.FirstAsync(
            "select hash, answer from envelope_in where sender_key = @sender_key and referentienummer = @referentienummer",
            row => (row.Get<byte[]>("hash"), row.Get<byte[]>("answer")),
            ct,
            ("sender_key", envelope.SenderKey),
            ("referentienummer", envelope.Referentienummer)).ConfigureAwait(false);
        return hash is null ? null
            : hash.AsSpan().SequenceEqual(envelope.Hash) ? new EnvelopeReceipt.Repeated(answer)
            : new EnvelopeReceipt.Different();
    }

    private Task<int> MoveAsync(
        IEnumerable<long> numbers, EnvelopeState from, EnvelopeState to, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(
        session => session.ExecuteAsync(
            "update envelope_in set state = @to, attempts = 0, next_at = @now, "
            + $"holder = null where state = @from and {database.IsIn("number", "numbers")}",
            ct,
            ("from", StateNames.NameOf(from)),
            ("to", StateNames.NameOf(to)),
            ("now", now.ToUniversalTime()),
            ("numbers", database.ListOf(numbers))),
        ct);

    private static async Task<bool> ParkFailedAsync(
        Session session, ReceivedEnvelope envelope, string cause, DateTimeOffset now, CancellationToken ct)
    {
        if (!await SettleReceivedAsync(session, envelope.Id, EnvelopeState.Parked, cause, ct).ConfigureAwait(false))
            return false;
        await AddTaskAsync(
            session,
            EnvelopeTaskKind.Failed,
            envelope.Id,
            envelope.Functie ?? envelope.Kind,
            new("", cause, null),
            now,
            ct).ConfigureAwait(false);
        return true;
    }

    private static async Task<bool> SettleReceivedAsync(
        Session session, Guid id, EnvelopeState state, string reason, CancellationToken ct) =>
        await session
        .ExecuteAsync(
            "update envelope_in set state = @state, reason = @reason, holder = null where id = @id and state in ('received', 'checked')",
            ct,
            ("id", id),
            ("state", StateNames.NameOf(state)),
            ("reason", reason)).ConfigureAwait(false) > 0;
}
