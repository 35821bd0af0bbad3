using MessageHub.Register.Database;
using MessageHub.Register.Queries.Toewijzingen;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Allocations whose last day lies between two days.</summary>
internal static class EndingList
{
    public static async Task<IReadOnlyList<ToewijzingRow>> ReadAsync(
        Session session, GemeenteScope scope, DateOnly from, DateOnly until, int max, CancellationToken ct) =>
        await session.QueryAsync(
            $"""
            select t.* from toewijzing t
            where {scope.Of(session.Database, "t")} and t.told_on is not null and t.einddatum >= @from and t.einddatum <= @until
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
            [.. scope.ParametersFor(session.Database), ("from", from), ("until", until), ("max", (long)max)]).ConfigureAwait(false);
}
