namespace MessageHub.Register.Held;

/// <summary>
/// A claimed line that is held for a person, decided on or not yet: until the claim is answered a decision may change. Of a message of our
/// own a warning that holds it.
/// </summary>
/// <param name="Number">Its place among all Prestaties of the message, from 1: it stays the same when others
/// are no longer held. Of a warning its place among those of this judgement.</param>
/// <param name="ReferentieNummer">The line, or the warning: W005-3f2a9c1b.</param>
/// <param name="Reason">Why, in plain Dutch.</param>
/// <param name="Proposal">What the system proposes, in plain Dutch.</param>
public sealed record HeldLine(int Number, string ReferentieNummer, string Reason, string Proposal);
