using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>How many messages of an aanbieder were judged in a period, and how many lines.</summary>
internal static class SentMessages
{
    public static BatchResult<AanbiederFacts.Messaging?> Ask(QueryBatch batch, AanbiederQuestion question) =>
        batch.First(
            $"""
            select count(*) as judged, count(*) filter (where x.state = 'accepted') as accepted,
                cast(coalesce(sum(x.lines), 0) as bigint) as lines, cast(coalesce(sum(x.lines_rejected), 0) as bigint) as rejected
            from verdict x
            where {question.IsOwn("x")} and {AanbiederQuestion.IsSent("x")} and x.state <> 'held'
                and x.received_on >= @first and x.received_on <= @last and x.settled_on <= @known
            """,
            row => new AanbiederFacts.Messaging(row.Number("judged"), row.Number("accepted"), row.Number("lines"), row.Number("rejected")),
            question.Parameters);
}
