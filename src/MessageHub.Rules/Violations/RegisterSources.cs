namespace MessageHub.Rules.Violations;

/// <summary>Where a compared value came from when it is no single earlier message.</summary>
internal static class RegisterSources
{
    /// <summary>All allocations in scope S.</summary>
    public static readonly Source Toewijzingen = new("de toewijzingen aan deze aanbieder");

    /// <summary>All earlier claims in scope S.</summary>
    public static readonly Source Declaraties = new("eerdere declaraties");

    /// <summary>The totals of the claim ledger.</summary>
    public static readonly Source CountedPrestaties = new("toegekende prestaties en dit bericht");
}
