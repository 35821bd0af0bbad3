using MessageHub.Register;

namespace MessageHub.Processing;

/// <summary>What a person says about a message that waits, or about one of its lines.</summary>
/// <param name="Number">The number of the held work.</param>
/// <param name="Line">One line, by its place in the message; null is everything that waits.</param>
/// <param name="Decision"><see cref="HeldDecision.Grant"/>, <see cref="HeldDecision.Reject"/> or <see cref="Rerun"/>.</param>
/// <param name="RetourCode">With a rejected line: the code it gets.</param>
/// <param name="By">Who decided.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
public sealed record Ruling(long Number, int? Line, string Decision, string? RetourCode, string By, string Note, DateTimeOffset At)
{
    /// <summary>Decides nothing: judge the message again against the register and the agreements of this moment.</summary>
    public const string Rerun = "rerun";
}
