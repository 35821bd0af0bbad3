using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Processing.Agreements;

/// <summary>What an import of agreements changes, for a person to see before it happens.</summary>
/// <param name="Changes">What is new or becomes another, in the order of the import.</param>
/// <param name="Unchanged">So many rows are there already as they are.</param>
/// <param name="Granted">What was granted so far in the months that the changes are about.</param>
/// <param name="Lines">Lines that were granted and that the aanbieder has to credit and declare again.</param>
/// <param name="Seen">The agreements it was made of (<see cref="AgreementChange.HashOf"/>): when those are others, this is no longer what
/// happens.</param>
public sealed record AgreementsPreview(
    IReadOnlyList<PreviewedAgreement> Changes,
    int Unchanged,
    IReadOnlyList<GrantedMonth> Granted,
    IReadOnlyList<RetroactiveLine> Lines,
    string Seen)
{
    /// <summary>
    /// It changes what is in force today, or what months say in which lines were granted: somebody has to say that it is meant.
    /// </summary>
    public bool Asks => Changes.Any(c => c.Touches);

    /// <summary>Changes that add an agreement.</summary>
    public int New => Changes.Count(c => c.Change.Before is null);

    /// <summary>Changes that only end an agreement (<see cref="AgreementChange.IsEnded"/>).</summary>
    public int Ended => Changes.Count(c => c.Change.IsEnded);

    /// <summary>Agreements that are withdrawn.</summary>
    public int Withdrawn => Changes.Count(c => c.Change.After.IsWithdrawn);

    /// <summary>Changes of an agreement that goes on.</summary>
    public int Changed => Changes.Count - New - Ended - Withdrawn;

    /// <summary>Reads what is there, and looks what rows do to it: two questions, however many rows there are.</summary>
    public static async Task<AgreementsPreview> ReadAsync(
        RegisterStore store, IReadOnlyList<AgreementRow> rows, IReadOnlyList<AgreementRow> existing, DateOnly today,
        CancellationToken cancellationToken)
    {
        var preview = Of(rows, existing, await store.GrantedAsync(rows, cancellationToken), today);
        var changes = preview.Changes.Select(c => c.Change).ToList();
        if (changes.Count == 0)
            return preview;
        var first = changes.Min(c => c.Days.First);
        var granted = await store.GrantedLinesAsync(
            [.. changes.Select(c => c.After)], new(first.Year, first.Month, 1), cancellationToken);
        return preview with { Lines = RetroactiveLine.Of(changes, existing, granted) };
    }

    /// <param name="rows">The rows of the import.</param>
    /// <param name="existing">The agreements beside them.</param>
    /// <param name="granted">What was granted of their products.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    public static AgreementsPreview Of(
        IReadOnlyList<AgreementRow> rows, IReadOnlyList<AgreementRow> existing, IReadOnlyList<GrantedMonth> granted, DateOnly today)
    {
        var months = granted.ToLookup(g => (g.Gemeente, g.Aanbieder, g.Standaard, g.ProductCode));
        var made = AgreementChange.Of(rows, existing);
        var replaced = made.Select(c => AgreementsOverlaps.KeyOf(c.After)).ToHashSet();
        var ending = existing.Where(e => !replaced.Contains(AgreementsOverlaps.KeyOf(e)))
            .Concat(made.Select(c => c.After).Where(r => !r.IsWithdrawn))
            .Where(r => r.Agreement.GeldigTot is not null)
            .ToLookup(r => AgreementsOverlaps.KeyOf(r with { Agreement = r.Agreement with { GeldigVan = r.Agreement.GeldigTot!.Value } }));
        var changes = made.Select(change =>
        {
            var (row, (first, last)) = (change.After, change.Days);
            var touched = months[(row.Gemeente, row.Aanbieder, row.Standaard, row.Agreement.ProductCode)]
                .Where(m => m.Month <= last && m.Month.AddMonths(1) > first)
                .ToList();
            var isInForce = change.Before is { } before && (before.Agreement.IsValidOn(today) || row.Agreement.IsValidOn(today));
            return new PreviewedAgreement(change, isInForce, touched, change.Before is null ? PreviousOf(row) : null);
        }).ToList();
        return new(
            changes, rows.Count - changes.Count, [.. changes.SelectMany(c => c.Granted).Distinct()], [], AgreementChange.HashOf(existing));

        Agreement? PreviousOf(AgreementRow row) => ending[AgreementsOverlaps.KeyOf(
            row with { Agreement = row.Agreement with { GeldigVan = row.Agreement.GeldigVan.AddDays(-1) } })].FirstOrDefault()?.Agreement;
    }
}
