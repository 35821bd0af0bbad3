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

    /// <summary>The number that the aanbieder gave the claim, unique for him (TR333).</summary>
    public string DeclaratieNummer { get; init; } = "";

    /// <summary>The sum of the lines, in eurocents with its sign (TR358).</summary>
    public TotaalBedragMetDC TotaalIngediendBedrag { get; init; } = TotaalBedragMetDC.Empty;

    /// <summary>What is granted of it, in eurocents with its sign.</summary>
    public TotaalBedragMetDC TotaalToegekendBedrag { get; init; } = TotaalBedragMetDC.Empty;

    /// <summary>The clients, each with his lines.</summary>
    public IReadOnlyList<Client>? Clienten { get; init; }
}
