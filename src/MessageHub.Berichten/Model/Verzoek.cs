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

    public string ReferentieAanbieder { get; init; } = "";

    public string RedenVerzoek { get; init; } = "";

    public IReadOnlyList<OngewijzigdProduct>? OngewijzigdeProducten { get; init; }

    public IReadOnlyList<TeWijzigenProduct>? TeWijzigenProducten { get; init; }

    public IReadOnlyList<NieuwProduct>? NieuweProducten { get; init; }
}
