using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Composing;

/// <summary>One thing that a decision does to the allocations of a client with one aanbieder.</summary>
public abstract record AllocationChange
{
    private AllocationChange()
    {
    }

    /// <summary>A new allocation under a number of its own.</summary>
    /// <param name="Product">Null is generic care.</param>
    /// <param name="Ingangsdatum">First day, inclusive.</param>
    /// <param name="Einddatum">Last day, inclusive; null is open-ended.</param>
    /// <param name="Omvang">Null beside a budget.</param>
    /// <param name="Budget">Whole eurocents.</param>
    /// <param name="ReferentieAanbieder">Of the AangevraagdProduct that this grants (IV094); null on own initiative.</param>
    public sealed record Assign(
        Product? Product, DateOnly Ingangsdatum, DateOnly? Einddatum, Omvang? Omvang, long? Budget, string? ReferentieAanbieder = null)
        : AllocationChange;

    /// <summary>Another version under the same number: only what OP033x1 and IV066 let change.</summary>
    /// <param name="ToewijzingNummer">The allocation.</param>
    /// <param name="Einddatum">Last day of the new version, inclusive; null is open-ended.</param>
    /// <param name="Omvang">Of the new version; another than before only with Frequentie 6.</param>
    /// <param name="Budget">Of the new version, whole eurocents.</param>
    /// <param name="RedenWijziging">JZ002, WMO002.</param>
    public sealed record Alter(
        long ToewijzingNummer, DateOnly? Einddatum, Omvang? Omvang, long? Budget, string RedenWijziging) : AllocationChange;

    /// <summary>The allocation counts as never sent: Einddatum = Ingangsdatum, RedenWijziging 13.</summary>
    public sealed record Remove(long ToewijzingNummer) : AllocationChange;

    /// <summary>The version that counts goes along again, also when it has ended: the aanbieder asked for it.</summary>
    public sealed record SendAgain(long ToewijzingNummer) : AllocationChange;
}
