using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;

namespace MessageHub.Register.Messages;

/// <summary>All that is written of one message, in the transaction in which it was judged.</summary>
/// <param name="Id">The message.</param>
/// <param name="Result">What people and machines get, as text.</param>
/// <param name="On">The day it was judged by, from which its amounts count; that of the clock of the store when null.</param>
public sealed record Settlement(Guid Id, string Result, DateOnly? On = null)
{
    /// <summary>The verdict; null when the message could not be read, is unknown or not valid (level 1).</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>By what it was judged; of one that was refused, what its head says.</summary>
    public Provenance? Provenance
    {
        get => field ?? Judgement?.Verdict.Provenance;
        init;
    }

    /// <summary>The message that leaves: the answer, or our own 301 or 319; null when nothing does (yet).</summary>
    public OutgoingBericht? Outgoing { get; init; }

    /// <summary>What other systems are reported it; nothing where events are switched off.</summary>
    public IReadOnlyList<OutgoingEvent> Events { get; init; } = [];

    /// <summary>What becomes of the message in the inbox.</summary>
    internal BerichtState State => Judgement?.Verdict.Outcome switch
    {
        null => BerichtState.Refused,
        Outcome.Accepted => BerichtState.Accepted,
        Outcome.Partly => BerichtState.Partly,
        Outcome.Held => BerichtState.Held,
        Outcome.Rejected => BerichtState.Rejected,
        var outcome => throw new InvalidOperationException($"A message cannot be {outcome}."),
    };

    /// <summary>The number of the message that leaves: a 301 or 319 leaves itself, another message leaves its answer.</summary>
    internal int NummerOfOutgoing =>
        Judgement!.Bericht.Identity is { IsOwn: false, AnsweredBy: { } answer } ? answer : Judgement.Bericht.Identity.Nummer;
}
