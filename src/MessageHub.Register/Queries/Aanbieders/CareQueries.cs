using MessageHub.Register.Database;
using MessageHub.Register.Queries.Toewijzingen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Who waits for care, whose allocation ends, and who delivers what. Safe for use by several threads.</summary>
/// <param name="database">Where the register is kept.</param>
public sealed class CareQueries(RegisterDatabase database)
{
    /// <summary>
    /// That a version of an allocation counts on a day and its care has not begun: no start message, and its last day is not over.
    /// </summary>
    /// <param name="alias">Of the versions.</param>
    /// <param name="day">The day, as an expression.</param>
    internal static string IsWaiting(string alias, string day) =>
        $"""
        {alias}.told_on <= {day} and ({alias}.einddatum is null or {alias}.einddatum >= {day}) and not exists (
            select 1 from levering l
            where l.standaard = {alias}.standaard and l.gemeente = {alias}.gemeente and l.aanbieder = {alias}.aanbieder
                and l.bsn = {alias}.bsn and l.toewijzing_nummer = {alias}.toewijzing_nummer and l.deleted_by is null
                and l.reden_beeindiging is null)
        """;

    /// <summary>How many wait for which aanbieder and product, and since when; the longest wait first.</summary>
    public async Task<IReadOnlyList<WaitingCount>> WaitingAsync(GemeenteScope scope, DateOnly today, CancellationToken ct) =>
        await database.ReadAsync(
            session => session.QueryAsync(
                $"""
                select t.standaard, t.aanbieder, coalesce(t.code, t.categorie, '') as product, count(*) as waiting, min(t.told_on) as since
                from toewijzing t where {scope.Of(database, "t")} and {IsWaiting("t", "@today")}
                group by t.standaard, t.aanbieder, coalesce(t.code, t.categorie, '')
                order by min(t.told_on), t.aanbieder, t.standaard, coalesce(t.code, t.categorie, '')
                """,
                row => new WaitingCount(
                    Families.Find(row.Text("standaard")), row.Text("aanbieder"), row.Text("product"), row.Number("waiting"),
                    row.Date("since")),
                ct,
                [.. scope.ParametersFor(database), ("today", today)]),
            ct).ConfigureAwait(false);

    /// <summary>Allocations whose last day lies between two days, the soonest first.</summary>
    public async Task<IReadOnlyList<ToewijzingRow>> EndingAsync(
        GemeenteScope scope, DateOnly from, DateOnly until, int max, CancellationToken ct) =>
        await database.ReadAsync(
            session => session.QueryAsync(
                $"""
                select t.* from toewijzing t
                where {scope.Of(database, "t")} and t.told_on is not null and t.einddatum >= @from and t.einddatum <= @until
                order by t.einddatum, t.standaard, t.gemeente, t.toewijzing_nummer limit @max
                """,
                row => new ToewijzingRow(
                    new(Families.Find(row.Text("standaard")), row.Text("gemeente"), row.Number("toewijzing_nummer")),
                    row.Text("aanbieder"),
                    row.TextOrNull("categorie"),
                    row.TextOrNull("code"),
                    row.Date("ingangsdatum"),
                    row.DateOrNull("einddatum"),
                    IsDeleted: false),
                ct,
                [.. scope.ParametersFor(database), ("from", from), ("until", until), ("max", (long)max)]),
            ct).ConfigureAwait(false);
}
