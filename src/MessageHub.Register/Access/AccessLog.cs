using System.Data.Common;
using MessageHub.Register.Database;

namespace MessageHub.Register.Access;

/// <summary>Who looked at whose data, when and why. Rows are only added. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class AccessLog(RegisterDatabase database)
{
    private static readonly RowSet<Look> Columns = new(
        new("account_name", ColumnType.Text, l => l.AccountName),
        new("gemeente", ColumnType.Text, l => l.Gemeente),
        new("client", ColumnType.Text, l => l.Client),
        new("what", ColumnType.Text, l => l.What),
        new("why", ColumnType.Text, l => l.Why));

    /// <summary>Adds looks, all or none: call it before the data is shown.</summary>
    public Task AddAsync(IReadOnlyCollection<Look> looks, CancellationToken ct) => database.WriteAsync(
        async session =>
        {
            // One row set for each moment, account and message: those have types that go as parameters.
            foreach (var group in looks.GroupBy(l => (l.At, l.AccountId, l.BerichtId)))
            {
                await session.ExecuteAsync(
                    $"""
                    insert into access_log (at, account_id, {(group.Key.BerichtId is null ? "" : "bericht_id, ")}{Columns.Names})
                    select @at, @account, {(group.Key.BerichtId is null ? "" : "@bericht, ")}{Columns.Values} from {Columns.From(database)}
                    """,
                    ct,
                    [
                        ("at", group.Key.At),
                        ("account", group.Key.AccountId),
                        ("rows", Columns.ToJson(group)),
                        .. group.Key.BerichtId is { } bericht ? [("bericht", (object?)bericht)] : Array.Empty<(string, object?)>(),
                    ]).ConfigureAwait(false);
            }

            return looks.Count;
        },
        ct);

    /// <summary>Looks, newest first.</summary>
    public Task<Page<Look>> ListAsync(LookFilter filter, PageRequest page, CancellationToken ct) => database.ReadAsync(
        async session =>
        {
            // A look is at a person of a gemeente, whatever the domain.
            var one = database.IsIn("gemeente", "gemeenten");
            var conditions = new Conditions(database)
                .Add(filter.Scope.WithUnread ? $"({one} or gemeente = '')" : one, ("gemeenten", database.ListOf(filter.Scope.Gemeenten)))
                .AddEqual("account_id", "account", filter.AccountId)
                .AddEqual("client", "client", filter.Client)
                .AddEqual("bericht_id", "bericht", filter.BerichtId);
            if (filter.From is { } from)
                conditions.Add("at >= @from", ("from", from));
            if (filter.Before is { } before)
                conditions.Add("at < @before", ("before", before));
            if (Cursor.Read(page.After, 1) is [var text] && Cursor.Number(text) is { } after)
                conditions.Add("number < @after", ("after", after));
            var size = Cursor.SizeOf(page);
            var rows = await session.QueryAsync(
                $"select * from access_log where {conditions.Sql} order by number desc limit @max",
                row => (Number: row.Number("number"), Look: LookOf(row)),
                ct,
                [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
            var part = Cursor.Page(rows, size, r => Cursor.Of($"{r.Number}"));
            return new Page<Look>([.. part.Items.Select(r => r.Look)], part.Next);
        },
        ct);

    private static Look LookOf(DbDataReader row) => new()
    {
        At = row.Instant("at"),
        AccountId = row.Get<Guid>("account_id"),
        AccountName = row.Text("account_name"),
        Gemeente = row.Text("gemeente"),
        Client = row.TextOrNull("client"),
        BerichtId = row.Has("bericht_id") ? row.Get<Guid>("bericht_id") : null,
        What = row.Text("what"),
        Why = row.Text("why"),
    };
}
