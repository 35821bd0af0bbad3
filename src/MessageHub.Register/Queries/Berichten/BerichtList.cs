using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;

namespace MessageHub.Register.Queries.Berichten;

/// <summary>Lists of messages.</summary>
internal static class BerichtList
{
    private const string Columns = """
        bericht_id, arrival, received_at, received_on, settled_on, state, standaard, gemeente, aanbieder, nummer, identificatie,
            dagtekening, declaratie_nummer, level, submitted, granted, lines, lines_rejected, findings, attempt
        """;

    /// <summary>Messages that were judged or are held for a person, and with them those that were not judged yet.</summary>
    public static string Source(RegisterDatabase database) =>
        $"""
        (select {Columns} from verdict
        union all select id, arrival, received_at, {database.DayOf("received_at")}, null, state, standaard, gemeente, aanbieder, nummer,
            null, null, null, null, null, null, 0, 0, 0, 0 from inbox where state = 'received' and parked_at is null
        union all select id, arrival, received_at, {database.DayOf("received_at")}, null, state, standaard, gemeente, aanbieder, nummer,
            null, null, null, null, null, null, 0, 0, 0, 0 from inbox where state = 'received' and parked_at is not null)
        """;

    public static async Task<Page<BerichtRow>> ReadAsync(
        Session session, BerichtFilter filter, BerichtSort sort, PageRequest page, CancellationToken ct)
    {
        var database = session.Database;
        var conditions = BerichtConditions.Of(database, filter).AddFindings(database, filter);
        var (key, isAscending, isText) = KeyOf(sort);
        AddCursor(conditions, page, key, isAscending, isText, oldestFirst: sort is BerichtSort.Oldest);
        var withUnjudged = filter.States.Count == 0 || filter.States.Contains(BerichtState.Received);
        var order = sort is BerichtSort.Oldest
            ? "arrival"
            : $"{(key is null ? "" : $"sort_key {(isAscending ? "" : "desc")}, ")}arrival desc";
        var size = Cursor.SizeOf(page);
        var rows = await session.QueryAsync(
            $"""
            select p.*, (select {database.DistinctList("f.retour_code")} from finding f where f.bericht_id = p.bericht_id) as retour_codes
            from (
                select v.*{(key is null ? "" : $", {key} as sort_key")} from {(withUnjudged ? Source(database) : "verdict")} v
                where {conditions.Sql} order by {order} limit @max) p
            order by {order}
            """,
            row => (
                Row: RowOf(row),
                Arrival: row.Number("arrival"),
                Key: key is null ? "" : Convert.ToString(row.Get<object>("sort_key"), CultureInfo.InvariantCulture)!),
            ct,
            [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
        var part = Cursor.Page(rows, size, r => key is null ? Cursor.Of($"{r.Arrival}") : Cursor.Of(r.Key, $"{r.Arrival}"));
        return new([.. part.Items.Select(r => r.Row)], part.Next);
    }

    /// <summary>A row with the columns of the table verdict, and with retour_codes when those were asked.</summary>
    public static BerichtRow RowOf(DbDataReader row) => new()
    {
        Id = row.Get<Guid>("bericht_id"),
        ReceivedAt = row.Instant("received_at"),
        Standaard = row.TextOrNull("standaard") is { } family ? Families.Find(family) : null,
        Nummer = (int?)row.NumberOrNull("nummer"),
        Gemeente = row.TextOrNull("gemeente"),
        Aanbieder = row.TextOrNull("aanbieder"),
        Identificatie = row.TextOrNull("identificatie"),
        DeclaratieNummer = row.TextOrNull("declaratie_nummer"),
        State = Inbox.StateOf(row.Text("state")),
        Level = (int?)row.NumberOrNull("level"),
        Submitted = row.NumberOrNull("submitted"),
        Granted = row.NumberOrNull("granted"),
        Lines = row.Number("lines"),
        LinesRejected = row.Number("lines_rejected"),
        Findings = row.Number("findings"),
        RetourCodes = CodesOf(row.TextOrNull("retour_codes")),
        Attempt = row.Number("attempt"),
    };

    public static IReadOnlyList<string> CodesOf(string? list) => list is null ? [] : [.. list.Split(',').Order(StringComparer.Ordinal)];

    private static (string? Key, bool IsAscending, bool IsText) KeyOf(BerichtSort sort) => sort switch
    {
        BerichtSort.RejectedAmount => ("coalesce(v.submitted - v.granted, 0)", false, false),
        BerichtSort.Aanbieder => ("coalesce(v.aanbieder, '')", true, true),
        BerichtSort.Findings => ("v.findings", false, false),
        BerichtSort.Newest or BerichtSort.Oldest => (null, true, false),
        _ => throw new UnreachableException(),
    };

    private static void AddCursor(Conditions conditions, PageRequest page, string? key, bool isAscending, bool isText, bool oldestFirst)
    {
        var values = Cursor.Read(page.After, key is null ? 1 : 2);
        if (values is null || Cursor.Number(values[^1]) is not { } arrival)
            return;
        var after = oldestFirst ? "v.arrival > @after" : "v.arrival < @after";
        if (key is null)
            conditions.Add(after, ("after", arrival));
        else if ((isText ? (object)values[0] : Cursor.Number(values[0])) is { } last)
            conditions.Add($"({key} {(isAscending ? ">" : "<")} @last or ({key} = @last and {after}))", ("after", arrival), ("last", last));
    }
}
