using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Facts;

/// <summary>Which version of an allocation is the newest, and which is a deletion: the one place where SQL says so.</summary>
internal static class ToewijzingVersions
{
    /// <summary>
    /// Order of versions with the volgorde of their messages (IV013): the first is what <see cref="Toewijzing.Newest"/> finds.
    /// </summary>
    public const string NewestFirst = "toewijzingsdatum desc, toewijzingstijd desc, volgorde desc, regel desc";

    /// <summary>A version counts as never sent; its first_reason tells (<see cref="Toewijzing.IsDeleted"/>).</summary>
    public const string IsDeleted = $"""
        (coalesce(first_reason, '') = '{Codes.RedenWijziging.Verwijderd}'
            or (coalesce(first_reason, '') = '{Codes.RedenWijziging.Administratief}'
                and einddatum is not null and einddatum = ingangsdatum))
        """;

    /// <summary>The same order from the other end.</summary>
    /// <param name="t">The alias of the versions.</param>
    /// <param name="b">The alias of their messages.</param>
    public static string OldestFirst(string t, string b) => $"{t}.toewijzingsdatum, {t}.toewijzingstijd, {b}.volgorde, {t}.regel";

    /// <summary>1 for the current version among versions of messages in force (IV013).</summary>
    /// <param name="t">The alias of the versions; the volgorde of their messages has no other column of its name beside it.</param>
    public static string Recency(string t) =>
        $"row_number() over (partition by {t}.standaard, {t}.gemeente, {t}.toewijzing_nummer order by {NewestFirst})";

    /// <summary>
    /// The RedenWijziging that a version had first, among versions in force with the volgorde of their messages: sent again at the same
    /// moment it is the same version and leaves this empty (IV099, R-091).
    /// </summary>
    /// <param name="t">The alias of the versions.</param>
    public static string FirstReason(string t) =>
        $"first_value({t}.reden_wijziging) over ({SameVersion(t)} order by {t}.reden_wijziging is null, volgorde, {t}.regel)";

    private static string SameVersion(string t) =>
        $"partition by {t}.standaard, {t}.gemeente, {t}.toewijzing_nummer, {t}.toewijzingsdatum, {t}.toewijzingstijd";
}
