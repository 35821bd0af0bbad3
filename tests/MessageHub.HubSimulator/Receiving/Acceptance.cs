using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Receiving;

/// <summary>What the hub makes of a request: the answer, and what there is to say about it.</summary>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Answer">The SOAP message to answer with.</param>
/// <param name="Outcome">accepted, duplicate, or why it was refused.</param>
/// <param name="Envelope">What was read; null when nothing could be.</param>
public sealed record Acceptance(int Status, byte[] Answer, string Outcome, Envelope? Envelope, IReadOnlyList<string> Complaints)
{
    public bool IsNew => Outcome == "accepted";
}
