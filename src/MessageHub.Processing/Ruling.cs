using MessageHub.Berichten;
using MessageHub.Register;

namespace MessageHub.Processing;

/// <summary>What a person says about a message that waits, or about one of its lines.</summary>
/// <param name="Number">The number of the held work.</param>
/// <param name="Part">One line, or all that waits.</param>
/// <param name="Decision"><see cref="HeldDecision.Grant"/>, <see cref="HeldDecision.Reject"/> or <see cref="Rerun"/>.</param>
/// <param name="RetourCode">With a rejected line: the code it gets.</param>
/// <param name="By">Who decided.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
public sealed record Ruling(long Number, HeldPart Part, string Decision, string? RetourCode, string By, string Note, DateTimeOffset At)
{
    /// <summary>Decides nothing: judge the message again against the register and the agreements of this moment.</summary>
    public const string Rerun = "rerun";

    private const int LongestNote = 500;

    /// <summary>With <see cref="Rerun"/>: an agreement of the aanbieder with the gemeente that is added first, or null.</summary>
    public AgreementRow? Tariff { get; init; }

    /// <summary>
    /// The <see cref="HeldDecision.Number"/> of the newest decision on this message that the person knew of, 0 for none: a newer one is not
    /// decided over unseen. Null knows those of the person.
    /// </summary>
    public long? LastKnown { get; init; }

    /// <summary>What it lacks, in plain Dutch, or null.</summary>
    public string? Problem =>
        Decision is not (HeldDecision.Grant or HeldDecision.Reject or Rerun) ? "Kies wat u besluit."
        : string.IsNullOrWhiteSpace(Note) ? "Schrijf op waarom u dit besluit."
        : Note.Length > LongestNote ? $"Gebruik hoogstens {LongestNote} tekens."
        : BsnText.IsIn(Note) || BsnText.IsIn(By) ? BsnText.Problem
        : null;
}
