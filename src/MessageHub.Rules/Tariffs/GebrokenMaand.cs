namespace MessageHub.Rules.Tariffs;

/// <summary>
/// How much of an output volume by the month may be claimed for a month that the allocation fills in part (R-069, T-011).
/// </summary>
public enum GebrokenMaand
{
    /// <summary>All of it.</summary>
    Vol,

    /// <summary>As much as the days of the ProductPeriode are of the days of the month.</summary>
    NaarRato,

    /// <summary>Half of it when the ProductPeriode has at most half of the days of the month, else all of it.</summary>
    HalveMaand,

    /// <summary>Nothing of the first, all of the last (SAP GI).</summary>
    EersteNiet,
}
