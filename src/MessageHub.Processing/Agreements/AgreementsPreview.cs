using MessageHub.Register.Facts;
using MessageHub.Register.Store;

namespace MessageHub.Processing.Agreements;

/// <summary>What an import of agreements changes, for a person to see before it happens.</summary>
/// <param name="Changes">What is new or becomes another, in the order of the import.</param>
/// <param name="Unchanged">So many rows are there already as they are.</param>
/// <param name="Granted">What was granted so far in the months that the changes are about.</param>
/// <param name="Seen">The agreements it was made of (<see cref="AgreementChange.HashOf"/>): when those are others, this is no longer what
/// happens.</param>
public sealed record AgreementsPreview(
    IReadOnlyList<PreviewedAgreement> Changes, int Unchanged, IReadOnlyList<GrantedMonth> Granted, string Seen)
{
    /// <summary>
    /// It changes what is in force today, or what months say in which lines were granted: somebody has to say that it is meant.
    /// </summary>
    public bool Asks => Changes.Any(c => c.Touches);

    public int New => Changes.Count(c => c.Change.Before is null);

    public int Ended => Changes.Count(c => c.Change.IsEnded);

    public int Changed => Changes.Count - New - Ended;

    /// <summary>Reads what is there, and looks what rows do to it: two questions, however many rows there are.</summary>
    public static async Task<AgreementsPreview> ReadAsync(
        RegisterStore store, IReadOnlyList<AgreementRow> rows, IReadOnlyList<AgreementRow> existing, DateOnly today,
        CancellationToken cancellationToken) =>
        Of(rows, existing, await store.GrantedAsync(rows, cancellationToken), today);

    /// <param name="rows">The rows of the import.</param>
    /// <param name="existing">The agreements beside them.</param>
    /// <param name="granted">What was granted of their products.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    public static AgreementsPreview Of(
        IReadOnlyList<AgreementRow> rows, IReadOnlyList<AgreementRow> existing, IReadOnlyList<GrantedMonth> granted, DateOnly today)
    {
        var months = granted.ToLookup(g => (g.Gemeente, g.Aanbieder, g.Standaard, g.ProductCode));
        var changes = AgreementChange.Of(rows, existing).Select(change =>
        {
            var (row, (first, last)) = (change.After, change.Days);
            var touched = months[(row.Gemeente, row.Aanbieder, row.Standaard, row.Agreement.ProductCode)]
                .Where(m => m.Month <= last && m.Month.AddMonths(1) > first)
                .ToList();
            var isInForce = change.Before is { } before && (before.Agreement.IsValidOn(today) || row.Agreement.IsValidOn(today));
            return new PreviewedAgreement(change, isInForce, touched);
        }).ToList();
        return new(
            changes, rows.Count - changes.Count, [.. changes.SelectMany(c => c.Granted).Distinct()], AgreementChange.HashOf(existing));
    }
}
