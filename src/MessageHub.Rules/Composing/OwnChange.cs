using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Composing;

/// <summary>What a gemeente may want of the allocations of a client on its own initiative (process.md §3).</summary>
public abstract record OwnChange
{
    private OwnChange()
    {
    }

    /// <summary>A new allocation.</summary>
    /// <param name="Product">Null is generic care.</param>
    /// <param name="Ingangsdatum">First day, inclusive.</param>
    /// <param name="Einddatum">Last day, inclusive; null is open-ended.</param>
    /// <param name="Omvang">Null beside a budget.</param>
    /// <param name="Budget">Whole eurocents.</param>
    public sealed record Assign(
        Product? Product, DateOnly Ingangsdatum, DateOnly? Einddatum = null, Omvang? Omvang = null, long? Budget = null) : OwnChange;

    /// <summary>A later last day: under the same number, or under a new one when it has ended (OP380, R-121).</summary>
    /// <param name="ToewijzingNummer">The allocation.</param>
    /// <param name="Einddatum">The new last day, inclusive; null is open-ended.</param>
    public sealed record Extend(long ToewijzingNummer, DateOnly? Einddatum) : OwnChange;

    /// <summary>An earlier last day, with what it is for.</summary>
    /// <param name="ToewijzingNummer">The allocation.</param>
    /// <param name="Einddatum">The new last day, inclusive.</param>
    /// <param name="RedenWijziging">One of <see cref="OwnChanges.EndReasons"/>.</param>
    public sealed record End(long ToewijzingNummer, DateOnly Einddatum, string RedenWijziging) : OwnChange;

    /// <summary>
    /// Other care in its place from a day on, in the same message: what may not change under one number (IV066), or another product.
    /// </summary>
    /// <param name="ToewijzingNummer">The allocation: it ends the day before, reassessed.</param>
    /// <param name="Successor">What begins then, under a number of its own.</param>
    public sealed record Succeed(long ToewijzingNummer, Assign Successor) : OwnChange;

    /// <summary>Another budget, or another volume of an allocation with Frequentie 6.</summary>
    /// <param name="ToewijzingNummer">The allocation.</param>
    /// <param name="To">The new Volume, or the new Budget in whole eurocents.</param>
    /// <param name="AskedByAanbieder">He asked for it outside the messages, so he agrees.</param>
    public sealed record Amount(long ToewijzingNummer, long To, bool AskedByAanbieder = false) : OwnChange;

    /// <summary>The allocation counts as never sent; what has to be there instead goes in the same message.</summary>
    /// <param name="ToewijzingNummer">The allocation.</param>
    /// <param name="Replacement">What takes its place, or null.</param>
    public sealed record Remove(long ToewijzingNummer, Assign? Replacement = null) : OwnChange;
}
