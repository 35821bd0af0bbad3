using System.Data.Common;
using System.Diagnostics;
using MessageHub.Berichten.Reading;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Messages;

/// <summary>The table inbox.</summary>
internal static class Inbox
{
    /// <summary>Bytes of messages that one batch takes at a time; one that has more is taken alone.</summary>
    private const long MaxBytes = 256 * 1024;

    private static readonly RowSet<Settlement> Settled = new(
        new("id", ColumnType.Id, s => s.Id),
        new("state", ColumnType.Text, s => NameOf(s.State)),
        new("result", ColumnType.Text, s => s.Result));

    private const string Pending = "state = 'received' and parked_at is null";

    internal const string FirstPendingSql = $"""
        select id, standaard, gemeente, aanbieder, received_at, trace_parent, cast(length(content) as bigint) as bytes from inbox
        where {Pending} and standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
        order by arrival limit 1
        """;

    internal const string LastPendingSql = $"""
        select received_at from inbox
        where {Pending} and standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
        order by arrival desc limit 1
        """;

    /// <summary>
    /// One walk along one index: a plan that is made while the table is small has nothing to choose that would be wrong when it is large.
    /// </summary>
    internal const string OldestPendingSql = $"""
        select * from (
            select oldest.*, sum(length(content)) over (order by arrival) as upto
            from (
                select * from inbox
                where {Pending} and standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
                order by arrival limit @max) oldest) fitting
        where upto <= @bytes or upto = length(content)
        order by arrival
        """;

    /// <summary>Keeps new deliveries in one go, and looks up the others.</summary>
    public static async Task<IReadOnlyList<Receipt>> InsertAsync(
        Session session, IReadOnlyList<IncomingBericht> incoming, CancellationToken ct)
    {
        var heads = incoming.Select(i => HeadOf(i.Content)).ToList();
        var scopes = heads.Select(ExchangeScope.Of).OfType<ExchangeScope>().Distinct().ToList();
        // Numbers of arrival are given out before others can see them: who comes second in a scope waits, so that nobody is judged too
        // early.
        var batch = new QueryBatch(session);
        session.Database.Lock(batch, [.. scopes.Select(LockNames.ArrivalsOf)]);
        var last = scopes.ToDictionary(s => s, s => batch.Query(LastPendingSql, row => row.Instant("received_at"), ParametersOf(s)));
        const string insert = """
            insert into inbox (id, transport_id, file_name, content, received_at, offer_after, standaard, gemeente, aanbieder, nummer,
                trace_parent)
            values (@id, @transport_id, @file_name, @content, @received_at, @offer_after, @standaard, @gemeente, @aanbieder, @nummer,
                @trace_parent)
            on conflict do nothing
            """;
        var inserted = incoming.Zip(heads, (bericht, head) => batch.Execute(insert, ParametersOf(bericht, head))).ToList();
        await batch.RunAsync(ct).ConfigureAwait(false);
        var receipts = new List<Receipt>(incoming.Count);
        for (var i = 0; i < incoming.Count; i++)
        {
            receipts.Add(inserted[i].Value > 0
                ? new(incoming[i].Id, ExchangeScope.Of(heads[i]), ReceiptKind.New) { Follows = Follows(incoming[i], heads[i]) }
                : await EarlierAsync(session, incoming[i], ct).ConfigureAwait(false));
        }

        return receipts;

        // As long as nobody would offer that other message again, the first offer is relied on.
        bool Follows(IncomingBericht bericht, BerichtHead head) => ExchangeScope.Of(head) is { } scope
            && last[scope].Value.Exists(receivedAt => receivedAt > bericht.ReceivedAt - (bericht.OfferAfter - bericht.ReceivedAt));
    }

    public static Task<StoredBericht?> FindAsync(Session session, Guid id, CancellationToken ct) =>
        session.FirstAsync("select * from inbox where id = @id", StoredOf, ct, ("id", id));

    /// <summary>
    /// The oldest pending messages of a scope, as many as fit in memory and at least one. Goes along with the lock of the scope; without
    /// that lock it means nothing.
    /// </summary>
    public static BatchResult<List<StoredBericht>> Next(QueryBatch batch, ExchangeScope scope, int max) => batch.Query(
        OldestPendingSql,
        StoredOf,
        [.. ParametersOf(scope), ("max", max), ("bytes", MaxBytes)]);

    /// <summary>Waits for those that are arriving: who saw another one wait counts on it that this look comes later.</summary>
    public static async Task<PendingBericht?> FirstPendingAsync(Session session, ExchangeScope scope, CancellationToken ct)
    {
        var batch = new QueryBatch(session);
        session.Database.Lock(batch, [LockNames.ArrivalsOf(scope)]);
        var first = FirstPending(batch, scope);
        await batch.RunAsync(ct).ConfigureAwait(false);
        return first.Value;
    }

    public static BatchResult<PendingBericht?> FirstPending(QueryBatch batch, ExchangeScope scope) =>
        batch.First(FirstPendingSql, PendingOf, ParametersOf(scope));

    public static async Task<(PendingBericht Bericht, bool IsPending)?> FindArrivedAsync(Session session, Guid id, CancellationToken ct)
    {
        var found = await session.QueryAsync(
            // Whether it is pending is asked of the row, so that the database finds it by its id and not among all that are pending.
            "select id, standaard, gemeente, aanbieder, received_at, trace_parent, cast(length(content) as bigint) as bytes, "
            + $"{Pending} as is_pending from inbox where id = @id",
            row => (PendingOf(row), row.Get<bool>("is_pending")),
            ct,
            ("id", id)).ConfigureAwait(false);
        return found is [var one] ? one : null;
    }

    public static Task<BerichtStatus?> StatusAsync(Session session, Guid id, CancellationToken ct) => session.FirstAsync(
        $"select state, result from inbox where id = @id {session.Database.ForUpdate}",
        row => new BerichtStatus(StateOf(row.Text("state")), row.TextOrNull("result")),
        ct,
        ("id", id));

    public static async Task<IReadOnlyList<Guid>> UnprocessedAsync(Session session, CancellationToken ct) => await session
        .QueryAsync($"select id from inbox where {Pending} order by arrival", row => row.Get<Guid>("id"), ct)
        .ConfigureAwait(false);

    /// <summary>Messages whose time to be offered (again) has come, each given to one caller.</summary>
    public static async Task<IReadOnlyList<PendingBericht>> TakeDueAsync(
        Session session, DateTimeOffset dueAt, DateTimeOffset again, int max, CancellationToken ct) =>
        await session.QueryAsync(
            $"""
            update inbox set offer_after = @again
            where id in (select id from inbox where {Pending} and offer_after <= @due_at and offer_after < 'infinity'
                order by arrival limit @max {session.Database.ForUpdateSkipLocked})
            returning id, standaard, gemeente, aanbieder, received_at, trace_parent, cast(length(content) as bigint) as bytes
            """,
            PendingOf,
            ct,
            ("due_at", dueAt),
            ("again", again),
            ("max", max)).ConfigureAwait(false);

    /// <summary>
    /// Gives messages their state; the number of those that got it. Whoever comes second finds one settled and changes nothing.
    /// </summary>
    public static BatchResult<int> Settle(
        QueryBatch batch, RegisterDatabase database, IReadOnlyList<Settlement> settlements, DateTimeOffset at) =>
        settlements is [var only]
            // A result can be as large as a message may be: one that is alone is not copied into json.
            ? batch.Execute(
                "update inbox set state = @state, result = @result, settled_at = @at, "
                + "parked_at = null where id = @id and state in ('received', 'held')",
                ("id", only.Id),
                ("state", NameOf(only.State)),
                ("result", only.Result),
                ("at", at))
            : batch.Execute(
                SettleAll(database),
                ("ids", database.ListOf(settlements.Select(s => s.Id))),
                ("at", at),
                ("rows", Settled.ToJson(settlements)));

    /// <summary>
    /// The ids are given beside the rows: a plan that was made while the table was empty finds messages by them and by nothing else.
    /// </summary>
    internal static string SettleAll(RegisterDatabase database) =>
        $"""
        update inbox set state = r.state, result = r.result, settled_at = @at, parked_at = null
        from {Settled.From(database)}
        where inbox.id = r.id and {database.IsIn("inbox.id", "ids")} and inbox.state in ('received', 'held')
        """;

    /// <summary>
    /// Empties messages that were settled before a moment, and their answers: ids stay, so that the same delivery is known for ever. One
    /// whose answer was not sent is left alone.
    /// </summary>
    public static async Task<int> EmptyAsync(Session session, DateTimeOffset before, int max, CancellationToken ct)
    {
        var emptied = await session.QueryAsync(
            $"""
            update inbox set content = @nothing, result = null, file_name = ''
            where id in (
                select i.id from inbox i
                where i.result is not null and i.state not in ('received', 'held') and coalesce(i.settled_at, i.received_at) < @before
                    and not exists (select 1 from outbox o where o.bericht_id = i.id and o.sent_at is null)
                order by i.arrival limit @max {session.Database.ForUpdateSkipLocked})
            returning id
            """,
            row => row.Get<Guid>("id"),
            ct,
            ("nothing", Array.Empty<byte>()),
            ("before", before),
            ("max", max)).ConfigureAwait(false);
        await session.ExecuteEachAsync(
            "update outbox set content = @nothing, file_name = '' where bericht_id = @id",
            [.. emptied.Select(id => new (string, object?)[] { ("nothing", Array.Empty<byte>()), ("id", id) })],
            ct).ConfigureAwait(false);
        return emptied.Count;
    }

    public static async Task<bool> IsHeldAsync(Session session, Guid id, CancellationToken ct) => await session
        .FirstAsync($"select state from inbox where id = @id {session.Database.ForUpdate}", row => row.Text("state"), ct, ("id", id))
        .ConfigureAwait(false) == NameOf(BerichtState.Held);

    /// <summary>
    /// What can be read of the header; nothing when reading fails by a fault of ours. It is kept all the same: whoever judges it meets that
    /// fault too, and there it is counted and put aside.
    /// </summary>
    private static BerichtHead HeadOf(byte[] content)
    {
        try
        {
            return BerichtReader.HeadOf(content);
        }
#pragma warning disable CA1031 // Whatever it is: those that arrive beside it are kept.
        catch (Exception)
#pragma warning restore CA1031
        {
            return BerichtHead.Unknown;
        }
    }

    private static (string, object?)[] ParametersOf(IncomingBericht incoming, BerichtHead head)
    {
        var scope = ExchangeScope.Of(head);
        return
        [
            ("id", incoming.Id),
            ("transport_id", incoming.TransportId),
            ("file_name", incoming.FileName),
            ("content", incoming.Content),
            ("received_at", incoming.ReceivedAt),
            ("offer_after", incoming.OfferAfter),
            ("standaard", head.Identity?.Family),
            ("gemeente", scope?.Gemeente),
            ("aanbieder", scope?.Aanbieder),
            ("nummer", (long?)head.Identity?.Nummer),
            ("trace_parent", incoming.TraceParent),
        ];
    }

    private static (string, object?)[] ParametersOf(ExchangeScope scope) =>
        [("standaard", Families.Of(scope.Standaard)), ("gemeente", scope.Gemeente), ("aanbieder", scope.Aanbieder)];

    private static async Task<Receipt> EarlierAsync(Session session, IncomingBericht incoming, CancellationToken ct)
    {
        var (earlier, isSame, isPending) = await session.FirstAsync(
            $"""
            select id, standaard, gemeente, aanbieder, received_at, trace_parent, cast(length(content) as bigint) as bytes,
                {Pending} as is_pending, content = @content or (state <> 'received' and result is null) as is_same
            from inbox where id = @id or transport_id = @transport_id
            """,
            row => (PendingOf(row), row.Get<bool>("is_same"), row.Get<bool>("is_pending")),
            ct,
            ("id", incoming.Id),
            ("transport_id", incoming.TransportId),
            ("content", incoming.Content)).ConfigureAwait(false);
        var kind = !isSame ? ReceiptKind.OtherContent : isPending ? ReceiptKind.Pending : ReceiptKind.Settled;
        return new(earlier!.Id, earlier.Scope, kind);
    }

    private static StoredBericht StoredOf(DbDataReader row) => new(
        row.Get<Guid>("id"), row.Text("file_name"), row.Get<byte[]>("content"), row.Instant("received_at"), StateOf(row.Text("state")),
        row.TextOrNull("result"))
    {
        TraceParent = row.TextOrNull("trace_parent"),
        IsParked = row.Has("parked_at"),
    };

    private static PendingBericht PendingOf(DbDataReader row) => new(
        row.Get<Guid>("id"), ScopeOf(row), row.Instant("received_at"), row.TextOrNull("trace_parent"), row.Number("bytes"));

    /// <summary>The scope in three columns, or null when they are empty.</summary>
    public static ExchangeScope? ScopeOf(DbDataReader row) => row.TextOrNull("gemeente") is { } gemeente
        ? new(Families.Find(row.Text("standaard")), gemeente, row.Text("aanbieder"))
        : null;

    public static string NameOf(BerichtState state) => state switch
    {
        BerichtState.Received => "received",
        BerichtState.Accepted => "accepted",
        BerichtState.Partly => "partly",
        BerichtState.Rejected => "rejected",
        BerichtState.Refused => "refused",
        BerichtState.Held => "held",
        _ => throw new UnreachableException(),
    };

    public static BerichtState StateOf(string name) => Enum.GetValues<BerichtState>().Single(s => NameOf(s) == name);
}
