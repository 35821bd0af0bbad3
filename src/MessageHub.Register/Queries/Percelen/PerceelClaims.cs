using MessageHub.Register.Database;

namespace MessageHub.Register.Queries.Percelen;

/// <summary>The rows that <see cref="PerceelAmounts"/> adds up.</summary>
internal static class PerceelClaims
{
    public static async Task<IReadOnlyList<PerceelClaim>> ReadAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(session.Database, filter, "x");
        return await session.QueryAsync(
            $"""
            select x.standaard, {PerceelBasis.Key(filter)} as key, x.gemeente, x.aanbieder, v.identificatie, v.declaratie_nummer,
                x.processed, x.delivered, x.product_categorie, x.product_code, x.lines - x.lines_rejected as lines, x.granted, x.credited
            from claim_total x join verdict v on v.bericht_id = x.bericht_id
            {PerceelBasis.Joins(session.Database, filter, "pp.van <= x.delivered and (pp.tot is null or pp.tot >= x.delivered)")}
            where {conditions.Sql} and x.delivered >= @first and x.delivered <= @until and x.processed <= @known
                and x.granted + x.credited > 0
            order by x.delivered, key, x.gemeente, x.aanbieder, x.processed, x.product_code, v.identificatie
            """,
            row => new PerceelClaim
            {
                Standaard = Families.Find(row.Text("standaard")),
                Key = row.Text("key"),
                Gemeente = row.Text("gemeente"),
                Aanbieder = row.Text("aanbieder"),
                Identificatie = row.TextOrNull("identificatie"),
                DeclaratieNummer = row.TextOrNull("declaratie_nummer"),
                Processed = row.Date("processed"),
                Month = row.Date("delivered"),
                ProductCategorie = row.Text("product_categorie"),
                ProductCode = row.Text("product_code"),
                Lines = row.Number("lines"),
                Granted = row.Number("granted"),
                Credited = row.Number("credited"),
            },
            ct,
            basis.ParametersOf(conditions, filter)).ConfigureAwait(false);
    }
}
