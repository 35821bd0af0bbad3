using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>The days on which allocations were given whose care with an aanbieder has not begun.</summary>
internal static class WaitingSince
{
    public static BatchResult<List<DateOnly>> Ask(QueryBatch batch, AanbiederQuestion question) =>
        batch.Query(
            $"""
            select (
                select min(o.toewijzingsdatum) from toewijzing o
                where {SameAllocation.Of("o", "x")}) as day
            from toewijzing x
            where {question.IsOwn("x")} and {WaitingToewijzing.Is("x", "@known")}
            """,
            row => row.Date("day"),
            question.Parameters);
}
