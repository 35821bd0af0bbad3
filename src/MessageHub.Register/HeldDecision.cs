namespace MessageHub.Register;

/// <summary>What a person decided on a message that waits, or on one of its lines.</summary>
/// <param name="ReferentieNummer">The line, or null for the message as a whole.</param>
/// <param name="Decision">On a line <see cref="Grant"/> or <see cref="Reject"/>; on a message a word of the caller.</param>
/// <param name="RetourCode">With <see cref="Reject"/>: the code the line gets.</param>
/// <param name="By">Who decided.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When, in UTC.</param>
public sealed record HeldDecision(string? ReferentieNummer, string Decision, string? RetourCode, string By, string Note, DateTimeOffset At)
{
    /// <summary>Its own number, higher than that of every earlier one; 0 before it is kept.</summary>
    public long Number { get; init; }

    /// <summary>Grant the line at the tariff that was submitted.</summary>
    public const string Grant = "grant";

    /// <summary>Reject the line with the RetourCode.</summary>
    public const string Reject = "reject";
}
