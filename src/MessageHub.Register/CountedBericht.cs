using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;

namespace MessageHub.Register;

/// <summary>A message of which the register keeps what it carries.</summary>
/// <param name="Id">Its inbox id.</param>
/// <param name="Volgorde">Its place among all that count: of two in a scope the later one has the higher number.</param>
/// <param name="Bericht">Its content.</param>
/// <param name="Verdict">What became of its lines.</param>
internal sealed record CountedBericht(Guid Id, long Volgorde, Bericht Bericht, Verdict Verdict);
