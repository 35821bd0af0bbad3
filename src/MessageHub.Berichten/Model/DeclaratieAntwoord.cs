namespace MessageHub.Berichten.Model;

/// <summary>The answer to a claim (325).</summary>
public sealed record DeclaratieAntwoord : Klasse
{
    internal static readonly Shape<DeclaratieAntwoord> Shape = new Shape<DeclaratieAntwoord>("DeclaratieAntwoord", static () => new())
        .Text(nameof(DeclaratieNummer), x => x.DeclaratieNummer)
        .One(nameof(TotaalIngediendBedrag), x => x.TotaalIngediendBedrag, TotaalBedragMetDC.Shape)
        .One(nameof(TotaalToegekendBedrag), x => x.TotaalToegekendBedrag, TotaalBedragMetDC.Shape)
        .Many(nameof(Clienten), x => x.Clienten, Client.Shape)
        .RetourCodes();

    public string DeclaratieNummer { get; init; } = "";

    public TotaalBedragMetDC TotaalIngediendBedrag { get; init; } = TotaalBedragMetDC.Empty;

    public TotaalBedragMetDC TotaalToegekendBedrag { get; init; } = TotaalBedragMetDC.Empty;

    public IReadOnlyList<Client>? Clienten { get; init; }
}
