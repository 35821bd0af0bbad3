using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>How many wait for which aanbieder and product.</summary>
internal static class WaitingCounts
{
    public static async Task<IReadOnlyList<WaitingCount>> ReadAsync(
        Session session, GemeenteScope scope, DateOnly today, CancellationToken ct) =>
        await session.QueryAsync(
            $"""
            select t.standaard, t.aanbieder, coalesce(t.code, t.categorie, '') as product, count(*) as waiting, min(t.told_on) as since
            from toewijzing t where {scope.Of(session.Database, "t")} and {WaitingToewijzing.Is("t", "@today")}
            group by t.standaard, t.aanbieder, coalesce(t.code, t.categorie, '')
            order by min(t.told_on), t.aanbieder, t.standaard, coalesce(t.code, t.categorie, '')
            """,
            row => new WaitingCount(
                Families.Find(row.Text("standaard")), row.Text("aanbieder"), row.Text("product"), row.Number("waiting"),
                row.Date("since")),
            ct,
            [.. scope.ParametersFor(session.Database), ("today", today)]).ConfigureAwait(false);
}
