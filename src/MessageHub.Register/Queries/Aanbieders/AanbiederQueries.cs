using MessageHub.Register.Database;
using MessageHub.Register.Queries.Percelen;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Asks what the sheet of an aanbieder (steering.md B9) is made of. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
/// <param name="percelen">Figures per perceel.</param>
public sealed class AanbiederQueries(RegisterDatabase database, PerceelQueries percelen)
{
    private const int MaxCodes = 3;

    /// <summary>What an aanbieder sends.</summary>
    private const string Sent = "nummer in (305, 307, 315, 317, 323)";

    /// <summary>The facts of a period and of the one before it, in a fixed number of commands.</summary>
    /// <param name="filter">Which deliveries.</param>
    /// <param name="agb">A code of the aanbieder.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<AanbiederFacts> ReadAsync(PerceelFilter filter, string agb, CancellationToken ct)
    {
        var basis = await database.ReadAsync(session => PerceelBasis.ReadAsync(session, filter, ct), ct).ConfigureAwait(false);
        var organisation = basis.MainOf.GetValueOrDefault(agb, agb);
        string[] agbs =
        [
            organisation,
            .. basis.MainOf.Where(m => m.Value == organisation).Select(m => m.Key).Order(StringComparer.Ordinal),
        ];
        var now = percelen.ReadAsync(filter, ct);
        var before = percelen.ReadAsync(BeforeOf(filter), ct);
        var codes = await database.ReadAsync(session => ProductsAsync(session, filter, agbs, ct), ct).ConfigureAwait(false);
        var clients = database.ReadAsync(session => ClientsAsync(session, filter, basis, codes, ct), ct);
        var own = database.ReadAsync(session => OwnClientsAsync(session, filter, agbs, ct), ct);
        var care = database.ReadAsync(session => CareAsync(session, filter, basis, agbs, codes, ct), ct);
        var messages = database.ReadAsync(session => MessagesAsync(session, filter, agbs, ct), ct);
        await Task.WhenAll(now, before, clients, own, care, messages).ConfigureAwait(false);
        var rest = await messages.ConfigureAwait(false);
        return new()
        {
            Organisation = organisation,
            Agbs = agbs,
            Percelen = await now.ConfigureAwait(false),
            Before = await before.ConfigureAwait(false),
            Clients = await clients.ConfigureAwait(false),
            OwnClients = await own.ConfigureAwait(false),
            Care = await care.ConfigureAwait(false),
            Waiting = rest.Waiting,
            Messages = rest.Messages,
            Codes = rest.Codes,
            Corrections = rest.Corrections,
            Contracts = rest.Contracts,
        };
    }

    /// <summary>The same number of months, just before.</summary>
    public static PerceelFilter BeforeOf(PerceelFilter filter)
    {
        var months = (filter.Until.Year - filter.From.Year) * 12 + filter.Until.Month - filter.From.Month + 1;
        return filter with { From = filter.From.AddMonths(-months), Until = filter.Until.AddMonths(-months) };
    }

    private async Task<IReadOnlyList<string>> ProductsAsync(
        Session session, PerceelFilter filter, string[] agbs, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(database, filter, "x");
        return await session.QueryAsync(
            $"""
            select distinct x.product_code from claim_total x
            where {conditions.Sql} and {database.IsIn("x.aanbieder", "agbs")} and x.delivered >= @first and x.delivered <= @until
            """,
            row => row.Text("product_code"),
            ct,
            [.. conditions.Parameters, ("agbs", database.ListOf(agbs)), ("first", filter.From), ("until", filter.Until)])
            .ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<AanbiederFacts.ClientCount>> ClientsAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(database, filter, "x");
        return await session.QueryAsync(
            $"""
            select c.standaard, c.key, c.organisation, count(*) as clients from (
                select x.standaard, {PerceelBasis.Key(filter)} as key, coalesce(m.hoofd_agb, x.aanbieder) as organisation, x.bsn
                from client_month x
                {Merged}
                {PerceelBasis.Joins(database, filter, "pp.van <= x.month and (pp.tot is null or pp.tot >= x.month)")}
                where {conditions.Sql} and {database.IsIn("x.product_code", "codes")}
                    and x.month >= @first and x.month <= @until and x.processed <= @known
                group by x.standaard, {PerceelBasis.Key(filter)}, coalesce(m.hoofd_agb, x.aanbieder), x.bsn having sum(x.net) > 0) c
            group by c.standaard, c.key, c.organisation
            """,
            row => new AanbiederFacts.ClientCount(
                Families.Find(row.Text("standaard")), row.Text("key"), row.Text("organisation"), row.Number("clients")),
            ct,
            [.. basis.ParametersOf(conditions, filter), ("codes", database.ListOf(codes)), ("last", filter.LastDay)]).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, long>> OwnClientsAsync(
        Session session, PerceelFilter filter, string[] agbs, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(database, filter, "x");
        var rows = await session.QueryAsync(
            $"""
            with had as materialized (
                select x.gemeente, x.bsn, sum(x.net) as net from client_month x
                where {conditions.Sql} and {database.IsIn("x.aanbieder", "agbs")}
                    and x.month >= @first and x.month <= @until and x.processed <= @known
                group by x.gemeente, x.bsn)
            select gemeente, count(*) as clients from had where net > 0 group by gemeente
            union all select '', count(*) from (select bsn from had group by bsn having sum(net) > 0) c
            """,
            row => (Gemeente: row.Text("gemeente"), Clients: row.Number("clients")),
            ct,
            [
                .. conditions.Parameters, ("agbs", database.ListOf(agbs)), ("first", filter.From), ("until", filter.Until),
                ("known", filter.AsKnownOn),
            ]).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Gemeente, r => r.Clients);
    }

    /// <summary>Under which code the aanbieder of rows x goes on at the end of the period.</summary>
    private const string Merged = """
        left join (
            select agb, max(hoofd_agb) as hoofd_agb from listed_aanbieder
            where removed is null and hoofd_agb is not null and van <= @last and (tot is null or tot >= @last) group by agb) m
            on m.agb = x.aanbieder
        """;

    private const string SameAllocation =
        "o.standaard = s.standaard and o.gemeente = s.gemeente and o.aanbieder = s.aanbieder and o.bsn = s.bsn"
        + " and o.toewijzing_nummer = s.toewijzing_nummer";

    private async Task<IReadOnlyList<CareTraject>> CareAsync(
        Session session, PerceelFilter filter, PerceelBasis basis, string[] agbs, IReadOnlyList<string> codes, CancellationToken ct)
    {
        var conditions = PerceelBasis.Conditions(database, filter, "s");
        var pieces = await session.QueryAsync(
            $"""
            select x.*, {PerceelBasis.Key(filter)} as key, coalesce(m.hoofd_agb, x.aanbieder) as organisation from (
                select s.standaard, s.gemeente, s.aanbieder, s.bsn, coalesce(t.code, s.code, '') as product_code, s.begindatum,
                    p.einddatum as stopped_on, p.reden_beeindiging as reason, t.einddatum as allocated_until,
                    (select min(o.toewijzingsdatum) from toewijzing o where {SameAllocation}) as allocated_on,
                    coalesce((select min(g.perceel) from agreement g
                        where g.gemeente = s.gemeente and g.standaard = s.standaard and g.aanbieder = s.aanbieder
                            and g.product_code = coalesce(t.code, s.code)), '') as perceel
                from levering s
                join verdict v on v.bericht_id = s.bericht_id and v.settled_on <= @known
                left join toewijzing t on {SameAllocation.Replace("o.", "t.", StringComparison.Ordinal)} and t.told_on is not null
                left join levering p on {SameAllocation.Replace("o.", "p.", StringComparison.Ordinal)}
                    and p.begindatum = s.begindatum and p.deleted_by is null and p.reden_beeindiging <> '{StopReason.Temporary}'
                where s.reden_beeindiging is null and s.deleted_by is null and s.begindatum <= @last and {conditions.Sql}) x
            {Merged}
            {PerceelBasis.Joins(database, filter, "pp.van <= x.begindatum and (pp.tot is null or pp.tot >= x.begindatum)")}
            where {database.IsIn("x.product_code", "codes")} or {database.IsIn("x.aanbieder", "agbs")}
            """,
            row => (Bsn: row.Text("bsn"), Piece: PieceOf(row, filter.AsKnownOn)),
            ct,
            [
                .. basis.ParametersOf(conditions, filter), ("codes", database.ListOf(codes)), ("agbs", database.ListOf(agbs)),
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
    private static CareTraject PieceOf(System.Data.Common.DbDataReader row, DateOnly known)
    {
        var stopped = row.DateOrNull("stopped_on");
        var until = row.DateOrNull("allocated_until");
        return new(
            Families.Find(row.Text("standaard")), row.Text("key"), row.Text("gemeente"), row.Text("organisation"), row.Date("begindatum"),
            stopped ?? (until <= known ? until : null), row.TextOrNull("reason"), row.DateOrNull("allocated_on"));
    }

    private async Task<Rest> MessagesAsync(Session session, PerceelFilter filter, string[] agbs, CancellationToken ct)
    {
        var batch = new QueryBatch(session);
        (string, object?)[] parameters =
        [
            .. PerceelBasis.Conditions(database, filter, "x").Parameters,
            ("agbs", database.ListOf(agbs)),
            ("first", filter.From),
            ("until", filter.Until),
            ("last", filter.LastDay),
            ("known", filter.AsKnownOn),
            ("max", (long)MaxCodes),
        ];
        var own = $"{PerceelBasis.Conditions(database, filter, "x").Sql} and {database.IsIn("x.aanbieder", "agbs")}";
        var messages = batch.First(
            $"""
            select count(*) as judged, count(*) filter (where x.state = 'accepted') as accepted,
                cast(coalesce(sum(x.lines), 0) as bigint) as lines, cast(coalesce(sum(x.lines_rejected), 0) as bigint) as rejected
            from verdict x
            where {own} and x.{Sent} and x.state <> 'held' and x.received_on >= @first and x.received_on <= @last
                and x.settled_on <= @known
            """,
            row => new AanbiederFacts.Messaging(row.Number("judged"), row.Number("accepted"), row.Number("lines"), row.Number("rejected")),
            parameters);
        var codes = batch.Query(
            $"""
            select x.retour_code, count(*) as number from finding x
            where {own} and x.{Sent} and x.retour_code is not null and x.received_on >= @first and x.received_on <= @last
            group by x.retour_code order by number desc, x.retour_code limit @max
            """,
            row => (row.Text("retour_code"), row.Number("number")),
            parameters);
        var corrections = batch.Query(
            $"""
            select d.settled_on as granted_on, c.settled_on as credited_on, count(*) as lines, cast(sum(x.bedrag) as bigint) as cents
            from prestatie x
            join verdict c on c.bericht_id = x.bericht_id and c.settled_on <= @known
            join prestatie o on o.standaard = x.standaard and o.gemeente = x.gemeente and o.aanbieder = x.aanbieder
                and o.referentie_nummer = x.vorig_referentie_nummer and o.state = 'granted' and o.is_debit
            join verdict d on d.bericht_id = o.bericht_id
            where {own} and x.vorig_referentie_nummer is not null and x.state = 'granted' and not x.is_debit
                and x.begindatum >= @first and x.begindatum <= @last
            group by d.settled_on, c.settled_on
            """,
            row => new AanbiederFacts.Correction(row.Date("granted_on"), row.Date("credited_on"), row.Number("lines"), row.Number("cents")),
            parameters);
        var contracts = batch.Query(
            $"""
            select x.* from (
                select 'i' || domein as standaard, gemeente, agb as aanbieder, perceel, klasse, aandacht_reden, aandacht_tot,
                    coalesce(status, '') as status, van, tot
                from listed_contract
                where known_from <= @known and (known_until is null or known_until > @known) and van <= @last
                    and (tot is null or tot >= @first)) x
            where {own} order by x.standaard, x.perceel, x.gemeente, x.van
            """,
            row => new AanbiederFacts.Contract(
                Families.Find(row.Text("standaard")), row.Text("perceel"), row.Text("gemeente"), row.TextOrNull("klasse"),
                row.TextOrNull("aandacht_reden"), row.DateOrNull("aandacht_tot"), row.Text("status"), row.Date("van"),
                row.DateOrNull("tot")),
            parameters);
        var waiting = batch.Query(
            $"""
            select (
                select min(o.toewijzingsdatum) from toewijzing o
                where {SameAllocation.Replace("s.", "x.", StringComparison.Ordinal)}) as day
            from toewijzing x
            where {own} and {CareQueries.IsWaiting("x", "@known")}
            """,
            row => row.Date("day"),
            parameters);
        await batch.RunAsync(ct).ConfigureAwait(false);
        return new(messages.Value!, codes.Value, corrections.Value, contracts.Value, waiting.Value);
    }

    private sealed record Rest(
        AanbiederFacts.Messaging Messages,
        IReadOnlyList<(string Code, long Count)> Codes,
        IReadOnlyList<AanbiederFacts.Correction> Corrections,
        IReadOnlyList<AanbiederFacts.Contract> Contracts,
        IReadOnlyList<DateOnly> Waiting);
}
