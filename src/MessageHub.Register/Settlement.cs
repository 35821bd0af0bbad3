using MessageHub.Berichten.Model;
using MessageHub.Register.Monitoring;
using MessageHub.Rules.Assessment;

namespace MessageHub.Register;

/// <summary>
/// What a verdict leaves that the judging of no other message reads, so that it can wait and be written for several messages together.
/// </summary>
/// <param name="Fact">What is kept of the verdict itself.</param>
/// <param name="Result">What people and machines are told, as text.</param>
internal sealed record Settlement(VerdictFact Fact, string Result)
{
    public Guid Id => Fact.Id;

    public BerichtState State => Fact.State;

    /// <summary>The message with its verdict; null when it was not read.</summary>
    public (Bericht Bericht, Verdict Verdict)? Judged { get; init; }

    /// <summary>The message that leaves, with its number, or null.</summary>
    public (OutgoingBericht Bericht, int Nummer)? Outgoing { get; init; }
}
