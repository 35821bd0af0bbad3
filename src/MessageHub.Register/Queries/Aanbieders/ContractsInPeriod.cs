using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>The contracts of an aanbieder in a period, as recorded on the reference date.</summary>
internal static class ContractsInPeriod
{
    public static BatchResult<List<AanbiederFacts.Contract>> Ask(QueryBatch batch, AanbiederQuestion question) =>
        batch.Query(
            $"""
            select x.* from (
                select 'i' || domein as standaard, gemeente, agb as aanbieder, perceel, klasse, aandacht_reden, aandacht_tot,
                    coalesce(status, '') as status, van, tot
                from listed_contract
                where known_from <= @known and (known_until is null or known_until > @known) and van <= @last
                    and (tot is null or tot >= @first)) x
            where {question.IsOwn("x")} order by x.standaard, x.perceel, x.gemeente, x.van
            """,
            row => new AanbiederFacts.Contract(
                Families.Find(row.Text("standaard")), row.Text("perceel"), row.Text("gemeente"), row.TextOrNull("klasse"),
                row.TextOrNull("aandacht_reden"), row.DateOrNull("aandacht_tot"), row.Text("status"), row.Date("van"),
                row.DateOrNull("tot")),
            question.Parameters);
}
