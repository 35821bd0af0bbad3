namespace MessageHub.Berichten.Model;

/// <summary>The answer of the gemeente to a request (319).</summary>
public sealed record Antwoord : Klasse
{
    internal static readonly Shape<Antwoord> Shape = new Shape<Antwoord>("Antwoord", static () => new())
        .Text(nameof(ReferentieAanbieder), x => x.ReferentieAanbieder)
        .Code(nameof(VerzoekAntwoord), x => x.VerzoekAntwoord)
        .Code(nameof(RedenAfwijzingVerzoek), x => x.RedenAfwijzingVerzoek)
        .One(nameof(Woonplaatsbeginsel), x => x.Woonplaatsbeginsel, Woonplaatsbeginsel.Shape)
        .RetourCodes();

    /// <summary>The reference that the aanbieder gave the request.</summary>
    public string ReferentieAanbieder { get; init; } = "";

    /// <summary>1 rejected, 2 under investigation.</summary>
    public string VerzoekAntwoord { get; init; } = "";

    /// <summary>Why the request is refused (WJ759); absent while it is in research.</summary>
    public string? RedenAfwijzingVerzoek { get; init; }

    /// <summary>iJw only.</summary>
    public Woonplaatsbeginsel? Woonplaatsbeginsel { get; init; }
}
