using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>The retourcodes that an aanbieder got most often in a period.</summary>
internal static class FrequentCodes
{
    private const int Max = 3;

    public static BatchResult<List<(string Code, long Count)>> Ask(QueryBatch batch, AanbiederQuestion question) =>
        batch.Query(
            $"""
            select x.retour_code, count(*) as number from finding x
            where {question.IsOwn("x")} and {AanbiederQuestion.IsSent("x")} and x.retour_code is not null
                and x.received_on >= @first and x.received_on <= @last
            group by x.retour_code order by number desc, x.retour_code limit @max
            """,
            row => (row.Text("retour_code"), row.Number("number")),
            [.. question.Parameters, ("max", (long)Max)]);
}
