namespace MessageHub.Register.Held;

/// <summary>A decision that was taken, with where it belongs.</summary>
/// <param name="BerichtId">The message.</param>
/// <param name="HeldNumber">Its number for people.</param>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="Decision">What, who, why and when.</param>
public sealed record DecisionRow(Guid BerichtId, long HeldNumber, string Gemeente, string Aanbieder, TakenDecision Decision)
{
    /// <summary>Message number: of a 301 or 319 the decision lets it go, or not.</summary>
    public required int Nummer { get; init; }
}
