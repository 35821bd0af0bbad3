namespace MessageHub.Register;

/// <summary>The table inbox.</summary>
internal static class Inbox
{
    public static async Task<bool> InsertAsync(Session session, IncomingBericht incoming, CancellationToken ct)
    {
        var inserted = await session.ExecuteAsync(
            """
            insert into inbox (id, file_name, content, received_at) values (@id, @file_name, @content, @received_at)
            on conflict (id) do nothing
            """,
            ct,
            ("id", incoming.Id),
            ("file_name", incoming.FileName),
            ("content", incoming.Content),
            ("received_at", incoming.ReceivedAt.ToUniversalTime())).ConfigureAwait(false);
        return inserted > 0;
    }

    public static Task<StoredBericht?> FindAsync(Session session, Guid id, CancellationToken ct) => session.FirstAsync(
        "select * from inbox where id = @id",
        row => new StoredBericht(
            row.Get<Guid>("id"),
            row.Text("file_name"),
            row.Get<byte[]>("content"),
            row.Instant("received_at"),
            StateOf(row.Text("state")),
            row.TextOrNull("result")),
        ct,
        ("id", id));

    public static Task<BerichtStatus?> StatusAsync(Session session, Guid id, CancellationToken ct) => session.FirstAsync(
        $"select state, result from inbox where id = @id {session.Database.ForUpdate}",
        row => new BerichtStatus(StateOf(row.Text("state")), row.TextOrNull("result")),
        ct,
        ("id", id));

    public static async Task<IReadOnlyList<Guid>> UnprocessedAsync(Session session, CancellationToken ct) => await session
        .QueryAsync("select id from inbox where state = 'received' order by arrival", row => row.Get<Guid>("id"), ct)
        .ConfigureAwait(false);

    /// <summary>Gives a message its state. Whoever comes second finds it settled and changes nothing.</summary>
    public static async Task SettleAsync(Session session, Guid id, BerichtState state, string result, CancellationToken ct)
    {
        var changed = await session.ExecuteAsync(
            "update inbox set state = @state, result = @result where id = @id and state in ('received', 'held')",
            ct,
            ("id", id),
            ("state", NameOf(state)),
            ("result", result)).ConfigureAwait(false);
        if (changed == 0)
            throw new InvalidOperationException("This message is not in the inbox, or it has its verdict.");
    }

    public static async Task<bool> IsHeldAsync(Session session, Guid id, CancellationToken ct) => await session
        .FirstAsync($"select state from inbox where id = @id {session.Database.ForUpdate}", row => row.Text("state"), ct, ("id", id))
        .ConfigureAwait(false) == NameOf(BerichtState.Held);

    private static string NameOf(BerichtState state) => state switch
    {
        BerichtState.Received => "received",
        BerichtState.Accepted => "accepted",
        BerichtState.Partly => "partly",
        BerichtState.Rejected => "rejected",
        BerichtState.Refused => "refused",
        _ => "held",
    };

    private static BerichtState StateOf(string name) => Enum.GetValues<BerichtState>().Single(s => NameOf(s) == name);
}
