using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>What an aanbieder credited of a period after it was granted, by the days of both.</summary>
internal static class Corrections
{
    public static BatchResult<List<AanbiederFacts.Correction>> Ask(QueryBatch batch, AanbiederQuestion question) =>
        batch.Query(
            $"""
            select d.settled_on as granted_on, c.settled_on as credited_on, count(*) as lines, cast(sum(x.bedrag) as bigint) as cents
            from prestatie x
            join verdict c on c.bericht_id = x.bericht_id and c.settled_on <= @known
            join prestatie o on o.standaard = x.standaard and o.gemeente = x.gemeente and o.aanbieder = x.aanbieder
                and o.referentie_nummer = x.vorig_referentie_nummer and o.state = 'granted' and o.is_debit
            join verdict d on d.bericht_id = o.bericht_id
            where {question.IsOwn("x")} and x.vorig_referentie_nummer is not null and x.state = 'granted' and not x.is_debit
                and x.begindatum >= @first and x.begindatum <= @last
            group by d.settled_on, c.settled_on
            """,
            row => new AanbiederFacts.Correction(row.Date("granted_on"), row.Date("credited_on"), row.Number("lines"), row.Number("cents")),
            question.Parameters);
}
