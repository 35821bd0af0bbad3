using MessageHub.Register.Held;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Rules.Assessment;

namespace MessageHub.Register.Queries.Trace;

/// <summary>
/// The trace of one message: how it came, what was judged, what it changed, its answer and its delivery. Holds no BSN and no name.
/// </summary>
public sealed record BerichtDetail
{
    /// <summary>The message as it stands in a list.</summary>
    public required BerichtRow Row { get; init; }

    /// <summary>The name of the file it came with. Chosen by the sender, so it can hold anything.</summary>
    public required string FileName { get; init; }

    /// <summary>Id of the transport it came by, or null when it came as a file.</summary>
    public string? TransportId { get; init; }

    /// <summary>Bytes of the original.</summary>
    public required long Size { get; init; }

    /// <summary>When it was judged for good, in UTC; null while it was not, or when that was not kept.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Dagtekening of the header, or null.</summary>
    public DateOnly? Dagtekening { get; init; }

    /// <summary>By what it was judged; null while it was not, and when nothing of that was kept.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>
    /// The result as json, with every finding explained: values, where each came from, what would pass. Null while not judged.
    /// </summary>
    public string? Result { get; init; }

    /// <summary>Its findings with their keys, in document order; empty while it was not judged for good.</summary>
    public required IReadOnlyList<FindingRow> Findings { get; init; }

    /// <summary>What the message changed in the register.</summary>
    public required RegisterChange Change { get; init; }

    /// <summary>Its answer, or our own 301 or 319 as it left; null when there is none (yet).</summary>
    public AnswerTrace? Answer { get; init; }

    /// <summary>Held work: its number for people, or null when it never waited.</summary>
    public long? HeldNumber { get; init; }

    /// <summary>What people decided, oldest first.</summary>
    public required IReadOnlyList<TakenDecision> Decisions { get; init; }

    /// <summary>What went wrong on our side while it was processed, or null.</summary>
    public FaultTrace? Fault { get; init; }
}
