namespace MessageHub.Rules;

/// <summary>The clause by which rules leave care alone that ended in 2020 or before (rules.md §1.1).</summary>
internal static class OpenAfter2020
{
    private static readonly DateOnly LastDayOf2020 = new(2020, 12, 31);

    /// <summary>True when there is no end, or one after 31-12-2020; the last day of 2020 itself is not covered.</summary>
    public static bool Covers(DateOnly? einddatum) => einddatum is null || einddatum > LastDayOf2020;
}
