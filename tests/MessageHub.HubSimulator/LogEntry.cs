namespace MessageHub.HubSimulator;

/// <summary>
/// One thing that happened, without anything of a payload: numbers of envelopes, names of messages, codes and our own words. A line of the
/// log file.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Event">received, sent, refused, fault or bad.</param>
/// <param name="Kind">Di01, Du01 or Fo01 when it is known.</param>
/// <param name="Outcome">
/// What became of it: accepted, duplicate, Bv03, Fo03, Fault, Http, Unreadable, NoAnswer, or the name of a fault.
/// </param>
/// <param name="Code">Code of a Fo01 or Fo03, or the HTTP status.</param>
/// <param name="Complaints">What the other side did wrong; empty when all is well.</param>
public sealed record LogEntry(
    DateTimeOffset At,
    string Event,
    string? Kind,
    string? Functie,
    string? Referentienummer,
    string? CrossRefnummer,
    string Outcome,
    string? Code,
    int Bytes,
    IReadOnlyList<string> Complaints);
