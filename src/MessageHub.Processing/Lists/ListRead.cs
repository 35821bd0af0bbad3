using MessageHub.Processing.Tables;
using MessageHub.Register.Lists;

namespace MessageHub.Processing.Lists;

/// <summary>What a file of a list says, or why it is refused; one of both is empty.</summary>
/// <param name="List">The list.</param>
/// <param name="Rows">The rows, in the order of the file.</param>
/// <param name="Problems">What is wrong, by row: the first of them.</param>
/// <param name="More">So many other things are wrong.</param>
public sealed record ListRead(KeptList List, IReadOnlyList<ListRow> Rows, IReadOnlyList<TableProblem> Problems, int More)
{
    /// <summary>What is wrong, as sentences for people; the last one says how much is not reported.</summary>
    public IReadOnlyList<string> Sentences =>
        More == 0 ? [.. Problems.Select(p => p.ToString())] : [.. Problems.Select(p => p.ToString()), $"En nog {More}."];

    /// <summary>
    /// Checks the rows beside each other and beside what is there: no two periods of one thing have a day in common, and what a row names
    /// is in the list where it belongs.
    /// </summary>
    /// <param name="named">The list as it is and those it names (<see cref="ListDesk.WithNamedAsync"/>).</param>
    /// <param name="isWhole">Rows that are not in the file are taken out.</param>
    public ListRead Beside(IReadOnlyDictionary<string, IReadOnlyList<ListRow>> named, bool isWhole)
    {
        if (Problems.Count > 0)
            return this;
        var problems = new TableProblems();
        var difference = ListDifference.Of(List, Rows, named[List.Name], isWhole);
        var gone = difference.Removed.Concat(difference.Changed.Select(c => c.Before)).Select(r => r.Id).ToHashSet();
        var staying = named[List.Name].Where(r => !gone.Contains(r.Id)).ToList();
        var inFile = Rows.Select(r => r.KeyOf(List)).ToHashSet();
        if (List.HasPeriod)
            FindOverlaps([.. staying.Where(r => !inFile.Contains(r.KeyOf(List))), .. Rows], problems);
        foreach (var reference in List.References)
            FindUnknown(reference, reference.List == List.Name ? [.. staying, .. Rows] : named[reference.List], problems);
        if (List == KeptList.Aanbieders)
            FindChains([.. staying.Where(r => !inFile.Contains(r.KeyOf(List))), .. Rows], problems);
        return Of(List, Rows, problems);
    }

    internal static ListRead Of(KeptList list, IReadOnlyList<ListRow> rows, TableProblems problems) =>
        problems.Count == 0 ? new(list, rows, [], 0) : new(list, [], problems.First, problems.Count - problems.First.Count);

    /// <summary>
    /// Each row is held against the one before it that lasts longest, so that the work grows with the rows and not with pairs.
    /// </summary>
    private void FindOverlaps(IReadOnlyList<ListRow> rows, TableProblems problems)
    {
        foreach (var subject in rows.GroupBy(r => r.SubjectOf(List)).Where(g => g.Any(r => r.Number > 0)))
        {
            ListRow? longest = null;
            foreach (var row in subject.OrderBy(r => r.From(List), StringComparer.Ordinal))
            {
                if (longest is not null && longest.Overlaps(List, row.From(List), row.Until(List)))
                {
                    // The row that stands lower in the file is reported, whichever began first.
                    var (told, other) = row.Number >= longest.Number ? (row, longest) : (longest, row);
                    if (told.Number > 0)
                    {
                        var which = other.Number > 0 ? $"rij {other.Number}" : "een rij die al is vastgelegd";
                        problems.Add(
                            new(told.Number, "van", $"De periode overlapt met {which} (vanaf {other.From(List)}).", told.From(List)));
                    }
                }

                if (longest is null || string.CompareOrdinal(row.Until(List), longest.Until(List)) > 0)
                    longest = row;
            }
        }
    }

    private void FindUnknown(ListReference reference, IReadOnlyList<ListRow> there, TableProblems problems)
    {
        var target = KeptList.Find(reference.List)!;
        var known = there.Select(r => r.ValuesOf(target, reference.Targets)).ToHashSet();
        var filled = there.Select(r => r.Values[target.PlaceOf(reference.Targets[0])]).ToHashSet();
        var (first, place) = (List.PlaceOf(reference.Columns[0]), List.PlaceOf(reference.Columns[^1]));
        bool Names(ListRow row) =>
            row.Values[place] is { Length: > 0 } && (!reference.OnlyWhereFilled || filled.Contains(row.Values[first]));
        foreach (var row in Rows.Where(r => Names(r) && !known.Contains(r.ValuesOf(List, reference.Columns))))
            problems.Add(new(row.Number, reference.Columns[^1], reference.Unknown, row.Values[place]!));
    }

    /// <summary>An aanbieder goes on under another that goes on under its own name: figures look one step far.</summary>
    private void FindChains(IReadOnlyList<ListRow> rows, TableProblems problems)
    {
        var (agb, main) = (List.PlaceOf("agb"), List.PlaceOf("hoofd_agb"));
        bool IsMerged(ListRow row) => row.Values[main] is { Length: > 0 } other && other != row.Values[agb];
        var merged = rows.Where(IsMerged).ToLookup(r => r.Values[agb]);
        foreach (var row in rows.Where(IsMerged))
        {
            if (merged[row.Values[main]].FirstOrDefault(r => r.Overlaps(List, row.From(List), row.Until(List))) is not { } other)
                continue;
            if (row.Number > 0 || other.Number > 0)
            {
                problems.Add(new(
                    Math.Max(row.Number, other.Number),
                    "hoofd_agb",
                    $"De hoofdaanbieder gaat zelf op in {other.Values[main]}. Noem die als hoofdaanbieder.",
                    row.Values[main]!));
            }
        }
    }
}
