namespace MessageHub.Berichten.Model;

/// <summary>The gemeente that has to pay instead (319, iJw only).</summary>
public sealed record Woonplaatsbeginsel : Klasse
{
    internal static readonly Shape<Woonplaatsbeginsel> Shape = new Shape<Woonplaatsbeginsel>("Woonplaatsbeginsel", static () => new())
        .Code(nameof(Gemeente), x => x.Gemeente)
        .RetourCodes();

    /// <summary>Who is responsible by the woonplaatsbeginsel, four digits.</summary>
    public string Gemeente { get; init; } = "";
}
