using MessageHub.Processing;

namespace MessageHub.Oracles.Tests;

/// <summary>What became of one message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Result">What people are told.</param>
/// <param name="Answer">The XML that leaves: the answer, or our own message; null when nothing does.</param>
internal sealed record Processed(OMessage Message, BerichtResult Result, byte[]? Answer)
{
    /// <summary>Outcome and findings with all their words.</summary>
    public string Words => (Result with { Answer = null }).ToJson();
}
