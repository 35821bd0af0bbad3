using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Register.Facts;

/// <summary>What becomes of one agreement.</summary>
/// <param name="Before">What it was; null when it is new.</param>
/// <param name="After">What it becomes; of one that is withdrawn what it was.</param>
public sealed record AgreementChange(AgreementRow? Before, AgreementRow After)
{
    /// <summary>Only its last day changes, and it ends earlier.</summary>
    public bool IsEnded =>
        OnlyEndChanges && !After.IsWithdrawn && After.Agreement.GeldigTot is { } end && !(Before!.Agreement.GeldigTot <= end);

    /// <summary>
    /// The days on which it says something else than before: of one whose last day alone changes those between the two last days, else all
    /// days it has or had. They share their first day, which makes them the same agreement.
    /// </summary>
    public (DateOnly First, DateOnly Last) Days
    {
        get
        {
            var (first, last) = (After.Agreement.GeldigVan, LastOf(After));
            if (Before is null || After.IsWithdrawn)
                return (first, last);
            var earlier = LastOf(Before);
            return OnlyEndChanges
                ? ((earlier < last ? earlier : last).AddDays(1), earlier < last ? last : earlier)
                : (first, earlier < last ? last : earlier);
        }
    }

    private bool OnlyEndChanges =>
        Before is not null && (Before.Agreement with { GeldigTot = After.Agreement.GeldigTot }).SaysAs(After.Agreement);

    /// <summary>
    /// What an import does: agreements that are new, become another or are withdrawn, in the order of the import. Those not in it stay as
    /// they are.
    /// </summary>
    /// <param name="rows">The rows of the import.</param>
    /// <param name="existing">At least the agreements that they replace.</param>
    public static IReadOnlyList<AgreementChange> Of(IReadOnlyList<AgreementRow> rows, IReadOnlyList<AgreementRow> existing)
    {
        var known = existing.ToDictionary(AgreementTable.KeyOf);
        return
        [
            .. from row in rows
               let before = known.GetValueOrDefault(AgreementTable.KeyOf(row))
               where before is null ? !row.IsWithdrawn : row.IsWithdrawn || !before.Agreement.SaysAs(row.Agreement)
               select before is null ? new AgreementChange(null, row) : Over(before, row),
        ];
    }

    /// <summary>
    /// What takes the place of an agreement corrects it, unless it says that it is an indexering. One that only ends otherwise keeps saying
    /// where its tariff comes from.
    /// </summary>
    private static AgreementChange Over(AgreementRow before, AgreementRow row)
    {
        if (row.IsWithdrawn)
            return new(before, before with { IsWithdrawn = true });
        var change = new AgreementChange(before, row);
        return change.OnlyEndChanges
            ? change.From(before.Agreement.Herkomst, before.Agreement.Index)
            : row.Agreement.Herkomst == Agreement.Basis ? change.From(Agreement.Correctie, null) : change;
    }

    private AgreementChange From(string herkomst, decimal? index) =>
        this with { After = After with { Agreement = After.Agreement with { Herkomst = herkomst, Index = index } } };

    /// <summary>Agreements in one short text: another text, other agreements. The row of the file they came from is none of it.</summary>
    public static string HashOf(IEnumerable<AgreementRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The perceel stands last: it alone may hold a semicolon.
        var lines = rows.Select(r => string.Join(
            ';', r.Gemeente, r.Aanbieder, r.Standaard, r.Agreement.ProductCode, r.Agreement.Eenheid, DayOf(r.Agreement.GeldigVan),
            DayOf(r.Agreement.GeldigTot),
            r.Agreement.ProductCategorie, r.Agreement.Tarief, r.Agreement.MinutenToegestaan, r.Agreement.Variant, r.Agreement.TariefOp,
            r.Agreement.GebrokenMaand, r.Agreement.Frequenties, r.Agreement.Perceel));
        foreach (var line in lines.Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{line}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly LastOf(AgreementRow row) => row.Agreement.GeldigTot ?? DateOnly.MaxValue;
}
