using System.Data.Common;
using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>The table inbox.</summary>
internal static class Inbox
{
    /// <summary>Bytes of messages that one turn takes at a time; one that has more is taken alone.</summary>
    private const long MostBytes = 256 * 1024;

    private const string Waits = "state = 'received' and parked_at is null";

    /// <summary>Keeps new deliveries in one go, and looks up the others.</summary>
    public static async Task<IReadOnlyList<Receipt>> InsertAsync(Session session, IReadOnlyList<IncomingBericht> incoming, CancellationToken ct)
    {
        var heads = incoming.Select(i => BerichtReader.HeadOf(i.Content)).ToList();
        var inserted = await session.ExecuteEachAsync(
            """
            insert into inbox (id, transport_id, file_name, content, received_at, offer_after, standaard, gemeente, aanbieder, nummer, trace_parent)
            values (@id, @transport_id, @file_name, @content, @received_at, @offer_after, @standaard, @gemeente, @aanbieder, @nummer, @trace_parent)
            on conflict do nothing
            """,
            [.. incoming.Zip(heads, ParametersOf)],
            ct).ConfigureAwait(false);
        var receipts = new List<Receipt>(incoming.Count);
        for (var i = 0; i < incoming.Count; i++)
        {
            receipts.Add(inserted[i] > 0
                ? new(incoming[i].Id, ExchangeScope.Of(heads[i]), ReceiptKind.New)
                : await EarlierAsync(session, incoming[i], ct).ConfigureAwait(false));
        }

        return receipts;
    }

    public static Task<StoredBericht?> FindAsync(Session session, Guid id, CancellationToken ct) =>
        session.FirstAsync("select * from inbox where id = @id", StoredOf, ct, ("id", id));

    /// <summary>
    /// The oldest messages of a scope that wait, as many as fit in memory and at least one. Goes along with the lock of the scope; without
    /// that lock it means nothing.
    /// </summary>
    public static Deferred<List<StoredBericht>> Next(QueryBatch batch, ExchangeScope scope, int most) => batch.Query(
        $"""
        select i.* from (
            select arrival, sum(length(content)) over (order by arrival) - length(content) as before
            from (
                select arrival, content from inbox
                where {Waits} and standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
                order by arrival limit @most) oldest) fitting
        join inbox i on i.arrival = fitting.arrival
        where fitting.before < @bytes
        order by i.arrival
        """,
        StoredOf,
        [.. ParametersOf(scope), ("most", (long)most), ("bytes", MostBytes)]);

    public static Task<WaitingBericht?> FirstWaitingAsync(Session session, ExchangeScope scope, CancellationToken ct) => session.FirstAsync(
        $"""
        select id, standaard, gemeente, aanbieder from inbox
        where {Waits} and standaard = @standaard and gemeente = @gemeente and aanbieder = @aanbieder
        order by arrival limit 1
        """,
        WaitingOf,
        ct,
        ParametersOf(scope));

    public static Task<WaitingBericht?> FindWaitingAsync(Session session, Guid id, CancellationToken ct) => session.FirstAsync(
        $"select id, standaard, gemeente, aanbieder from inbox where id = @id and {Waits}", WaitingOf, ct, ("id", id));

    public static Task<BerichtStatus?> StatusAsync(Session session, Guid id, CancellationToken ct) => session.FirstAsync(
        $"select state, result from inbox where id = @id {session.Database.ForUpdate}",
        row => new BerichtStatus(StateOf(row.Text("state")), row.TextOrNull("result")),
        ct,
        ("id", id));

    public static async Task<IReadOnlyList<Guid>> UnprocessedAsync(Session session, CancellationToken ct) => await session
        .QueryAsync($"select id from inbox where {Waits} order by arrival", row => row.Get<Guid>("id"), ct)
        .ConfigureAwait(false);

    /// <summary>Messages whose time to be offered (again) has come, each given to one caller.</summary>
    public static async Task<IReadOnlyList<WaitingBericht>> TakeDueAsync(Session session, DateTimeOffset now, DateTimeOffset again, int most, CancellationToken ct) =>
        await session.QueryAsync(
            $"""
            update inbox set offer_after = @again
            where id in (select id from inbox where {Waits} and offer_after <= @now order by arrival limit @most {session.Database.ForUpdateSkipLocked})
            returning id, standaard, gemeente, aanbieder
            """,
            WaitingOf,
            ct,
            ("now", now.ToUniversalTime()),
            ("again", again.ToUniversalTime()),
            ("most", (long)most)).ConfigureAwait(false);

    /// <summary>Gives a message its state. Whoever comes second finds it settled and changes nothing.</summary>
    public static Deferred<int> Settle(QueryBatch batch, Guid id, BerichtState state, string result, DateTimeOffset at) => batch.Execute(
        "update inbox set state = @state, result = @result, settled_at = @at, parked_at = null where id = @id and state in ('received', 'held')",
        ("id", id),
        ("state", NameOf(state)),
        ("result", result),
        ("at", at.ToUniversalTime()));

    public static async Task<bool> IsHeldAsync(Session session, Guid id, CancellationToken ct) => await session
        .FirstAsync($"select state from inbox where id = @id {session.Database.ForUpdate}", row => row.Text("state"), ct, ("id", id))
        .ConfigureAwait(false) == NameOf(BerichtState.Held);

    private static (string, object?)[] ParametersOf(IncomingBericht incoming, BerichtHead head)
    {
        var scope = ExchangeScope.Of(head);
        return
        [
            ("id", incoming.Id),
            ("transport_id", incoming.TransportId),
            ("file_name", incoming.FileName),
            ("content", incoming.Content),
            ("received_at", incoming.ReceivedAt.ToUniversalTime()),
            ("offer_after", incoming.OfferAfter.ToUniversalTime()),
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
        var (earlier, isSame, waits) = await session.FirstAsync(
            $"select id, standaard, gemeente, aanbieder, content = @content as is_same, {Waits} as waits from inbox where id = @id or transport_id = @transport_id",
            row => (WaitingOf(row), row.Get<bool>("is_same"), row.Get<bool>("waits")),
            ct,
            ("id", incoming.Id),
            ("transport_id", incoming.TransportId),
            ("content", incoming.Content)).ConfigureAwait(false);
        var kind = !isSame ? ReceiptKind.OtherContent : waits ? ReceiptKind.Waiting : ReceiptKind.Settled;
        return new(earlier!.Id, earlier.Scope, kind);
    }

    private static StoredBericht StoredOf(DbDataReader row) => new(
        row.Get<Guid>("id"), row.Text("file_name"), row.Get<byte[]>("content"), row.Instant("received_at"), StateOf(row.Text("state")), row.TextOrNull("result"))
    {
        TraceParent = row.TextOrNull("trace_parent"),
        IsParked = row.Has("parked_at"),
    };

    private static WaitingBericht WaitingOf(DbDataReader row) => new(row.Get<Guid>("id"), ScopeOf(row));

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
        _ => "held",
    };

    public static BerichtState StateOf(string name) => Enum.GetValues<BerichtState>().Single(s => NameOf(s) == name);
}
