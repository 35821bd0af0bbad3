namespace MessageHub.Register;

/// <summary>A claimed line that waits for a person.</summary>
/// <param name="ReferentieNummer">The line.</param>
/// <param name="Reason">Why, in plain Dutch.</param>
/// <param name="Proposal">What the system proposes, in plain Dutch.</param>
public sealed record HeldLine(string ReferentieNummer, string Reason, string Proposal);
