using System.Data.Common;
using System.Globalization;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>Lists of allocations.</summary>
internal static class ToewijzingList
{
    public static async Task<Page<ToewijzingRow>> ReadAsync(
        Session session, ToewijzingFilter filter, PageRequest page, CancellationToken ct)
    {
        var named = new Conditions(session.Database)
            .AddScope("t", filter.Scope with { WithUnread = false })
            .AddEqual("t.standaard", "standaard", filter.Standaard is { } standaard ? Families.Of(standaard) : null)
            .AddEqual("t.aanbieder", "aanbieder", filter.Aanbieder)
            .AddEqual("t.toewijzing_nummer", "nummer", filter.ToewijzingNummer)
            .AddEqual("t.code", "code", filter.ProductCode);
        if (filter.Bsn is { } bsn)
            named.Add(
                $"t.bericht_id in (select bericht_id from bericht_client where {session.Database.IsIn("gemeente", "gemeenten")} and "
                + "bsn = @bsn) and t.bsn = @bsn",
                ("bsn", bsn.Value));
        var shown = new Conditions(session.Database);
        if (filter.CurrentOn is { } day)
            shown.Add("(einddatum is null or einddatum >= @day) and not is_deleted", ("day", day));
        if (Cursor.Read(page.After, 4) is [var begin, var family, var gemeente, var last]
            && DateOnly.TryParseExact(begin, "yyyy-MM-dd", out var from) && Cursor.Number(last) is { } number)
        {
            shown.Add(
                """
                (ingangsdatum < @from or (ingangsdatum = @from and (standaard > @family or (standaard = @family
                    and (gemeente > @last_gemeente or (gemeente = @last_gemeente and toewijzing_nummer > @last_nummer))))))
                """,
                ("from", from),
                ("family", family),
                ("last_gemeente", gemeente),
                ("last_nummer", number));
        }

        var size = Cursor.SizeOf(page);
        var rows = await session.QueryAsync(
            $"""
            select * from (
                select v.*, {ToewijzingVersions.IsDeleted} as is_deleted from (
                    select t.*, {ToewijzingVersions.FirstReason("t")} as first_reason, {ToewijzingVersions.Recency("t")} as recency
                    from toewijzing t join bericht b on b.id = t.bericht_id
                    where {named.Sql} and b.in_force) v
                where recency = 1) c
            where {shown.Sql}
            order by ingangsdatum desc, standaard, gemeente, toewijzing_nummer
            limit @max
            """,
            RowOf,
            ct,
            [.. named.Parameters, .. shown.Parameters, ("max", size + 1L)]).ConfigureAwait(false);
        return Cursor.Page(rows, size, r => Cursor.Of(
            r.Ingangsdatum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Families.Of(r.Key.Standaard), r.Key.Gemeente,
            $"{r.Key.Nummer}"));
    }

    private static ToewijzingRow RowOf(DbDataReader row) => new(
        new(Families.Find(row.Text("standaard")), row.Text("gemeente"), row.Number("toewijzing_nummer")),
        row.Text("aanbieder"),
        row.TextOrNull("categorie"),
        row.TextOrNull("code"),
        row.Date("ingangsdatum"),
        row.DateOrNull("einddatum"),
        row.Get<bool>("is_deleted"));
}
