using MessageHub.Register.Database;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Volume;

namespace MessageHub.Register.Queries.Obligations;

/// <summary>Where each obligation of process.md §6 is found in the register.</summary>
internal sealed class ObligationStreams
{
    /// <summary>RedenBeeindiging of a temporary stop.</summary>
    private const string Temporary = $"'{StopReason.Temporary}'";

    /// <summary>So many months back a missing start, stop or claim is reported.</summary>
    private const int MonthsBack = 12;

    /// <summary>So many days back is reported what was done in time: a quarter, of which the messages are found by day.</summary>
    public const int DaysBack = 13 * 7;

    private static readonly RowSet<DateOnly> Months = new(
        new("month", ColumnType.Date, m => m),
        new("last_day", ColumnType.Date, m => Calendar.LastOfMonth(m)));

    private readonly RegisterDatabase database;
    private readonly GemeenteScope scope;
    private readonly WorkingDays workingDays;
    private readonly (string Name, object? Value)[] parameters;
    private readonly bool hasAanbieder;
    private readonly DateOnly signalsSince;
    private readonly DateOnly firstMonth;

    private ObligationStreams(RegisterDatabase database, ObligationFilter filter, WorkingDays workingDays)
    {
        this.database = database;
        scope = filter.Scope;
        this.workingDays = workingDays;
        hasAanbieder = filter.Aanbieder is not null;
        signalsSince = filter.Today.AddMonths(-MonthsBack);
        firstMonth = Calendar.FirstOfMonth(signalsSince);
        parameters =
        [
            .. filter.Scope.ParametersFor(database),
            .. hasAanbieder ? [("aanbieder", (object?)filter.Aanbieder)] : Array.Empty<(string, object?)>(),
            ("today", filter.Today),
            ("since", filter.Today.AddDays(-DaysBack)),
            ("signals_since", signalsSince),
            ("first_month", firstMonth),
            ("months", Months.ToJson(Enumerable.Range(1, MonthsBack).Select(i => Calendar.FirstOfMonth(filter.Today).AddMonths(-i)))),
        ];
    }

    public static IReadOnlyList<ObligationStream> Of(RegisterDatabase database, ObligationFilter filter, WorkingDays workingDays)
    {
        var streams = new ObligationStreams(database, filter, workingDays);
        return
        [
            streams.Answer(ObligationKind.Retour, "305, 307, 315, 317", WorkingDays.ReturnMessage),
            streams.Answer(ObligationKind.DeclaratieAntwoord, "323", WorkingDays.ClaimAnswer),
            streams.AnswerOfAanbieder(),
            streams.Requests(ObligationKind.AntwoordOpVerzoek, 315, inResearch: false),
            streams.Requests(ObligationKind.AntwoordOpVerzoek, 315, inResearch: true),
            streams.Requests(ObligationKind.AntwoordOpVerzoekWijziging, 317, inResearch: false),
            streams.Requests(ObligationKind.AntwoordOpVerzoekWijziging, 317, inResearch: true),
            streams.Starts(),
            streams.Stops(),
            streams.Claims(),
        ];
    }

    private Func<DateOnly, DateOnly> After(int days) => start => workingDays.After(start, days);

    private string In(string alias) =>
        scope.Of(database, alias) + (hasAanbieder ? $" and {alias}.aanbieder = @aanbieder" : "");

    private ObligationStream Stream(
        ObligationKind kind, ObligationOwner owner, Func<DateOnly, DateOnly> dueOn, string open, string met, bool inResearch = false) =>
        new() { Kind = kind, Owner = owner, DueOn = dueOn, Open = open, Met = met, InResearch = inResearch, Parameters = parameters };

    /// <summary>Our answer is made with the verdict; until it is handed over it is not given.</summary>
    private ObligationStream Answer(ObligationKind kind, string nummers, int days)
    {
        var unjudged = "select id as bericht_id, standaard, gemeente, aanbieder, nummer, '' as subject, "
            + $"{database.DayOf("received_at")} as start_on from inbox i";
        var verdict = "select v.bericht_id, v.standaard, v.gemeente, v.aanbieder, v.nummer, coalesce(v.declaratie_nummer, "
            + "v.identificatie, '') as subject, v.received_on as start_on";
        return Stream(
            kind,
            ObligationOwner.Gemeente,
            After(days),
            $"""
            select a.*, cast(a.bericht_id as text) as id from (
                {unjudged} where i.state = 'received' and i.parked_at is null and i.nummer in ({nummers}) and {In("i")}
                union all {unjudged} where i.state = 'received' and i.parked_at is not null and i.nummer in ({nummers}) and {In("i")}
                union all {verdict} from inbox i join verdict v on v.bericht_id = i.id
                where i.state = 'held' and v.nummer in ({nummers}) and {In("v")}
                union all {verdict} from outbox o join verdict v on v.bericht_id = o.bericht_id
                where o.sent_at is null and v.nummer in ({nummers}) and {In("v")}) a
            """,
            $"""
            select v.received_on as start_on, v.settled_on as done_on, count(*) as number from verdict v
            where v.nummer in ({nummers}) and v.state in ('accepted', 'partly', 'rejected') and v.received_on >= @since and {In("v")}
            group by v.received_on, v.settled_on
            """);
    }

    private ObligationStream AnswerOfAanbieder() => Stream(
        ObligationKind.RetourVanAanbieder,
        ObligationOwner.Aanbieder,
        After(WorkingDays.ReturnMessage),
        $"""
        select v.bericht_id, v.standaard, v.gemeente, v.aanbieder, v.nummer, coalesce(v.identificatie, '') as subject,
            v.settled_on as start_on, cast(v.bericht_id as text) as id
        from verdict v where v.answered_on is null and v.nummer in (301, 319) and v.state = 'accepted' and {In("v")}
        """,
        $"""
        select v.settled_on as start_on, v.answered_on as done_on, count(*) as number from verdict v
        where v.answered_on is not null and v.nummer in (301, 319) and v.received_on >= @since and {In("v")}
        group by v.settled_on, v.answered_on
        """);

    /// <summary>A 315 or 317 is never undone; our answer to it can be.</summary>
    private ObligationStream Requests(ObligationKind kind, int nummer, bool inResearch)
    {
        const string sameRequest = "n.standaard = a.standaard and n.gemeente = a.gemeente and n.aanbieder = a.aanbieder and "
            + "n.referentie_aanbieder = a.referentie_aanbieder";
        // Of what was undone there is an index, and there is little of it.
        const string inForce = "n.bericht_id not in (select id from bericht where not in_force)";
        const string granted = $"toewijzing n where {sameRequest} and n.referentie_aanbieder is not null and {inForce}";
        const string answered = $"antwoord n where {sameRequest} and {inForce}";
        const string settledOn = "select min(d.settled_on) from verdict d where d.bericht_id in (select n.bericht_id from";
        var columns = "a.bericht_id, a.regel, a.standaard, a.gemeente, a.aanbieder, v.nummer, a.referentie_aanbieder as subject, "
            + $"{(inResearch ? "v.dagtekening" : "v.received_on")} as start_on";
        const string research = $"{answered} and n.verzoek_antwoord = '2'";
        const string refused = $"{answered} and n.verzoek_antwoord = '1'";
        const string open = $"not exists (select 1 from {granted}) and not exists (select 1 from {refused})";
        return Stream(
            kind,
            ObligationOwner.Gemeente,
            inResearch ? start => start.AddDays(WorkingDays.InvestigationDays) : After(WorkingDays.RequestAnswer),
            // Few are in research and few are open: those first, and what they are is looked up of them alone.
            $"""
            select * from (
                with few as materialized (
                    select a.* from aanvraag a
                    where {In("a")} and {(inResearch ? $"exists (select 1 from {research})" : open)})
                select {columns}, cast(a.bericht_id as text) || '|' || a.regel as id
                from few a join verdict v on v.bericht_id = a.bericht_id
                where v.nummer = {nummer} and {(inResearch ? open : $"not exists (select 1 from {research})")}) u
            """,
            $"""
            select r.start_on, r.done_on, count(*) as number from (
                select {columns}, coalesce(({settledOn} {granted})), ({settledOn} {refused}))) as done_on
                from aanvraag a join verdict v on v.bericht_id = a.bericht_id
                where v.nummer = {nummer} and {In("a")} and v.received_on >= @since
                    and {(inResearch ? "" : "not ")}exists (select 1 from {research})) r
            where r.done_on is not null
            group by r.start_on, r.done_on
            """,
            inResearch);
    }

    /// <summary>A version t that counts; its told_on is the day on which the aanbieder was first notified.</summary>
    private string IsCurrent => $"t.told_on is not null and {In("t")}";

    /// <summary>A start or stop l that counts: a 305 or 307 is never undone.</summary>
    private const string Counts = "l.deleted_by is null";

    private const string OnToewijzing =
        "l.standaard = t.standaard and l.gemeente = t.gemeente and l.aanbieder = t.aanbieder and l.bsn = t.bsn and "
        + "l.toewijzing_nummer = t.toewijzing_nummer";

    private const string OfToewijzing =
        "t.bericht_id, t.standaard, t.gemeente, t.aanbieder, 301 as nummer, cast(t.toewijzing_nummer as text) as subject, "
        + "t.standaard || '|' || t.gemeente || '|' || t.toewijzing_nummer as id";

    private ObligationStream Starts()
    {
        // As in the index toewijzing_start.
        const string start = "case when t.told_on > t.ingangsdatum then t.told_on else t.ingangsdatum end";
        const string done = "case when t.told_on > l.begindatum then t.told_on else l.begindatum end";
        return Stream(
            ObligationKind.Start,
            ObligationOwner.Aanbieder,
            After(WorkingDays.Signal),
            $"""
            select {OfToewijzing}, {start} as start_on from toewijzing t
            where {IsCurrent} and {start} <= @today and {start} >= @signals_since and (t.einddatum is null or t.einddatum >= @today)
                and not exists (select 1 from levering l where {OnToewijzing} and {Counts} and l.reden_beeindiging is null)
            """,
            $"""
            select {done} as start_on, l.received_on as done_on, count(*) as number
            from (
                with lately as materialized (
                    select l.*, v.received_on from verdict v join levering l on l.bericht_id = v.bericht_id
                    where v.nummer = 305 and v.received_on >= @since and {In("v")} and {Counts} and l.reden_beeindiging is null)
                select * from lately) l
            join toewijzing t on {OnToewijzing} and {IsCurrent}
            group by {done}, l.received_on
            """) with { Earliest = signalsSince };
    }

    private ObligationStream Stops() => Stream(
        ObligationKind.Stop,
        ObligationOwner.Aanbieder,
        After(WorkingDays.Signal),
        $"""
        select {OfToewijzing}, t.einddatum as start_on from toewijzing t
        where {IsCurrent} and t.einddatum < @today and t.einddatum >= @signals_since and exists (
            select 1 from levering l where {OnToewijzing} and {Counts} and l.reden_beeindiging is null and not exists (
                select 1 from levering s
                where s.deleted_by is null and s.standaard = l.standaard and s.gemeente = l.gemeente and s.aanbieder = l.aanbieder
                    and s.bsn = l.bsn
                    and s.toewijzing_nummer = l.toewijzing_nummer and s.begindatum = l.begindatum and s.reden_beeindiging <> {Temporary}))
        """,
        $"""
        select l.einddatum as start_on, v.received_on as done_on, count(*) as number from verdict v
        join levering l on l.bericht_id = v.bericht_id
        where v.nummer = 307 and v.received_on >= @since and {In("v")} and {Counts} and l.reden_beeindiging <> {Temporary}
        group by l.einddatum, v.received_on
        """) with { Earliest = signalsSince };

    /// <summary>Months that are over in which an aanbieder had started care, by the months it declared.</summary>
    private ObligationStream Claims()
    {
        return Stream(
            ObligationKind.Declaratie,
            ObligationOwner.Aanbieder,
            WorkingDays.LastDayToClaim,
            $"""
            select null as bericht_id, m.standaard, m.gemeente, m.aanbieder, null as nummer, substr(cast(m.month as text), 1, 7) as subject,
                m.month as start_on, m.standaard || '|' || m.gemeente || '|' || m.aanbieder as id
            from (
                with months as materialized (select r.* from {Months.From(database, "months")})
                select c.standaard, c.gemeente, c.aanbieder, r.month from (
                    select t.standaard, t.gemeente, t.aanbieder, min(l.begindatum) as first_day,
                        max(coalesce(t.einddatum, @today)) as last_day
                    from toewijzing t join levering l on {OnToewijzing} and {Counts} and l.reden_beeindiging is null
                    where {IsCurrent} and (t.einddatum is null or t.einddatum >= @first_month)
                    group by t.standaard, t.gemeente, t.aanbieder) c
                cross join months r
                where c.first_day <= r.last_day and c.last_day >= r.month and (c.standaard, c.gemeente, c.aanbieder, r.month) not in (
                    select d.standaard, d.gemeente, d.aanbieder, d.begindatum from declaratie d
                    where d.begindatum >= @first_month and {In("d")})) m
            """,
            $"""
            select d.begindatum as start_on, d.received_on as done_on, count(*) as number from (
                select d.standaard, d.gemeente, d.aanbieder, d.begindatum, min(v.received_on) as received_on
                from declaratie d join verdict v on v.bericht_id = d.bericht_id
                where d.begindatum >= @since and {In("d")}
                group by d.standaard, d.gemeente, d.aanbieder, d.begindatum) d
            group by d.begindatum, d.received_on
            """) with { Earliest = firstMonth };
    }
}
