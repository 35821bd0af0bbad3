using System.Data.Common;
using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Care that began by the end of a period, of an aanbieder and of all who deliver the same products.</summary>
internal static class CareTrajects
{
    public static async Task<IReadOnlyList<CareTraject>> ReadAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, string[] agbs, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(session.Database, filter, "s");
        var pieces = await session.QueryAsync(
            $"""
            select x.*, {PerceelBasis.Key(filter)} as key, coalesce(m.hoofd_agb, x.aanbieder) as organisation from (
                select s.standaard, s.gemeente, s.aanbieder, s.bsn, coalesce(t.code, s.code, '') as product_code, s.begindatum,
                    p.einddatum as stopped_on, p.reden_beeindiging as reason, t.einddatum as allocated_until,
                    (select min(o.toewijzingsdatum) from toewijzing o where {SameAllocation.Of("o", "s")}) as allocated_on,
                    coalesce((select min(g.perceel) from agreement g
                        where g.gemeente = s.gemeente and g.standaard = s.standaard and g.aanbieder = s.aanbieder
                            and g.product_code = coalesce(t.code, s.code)), '') as perceel
                from levering s
                join verdict v on v.bericht_id = s.bericht_id and v.settled_on <= @known
                left join toewijzing t on {SameAllocation.Of("t", "s")} and t.told_on is not null
                left join levering p on {SameAllocation.Of("p", "s")}
                    and p.begindatum = s.begindatum and p.deleted_by is null and p.reden_beeindiging <> '{StopReason.Temporary}'
                where s.reden_beeindiging is null and s.deleted_by is null and s.begindatum <= @last and {conditions.Sql}) x
            {MergedAanbieder.Join("x")}
            {PerceelBasis.Joins(session.Database, filter, "pp.van <= x.begindatum and (pp.tot is null or pp.tot >= x.begindatum)")}
            where {session.Database.IsIn("x.product_code", "codes")} or {session.Database.IsIn("x.aanbieder", "agbs")}
            """,
            row => (Bsn: row.Text("bsn"), Piece: PieceOf(row, filter.AsKnownOn)),
            ct,
            [
                .. basis.ParametersOf(conditions, filter),
                ("codes", session.Database.ListOf(codes)),
                ("agbs", session.Database.ListOf(agbs)),
                ("last", filter.LastDay),
            ]).ConfigureAwait(false);
        return
        [
            .. pieces
                .GroupBy(p => (p.Bsn, p.Piece.Standaard, p.Piece.Gemeente, p.Piece.Organisation, p.Piece.Key), p => p.Piece)
                .SelectMany(CareTraject.Merge),
        ];
    }

    /// <summary>An allocation that did not end yet leaves its care running.</summary>
    private static CareTraject PieceOf(DbDataReader row, DateOnly known)
    {
        var stopped = row.DateOrNull("stopped_on");
        var until = row.DateOrNull("allocated_until");
        return new(
            Families.Find(row.Text("standaard")), row.Text("key"), row.Text("gemeente"), row.Text("organisation"), row.Date("begindatum"),
            stopped ?? (until <= known ? until : null), row.TextOrNull("reason"), row.DateOrNull("allocated_on"));
    }
}
