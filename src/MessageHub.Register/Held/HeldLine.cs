namespace MessageHub.Register.Held;

/// <summary>A claimed line that is held for a person, decided on or not yet: until the claim is answered a decision may change.</summary>
/// <param name="Number">Its place among all Prestaties of the message, from 1: it stays the same when others
/// are no longer held.</param>
/// <param name="ReferentieNummer">The line.</param>
/// <param name="Reason">Why, in plain Dutch.</param>
/// <param name="Proposal">What the system proposes, in plain Dutch.</param>
public sealed record HeldLine(int Number, string ReferentieNummer, string Reason, string Proposal);
