using MessageHub.Processing.Tables;
using MessageHub.Register.Facts;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing.Agreements;

/// <summary>
/// One product has one agreement in one unit at a time; 04 beside 01 is the one pair of units that may coexist. Each row is held against
/// the one that lasts longest of those that began before it, so that the work grows with the rows and not with the pairs of them.
/// </summary>
internal static class AgreementsOverlaps
{
    /// <summary>What is wrong, by row.</summary>
    /// <param name="rows">Rows of a file.</param>
    /// <param name="existing">Agreements that are there; those that a row replaces do not count.</param>
    public static TableProblems Find(IReadOnlyList<AgreementRow> rows, IReadOnlyList<AgreementRow> existing)
    {
        var replaced = rows.Select(KeyOf).ToHashSet();
        var all = rows.Where(r => !r.IsWithdrawn).Select(r => (Row: r, IsNew: true)).Concat(
            existing.Where(e => !replaced.Contains(KeyOf(e))).Select(e => (Row: e, IsNew: false)));
        var found = new List<(int Row, AgreementRow Other, bool OtherIsNew)>();
        var products = all.GroupBy(r => (r.Row.Gemeente, r.Row.Aanbieder, r.Row.Standaard, r.Row.Agreement.ProductCode));
        foreach (var product in products.Where(g => g.Any(r => r.IsNew)))
            FindIn([.. product.OrderBy(r => r.Row.Agreement.GeldigVan).ThenBy(r => r.Row.Agreement.Row)], found);

        var problems = new TableProblems();
        foreach (var (row, other, otherIsNew) in found.OrderBy(f => f.Row))
        {
            var a = other.Agreement;
            var which = otherIsNew ? $"rij {a.Row}" : "een afspraak die al is vastgelegd";
            problems.Add(
                new(row, "geldig_van", $"De periode overlapt met {which} (eenheid {a.Eenheid}, vanaf {ComparedValue.Day(a.GeldigVan)})."));
        }

        return problems;
    }

    private static void FindIn(
        IReadOnlyList<(AgreementRow Row, bool IsNew)> product, List<(int Row, AgreementRow Other, bool OtherIsNew)> found)
    {
        // What lasts longest so far, of each kind of unit, of the file and of what is there.
        var longest = new Dictionary<(string? Unit, bool IsNew), AgreementRow>();
        foreach (var (row, isNew) in product)
        {
            var agreement = row.Agreement;
            var unit = agreement.Eenheid is Codes.Eenheid.Uur or Codes.Eenheid.Minuut ? agreement.Eenheid : null;
            // What is there overlaps with what is there at most by an old mistake, which is not that of this file.
            var earlier = longest.Where(l => (isNew || l.Key.IsNew) && (unit is null || l.Key.Unit is null || l.Key.Unit == unit))
                .FirstOrDefault(l => LastOf(l.Value.Agreement) >= agreement.GeldigVan);
            if (earlier.Value is { } other)
            {
                // The row that stands lower in the file is reported, whichever began first.
                var isOtherReported = !isNew || (earlier.Key.IsNew && other.Agreement.Row > agreement.Row);
                found.Add(isOtherReported ? (other.Agreement.Row, row, isNew) : (agreement.Row, other, earlier.Key.IsNew));
            }

            if (!longest.TryGetValue((unit, isNew), out var last) || LastOf(agreement) > LastOf(last.Agreement))
                longest[(unit, isNew)] = row;
        }
    }

    /// <summary>What makes it the same agreement.</summary>
    public static object KeyOf(AgreementRow r) =>
        (r.Gemeente, r.Aanbieder, r.Standaard, r.Agreement.ProductCode, r.Agreement.Eenheid, r.Agreement.GeldigVan);

    private static DateOnly LastOf(Agreement agreement) => agreement.GeldigTot ?? DateOnly.MaxValue;
}
