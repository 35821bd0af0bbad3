using System.Data.Common;
using System.Globalization;
using MessageHub.Register.Database;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>Lists of allocations.</summary>
internal static class ToewijzingList
{
    public static async Task<Page<ToewijzingRow>> ReadAsync(
        Session session, ToewijzingFilter filter, PageRequest page, CancellationToken ct)
    {
        var named = new Conditions(session.Database)
            .AddScope("t.gemeente", filter.Scope with { WithUnread = false })
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
                select v.*, {IsDeleted} as is_deleted from (
                    select t.*, {FirstReason} as first_reason, {Recency} as recency
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

    /// <summary>1 for the current version among versions t of messages b in force (IV013).</summary>
    public const string Recency = $"row_number() over (partition by t.standaard, t.gemeente, t.toewijzing_nummer order by {NewestFirst})";

    /// <summary>
    /// Order of versions with the volgorde of their messages (IV013): the first is what
    /// <see cref="Rules.Register.Toewijzing.Newest"/> finds.
    /// </summary>
    public const string NewestFirst = "toewijzingsdatum desc, toewijzingstijd desc, volgorde desc, regel desc";

    /// <summary>
    /// The RedenWijziging that a version had first, among versions t in force with the volgorde of their messages: sent again at the same
    /// moment it is the same version and leaves this empty (IV099, R-091).
    /// </summary>
    public const string FirstReason =
        $"first_value(t.reden_wijziging) over ({SameVersion} order by t.reden_wijziging is null, volgorde, t.regel)";

    /// <summary>A version counts as never sent; its first_reason says (<see cref="Rules.Register.Toewijzing.IsDeleted"/>).</summary>
    public const string IsDeleted = $"""
        (coalesce(first_reason, '') = '{Codes.RedenWijziging.Verwijderd}'
            or (coalesce(first_reason, '') = '{Codes.RedenWijziging.Administratief}'
                and einddatum is not null and einddatum = ingangsdatum))
        """;

    private const string SameVersion = "partition by t.standaard, t.gemeente, t.toewijzing_nummer, t.toewijzingsdatum, t.toewijzingstijd";

    private static ToewijzingRow RowOf(DbDataReader row) => new(
        new(Families.Find(row.Text("standaard")), row.Text("gemeente"), row.Number("toewijzing_nummer")),
        row.Text("aanbieder"),
        row.TextOrNull("categorie"),
        row.TextOrNull("code"),
        row.Date("ingangsdatum"),
        row.DateOrNull("einddatum"),
        row.Get<bool>("is_deleted"));
}
