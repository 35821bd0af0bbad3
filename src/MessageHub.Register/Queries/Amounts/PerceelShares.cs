using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Amounts;

/// <summary>The table of sap.md N18: what was granted per domain and perceel over deliveries in a year.</summary>
internal static class PerceelShares
{
    public static async Task<IReadOnlyList<PerceelShare>> ReadAsync(
        RegisterDatabase database, GemeenteScope scope, int year, DateOnly asKnownOn, string? gemeente, CancellationToken ct)
    {
        var conditions = new Conditions(database).AddScope("", scope with { WithUnread = false }, gemeente);
        (string, object?)[] parameters =
        [
            .. conditions.Parameters,
            ("known", asKnownOn),
            ("from", new DateOnly(year, 1, 1)),
            ("until", new DateOnly(year, 12, 31)),
            ("year", year),
        ];
        // To count persons takes longest; it waits for nothing else.
        var counting = database.ReadAsync(
            session => session.QueryAsync(
                CountOfClients(conditions.Sql),
                row => (Key: (row.Text("standaard"), row.Text("perceel")), Clients: row.Number("clients")),
                ct,
                parameters),
            ct);
        var adding = database.ReadAsync(
            session => session.QueryAsync(
                $"""
                select standaard, perceel, aanbieder, cast(sum(granted - credited) as bigint) as net,
                    cast(sum(granted) as bigint) as granted from claim_total
                where {conditions.Sql} and processed <= @known and delivered >= @from and delivered <= @until
                group by standaard, perceel, aanbieder
                """,
                row => (Key: (row.Text("standaard"), row.Text("perceel")), Net: row.Number("net"), Granted: row.Number("granted")),
                ct,
                parameters),
            ct);
        await Task.WhenAll(counting, adding).ConfigureAwait(false);
        var (clients, amounts) = (await counting.ConfigureAwait(false), await adding.ConfigureAwait(false));
        var clientsOf = clients.ToDictionary(c => c.Key, c => c.Clients);
        return
        [
            .. from amount in amounts
               where amount.Granted > 0
               group amount by amount.Key into g
               orderby g.Key.Item2.Length == 0, g.Key.Item2, g.Key.Item1
               let nets = g.Select(a => a.Net).Where(n => n > 0).OrderDescending().ToList()
               select new PerceelShare(
                   Families.Find(g.Key.Item1),
                   g.Key.Item2,
                   g.Sum(a => a.Net),
                   nets.Count,
                   clientsOf.GetValueOrDefault(g.Key),
                   nets.Sum(),
                   nets.Take(3).Sum(),
                   nets.Take(10).Sum()),
        ];
    }

    internal static string CountOfClients(string condition) =>
        $"""
        select standaard, perceel, count(*) as clients from (
            select distinct standaard, perceel, bsn from perceel_client
            where {condition} and year = @year and since <= @known and (until is null or until > @known)) c
        group by standaard, perceel
        """;
}
