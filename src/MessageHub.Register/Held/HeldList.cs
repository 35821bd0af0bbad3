using System.Data.Common;
using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Held;

/// <summary>Lists of what is held for a person.</summary>
internal static class HeldList
{
    /// <summary>
    /// A 323 gets an answer, and those come first; all have the same number of days, so the first received is the first due.
    /// </summary>
    private const string Order = "case when v.nummer = 323 then 0 else 1 end";

    private const string Sql = $"""
        select h.*, v.*, {Order} as rank from held h join verdict v on v.bericht_id = h.bericht_id
        """;

    public static async Task<Page<HeldRow>> ReadAsync(
        Session session, GemeenteScope scope, DateOnly today, WorkingDays workingDays, PageRequest page, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope("v", scope with { WithUnread = false }).Add("v.state = 'held'");
        if (Cursor.Read(page.After, 2) is [var r, var a] && Cursor.Number(r) is { } rank && Cursor.Number(a) is { } arrival)
            conditions.Add($"({Order} > @rank or ({Order} = @rank and v.arrival > @arrival))", ("rank", rank), ("arrival", arrival));
        var size = Cursor.SizeOf(page);
        var rows = await session.QueryAsync(
            $"{Sql} where {conditions.Sql} order by rank, v.arrival limit @max",
            row => (
                Row: RowOf(row, today, workingDays),
                Rank: Convert.ToInt64(row.Get<object>("rank"), CultureInfo.InvariantCulture),
                Arrival: row.Number("arrival")),
            ct,
            [.. conditions.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
        var part = Cursor.Page(rows, size, x => Cursor.Of($"{x.Rank}", $"{x.Arrival}"));
        return new(await WithDetailsAsync(session, [.. part.Items.Select(x => x.Row)], ct).ConfigureAwait(false), part.Next);
    }

    public static async Task<HeldRow?> FindAsync(
        Session session, GemeenteScope scope, long number, DateOnly today, WorkingDays workingDays, CancellationToken ct)
    {
        var conditions = new Conditions(session.Database).AddScope(
            "v", scope with { WithUnread = false }).AddEqual("h.number", "number", number);
        var row = await session
            .FirstAsync($"{Sql} where {conditions.Sql} and v.state = 'held'", r => RowOf(r, today, workingDays), ct, conditions.Parameters)
            .ConfigureAwait(false);
        return row is null ? null : (await WithDetailsAsync(session, [row], ct).ConfigureAwait(false))[0];
    }

    private static HeldRow RowOf(DbDataReader row, DateOnly today, WorkingDays workingDays)
    {
        var nummer = (int)row.Number("nummer");
        var standaard = Families.Find(row.Text("standaard"));
        DateOnly? due = nummer == 323 ? workingDays.After(row.Date("received_on"), WorkingDays.ClaimAnswer) : null;
        return new()
        {
            Held = new()
            {
                Number = row.Number("number"),
                BerichtId = row.Get<Guid>("bericht_id"),
                ReceivedAt = row.Instant("received_at"),
                Name = BerichtType.Of(standaard, nummer).Name,
                Identificatie = row.Text("identificatie"),
                Afzender = row.Text("afzender"),
                Ontvanger = row.Text("ontvanger"),
                HeldBecause = row.TextOrNull("because"),
                Lines = [],
                Decisions = [],
                Proposals = [],
            },
            Standaard = standaard,
            Release = ReleaseName.Parse(row.Text("release")),
            Gemeente = row.Text("gemeente"),
            Aanbieder = row.Text("aanbieder"),
            Nummer = nummer,
            DeclaratieNummer = row.TextOrNull("declaratie_nummer"),
            Submitted = row.NumberOrNull("submitted"),
            DueOn = due,
            IsOverdue = due < today,
            DaysLeft = due is { } day ? workingDays.Between(today, day) : null,
            Prestaties = [],
        };
    }

    private static async Task<IReadOnlyList<HeldRow>> WithDetailsAsync(Session session, IReadOnlyList<HeldRow> rows, CancellationToken ct)
    {
        var database = session.Database;
        var numbers = new (string, object?)[] { ("numbers", database.ListOf(rows.Select(r => r.Held.Number))) };
        var berichten = $"(select bericht_id from held where {database.IsIn("number", "numbers")})";
        var lines = await session.QueryAsync(
            $"""
            select w.*, p.toewijzing_nummer, p.product_categorie, p.product_code, p.begindatum, p.einddatum, p.geleverd_volume, p.eenheid,
                p.product_tarief, p.bedrag, p.is_debit
            from waiting_line w left join prestatie p on p.bericht_id = w.bericht_id and p.regel = w.regel
            where w.bericht_id in {berichten} order by w.regel
            """,
            // A warning on a message of our own is about no claimed line.
            row => (
                Id: row.Get<Guid>("bericht_id"),
                Line: HeldWork.LineOf(row),
                Prestatie: row.Has("bedrag") ? PrestatieOf(row) : null),
            ct,
            numbers).ConfigureAwait(false);
        var decisions = await session.QueryAsync(
            $"select * from decision where bericht_id in {berichten} order by number",
            row => (Id: row.Get<Guid>("bericht_id"), Decision: HeldWork.TakenOf(row)),
            ct,
            numbers).ConfigureAwait(false);
        var proposals = await ProposalTable.OpenAsync(session, rows.Select(r => r.Held.Number), ct).ConfigureAwait(false);
        var linesOf = lines.ToLookup(l => l.Id);
        var decisionsOf = decisions.ToLookup(d => d.Id, d => d.Decision);
        var proposalsOf = proposals.ToLookup(p => p.HeldNumber);
        return
        [
            .. rows.Select(r => r with
            {
                Held = r.Held with
                {
                    Lines = [.. linesOf[r.Held.BerichtId].Select(l => l.Line)],
                    Decisions = [.. decisionsOf[r.Held.BerichtId]],
                    Proposals = [.. proposalsOf[r.Held.Number]],
                },
                Prestaties = [.. linesOf[r.Held.BerichtId].Select(l => l.Prestatie).OfType<HeldPrestatie>()],
            }),
        ];
    }

    private static HeldPrestatie PrestatieOf(DbDataReader row) => new(
        (int)row.Number("regel") + 1,
        row.Text("referentie_nummer"),
        row.Number("toewijzing_nummer"),
        row.Text("product_categorie"),
        row.Text("product_code"),
        row.Date("begindatum"),
        row.Date("einddatum"),
        row.Number("geleverd_volume"),
        row.Text("eenheid"),
        row.NumberOrNull("product_tarief"),
        row.Get<bool>("is_debit") ? row.Number("bedrag") : -row.Number("bedrag"));
}
