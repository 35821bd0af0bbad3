namespace MessageHub.Berichten.Model;

/// <summary>A request for change, one answer for all of it (317).</summary>
public sealed record Verzoek : Klasse
{
    internal static readonly Shape<Verzoek> Shape = new Shape<Verzoek>("Verzoek", static () => new())
        .Text(nameof(ReferentieAanbieder), x => x.ReferentieAanbieder)
        .Code(nameof(RedenVerzoek), x => x.RedenVerzoek)
        .Many(nameof(OngewijzigdeProducten), x => x.OngewijzigdeProducten, OngewijzigdProduct.Shape)
        .Many(nameof(TeWijzigenProducten), x => x.TeWijzigenProducten, TeWijzigenProduct.Shape)
        .Many(nameof(NieuweProducten), x => x.NieuweProducten, NieuwProduct.Shape)
        .RetourCodes();

    /// <summary>The reference that the aanbieder gave the request.</summary>
    public string ReferentieAanbieder { get; init; } = "";

    /// <summary>Why the aanbieder asks for a change (WJ758).</summary>
    public string RedenVerzoek { get; init; } = "";

    /// <summary>Current allocations that stay as they are.</summary>
    public IReadOnlyList<OngewijzigdProduct>? OngewijzigdeProducten { get; init; }

    /// <summary>Current allocations that the aanbieder asks to change.</summary>
    public IReadOnlyList<TeWijzigenProduct>? TeWijzigenProducten { get; init; }

    /// <summary>Products that the aanbieder asks beside them.</summary>
    public IReadOnlyList<NieuwProduct>? NieuweProducten { get; init; }
}
