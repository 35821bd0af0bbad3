namespace MessageHub.Rules.Composing;

/// <summary>That an aanbieder agrees to what a decision ends in the past or makes less (OP186, OP298, OP299).</summary>
/// <param name="GivenBy">Who said so for the aanbieder.</param>
/// <param name="GivenOn">When he said so.</param>
public sealed record Consent(string GivenBy, DateOnly GivenOn);
