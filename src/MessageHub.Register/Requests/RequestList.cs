using System.Data.Common;
using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Rules.Register;
using MessageHub.Rules.Requests;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Requests;

/// <summary>Lists of requests, with what became of them.</summary>
internal static class RequestList
{
    private const string SameRequest =
        "n.standaard = a.standaard and n.gemeente = a.gemeente and n.aanbieder = a.aanbieder and "
        + "n.referentie_aanbieder = a.referentie_aanbieder";

    // Of what was undone there is an index, and there is little of it.
    private const string InForce = "n.bericht_id not in (select id from bericht where not in_force)";

    private const string Granted =
        $"exists (select 1 from toewijzing n where {SameRequest} and n.referentie_aanbieder is not null and {InForce})";
    private const string Refused = $"exists (select 1 from antwoord n where {SameRequest} and n.verzoek_antwoord = '1' and {InForce})";
    private const string Researched = $"exists (select 1 from antwoord n where {SameRequest} and n.verzoek_antwoord = '2' and {InForce})";

    /// <summary>
    /// The rows of requests a with the verdict v on their message, and the status that follows from what was answered
    /// (<see cref="Aanvraag.Status"/>).
    /// </summary>
    private const string Columns = $"""
        a.bericht_id, a.regel, a.standaard, a.gemeente, a.aanbieder, a.bsn, a.referentie_aanbieder, a.verwijzer, v.arrival, v.nummer,
            v.received_at, v.received_on, v.dagtekening, v.release,
            case when {Granted} then 'granted' when {Refused} then 'refused' when {Researched} then 'research' else 'open' end as status,
            (select o.display_name from request_hand h join account o on o.id = h.account_id
                where h.bericht_id = a.bericht_id and h.regel = a.regel) as in_hand_of,
            exists (select 1 from request_decision d where d.bericht_id = a.bericht_id and d.regel = a.regel
                and d.state = 'open') as is_proposed,
            exists (select 1 from request_decision d join inbox i on i.id = d.told_by
                where d.bericht_id = a.bericht_id and d.regel = a.regel and i.state = 'held') as is_held
        """;

    /// <summary>A 315 or 317 is never undone; our answer to it can be.</summary>
    private const string Source = "aanvraag a join verdict v on v.bericht_id = a.bericht_id";

    public static async Task<Page<RequestRow>> ReadAsync(Session session, RequestFilter filter, PageRequest page, CancellationToken ct)
    {
        // In research the last day follows from the Dagtekening, else from the day of receipt.
        var byDagtekening = filter is { Status: AanvraagStatus.InOnderzoek, Sort: RequestSort.Due };
        var (day, direction, beyond) = filter.Sort is RequestSort.Due
            ? (byDagtekening ? "v.dagtekening" : "v.received_on", "", ">")
            : ("v.received_on", " desc", "<");
        var conditions = ConditionsOf(session.Database, filter);
        if (Cursor.Read(page.After, 3) is [var start, var arrival, var regel] && DateOnly.TryParseExact(start, "yyyy-MM-dd", out var from)
            && Cursor.Number(arrival) is { } message && Cursor.Number(regel) is { } line)
        {
            conditions.Add(
                $"({day}, v.arrival, a.regel) {beyond} (@from, @arrival, @regel)", ("from", from), ("arrival", message), ("regel", line));
        }

        var size = Cursor.SizeOf(page);
        // Which rows are on the page is found first: the rest is looked up of them alone.
        var rows = await session.QueryAsync(
            $"""
            select {Columns}, p.start_on from (
                select a.bericht_id as id, a.regel as line, {day} as start_on from {Source}
                where {conditions.Sql} order by {day}{direction}, v.arrival{direction}, a.regel{direction} limit @max) p
            join aanvraag a on a.bericht_id = p.id and a.regel = p.line
            join verdict v on v.bericht_id = a.bericht_id
            order by p.start_on{direction}, v.arrival{direction}, a.regel{direction}
            """,
            row => (Row: RowOf(row), Start: row.Date("start_on")),
            ct,
            [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
        var part = Cursor.Page(rows, size, r => Cursor.Of(
            r.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{r.Row.Number.Message}", $"{r.Row.Number.Line - 1}"));
        return new(await WithContentAsync(session, [.. part.Items.Select(r => r.Row)], ct).ConfigureAwait(false), part.Next);
    }

    /// <summary>How many requests there are with a status; more than <paramref name="max"/> is given as that many.</summary>
    public static async Task<int> CountAsync(Session session, RequestFilter filter, int max, CancellationToken ct)
    {
        var conditions = ConditionsOf(session.Database, filter);
        return (int)await session.FirstAsync(
            $"select count(*) as number from (select 1 as one from {Source} where {conditions.Sql} limit @max) f",
            row => row.Number("number"),
            ct,
            [.. conditions.Parameters, ("max", (long)max)]).ConfigureAwait(false);
    }

    /// <summary>
    /// All requests of the message with this number of arrival, with the client and the release; empty when it is not in the scope.
    /// </summary>
    public static async Task<IReadOnlyList<(RequestRow Row, Bsn Bsn, ReleaseName Release)>> OfMessageAsync(
        Session session, GemeenteScope scope, long message, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database)
            .AddScope("a", scope with { WithUnread = false })
            .AddEqual("v.arrival", "arrival", message)
            .Add("v.nummer in (315, 317)");
        var found = await session.QueryAsync(
            $"select {Columns} from {Source} where {conditions.Sql} order by a.regel",
            row => (Row: RowOf(row), Bsn: new Bsn(row.Text("bsn")), Release: ReleaseName.Parse(row.Text("release"))),
            ct,
            conditions.Parameters).ConfigureAwait(false);
        var rows = await WithContentAsync(session, [.. found.Select(f => f.Row)], ct).ConfigureAwait(false);
        return [.. found.Zip(rows, (f, row) => (row, f.Bsn, f.Release))];
    }

    private static Conditions ConditionsOf(RegisterDatabase database, RequestFilter filter)
    {
        var conditions = new Conditions(database)
            .AddScope("a", filter.Scope with { WithUnread = false }, filter.Gemeente)
            .AddEqual("a.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null)
            .AddEqual("a.aanbieder", "aanbieder", filter.Aanbieder)
            .AddEqual("v.nummer", "nummer", (long?)filter.Nummer)
            .AddEqual("a.referentie_aanbieder", "referentie", filter.Referentie)
            .AddEqual("a.bsn", "bsn", filter.Bsn?.Value);
        if (filter.ProductCode is { } code)
        {
            conditions.Add(
                "exists (select 1 from gevraagd g where g.bericht_id = a.bericht_id and g.regel = a.regel and g.code = @code)",
                ("code", code));
        }

        if (filter.InHandOf is { } account)
        {
            conditions.Add(
                "exists (select 1 from request_hand h where h.bericht_id = a.bericht_id and h.regel = a.regel and h.account_id = @account)",
                ("account", account));
        }

        return filter.Status switch
        {
            AanvraagStatus.Open => conditions.Add($"not {Granted} and not {Refused} and not {Researched}"),
            AanvraagStatus.InOnderzoek => conditions.Add($"{Researched} and not {Granted} and not {Refused}"),
            AanvraagStatus.Afgewezen => conditions.Add($"{Refused} and not {Granted}"),
            AanvraagStatus.Toegewezen => conditions.Add(Granted),
            _ => conditions,
        };
    }

    private static async Task<IReadOnlyList<RequestRow>> WithContentAsync(
        Session session, IReadOnlyList<RequestRow> rows, CancellationToken ct)
    {
        var asked = (await session.QueryAsync(
            $"select * from gevraagd where {session.Database.IsIn("bericht_id", "ids")} order by bericht_id, regel, volgnummer",
            row => (Key: (row.Get<Guid>("bericht_id"), row.Number("regel")), Product: GevraagdRow.ProductOf(row)),
            ct,
            (
                "ids",
                session.Database.ListOf(
                    rows.Select(r => r.BerichtId).Distinct()))).ConfigureAwait(false)).ToLookup(g => g.Key, g => g.Product);
        return [.. rows.Select(r => r with { Gevraagd = [.. asked[(r.BerichtId, r.Number.Line - 1L)]] })];
    }

    private static RequestRow RowOf(DbDataReader row)
    {
        var (standaard, nummer) = (Families.Find(row.Text("standaard")), (int)row.Number("nummer"));
        var isJudicial = row.TextOrNull("verwijzer") == Codes.Verwijzer.Rechter;
        return new()
        {
            Number = new(row.Number("arrival"), (int)row.Number("regel") + 1),
            BerichtId = row.Get<Guid>("bericht_id"),
            Standaard = standaard,
            Gemeente = row.Text("gemeente"),
            Aanbieder = row.Text("aanbieder"),
            Nummer = nummer,
            Referentie = row.Text("referentie_aanbieder"),
            Status = row.Text("status") switch
            {
                "granted" => AanvraagStatus.Toegewezen,
                "refused" => AanvraagStatus.Afgewezen,
                "research" => AanvraagStatus.InOnderzoek,
                _ => AanvraagStatus.Open,
            },
            ReceivedAt = row.Instant("received_at"),
            Terms = RequestTerms.Of(standaard, nummer, isJudicial, row.Date("received_on"), row.Date("dagtekening")),
            InHandOf = row.TextOrNull("in_hand_of"),
            IsProposed = row.Get<bool>("is_proposed"),
            IsHeld = row.Get<bool>("is_held"),
        };
    }
}
