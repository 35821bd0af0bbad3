using MessageHub.Register.Database;
using MessageHub.Register.Lists;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Who has an active contract on a day, and what they did in the months before.</summary>
internal static class ContractedAanbieders
{
    public static async Task<IReadOnlyList<ContractedAanbieder>> ReadAsync(
        Session session, GemeenteScope scope, DateOnly today, CancellationToken ct)
    {
        (string, object?)[] parameters =
        [
            .. scope.ParametersFor(session.Database),
            ("today", today),
            ("since", today.AddMonths(-ContractQueries.IdleMonths)),
            ("first", new DateOnly(today.Year, today.Month, 1).AddMonths(-ContractQueries.IdleMonths)),
        ];
        var batch = new QueryBatch(session);
        var contracts = batch.Query(
            $"""
            select x.* from (
                select 'i' || domein as standaard, gemeente, agb, klasse, aandacht_reden, aandacht_tot, van, perceel
                from listed_contract
                where removed is null and status = '{KeptList.Active}' and van <= @today and (tot is null or tot >= @today)) x
            where {scope.Of(session.Database, "x")}
            """,
            row => (
                Agb: row.Text("agb"),
                Class: row.TextOrNull("klasse"),
                Attention: row.TextOrNull("aandacht_reden"),
                Until: row.DateOrNull("aandacht_tot"),
                From: row.Date("van"),
                Perceel: (Families.Find(row.Text("standaard")), row.Text("perceel"))),
            parameters);
        var merged = batch.Query(
            """
            select agb, hoofd_agb from listed_aanbieder
            where removed is null and hoofd_agb is not null and van <= @today and (tot is null or tot >= @today)
            """,
            row => (Agb: row.Text("agb"), Main: row.Text("hoofd_agb")),
            parameters);
        var euros = batch.Query(
            $"""
            select c.aanbieder, cast(sum(c.granted - c.credited) as bigint) as net from claim_total c
            where {scope.Of(session.Database, "c")} and c.delivered >= @first and c.processed <= @today group by c.aanbieder
            """,
            row => (Agb: row.Text("aanbieder"), Net: row.Number("net")),
            parameters);
        var starts = batch.Query(
            $"""
            select l.aanbieder, count(*) as number from levering l
            where {scope.Of(session.Database, "l")} and l.deleted_by is null and l.reden_beeindiging is null and l.begindatum >= @since
            group by l.aanbieder
            """,
            row => (Agb: row.Text("aanbieder"), Count: row.Number("number")),
            parameters);
        await batch.RunAsync(ct).ConfigureAwait(false);
        var mainOf = merged.Value.DistinctBy(m => m.Agb).ToDictionary(m => m.Agb, m => m.Main);
        string Main(string agb) => mainOf.GetValueOrDefault(agb, agb);
        var net = euros.Value.GroupBy(e => Main(e.Agb)).ToDictionary(g => g.Key, g => g.Sum(e => e.Net));
        var started = starts.Value.GroupBy(e => Main(e.Agb)).ToDictionary(g => g.Key, g => g.Sum(e => e.Count));
        return
        [
            .. from contract in contracts.Value
               group contract by Main(contract.Agb) into g
               orderby g.Key
               let attention = g.Where(c => c.Attention is not null && !(c.Until < today)).ToList()
               select new ContractedAanbieder(
                   g.Key,
                   ContractedAanbieder.Classes.FirstOrDefault(k => g.Any(c => c.Class == k)),
                   attention.Select(c => c.Attention).FirstOrDefault(),
                   attention.Min(c => c.Until),
                   g.Min(c => c.From),
                   g.Select(c => c.Perceel).Distinct().Count(),
                   net.GetValueOrDefault(g.Key),
                   started.GetValueOrDefault(g.Key)),
        ];
    }
}
