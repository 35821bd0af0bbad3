using System.Text;
using System.Text.RegularExpressions;
using MessageHub.Processing;

namespace MessageHub.Oracles.Tests;

/// <summary>What became of one message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Result">What people are reported.</param>
/// <param name="Answer">The XML that leaves: the answer, or our own message; null when nothing does.</param>
internal sealed partial record Processed(OMessage Message, BerichtResult Result, byte[]? Answer)
{
    /// <summary>Outcome and findings with all their words.</summary>
    public string Words => (Result with { Answer = null }).ToJson();

    /// <summary>The XML that leaves, but for the number we gave it; empty when nothing does.</summary>
    public string AnswerWithoutNumber => OwnNumber().Replace(AnswerText, "A");

    public string AnswerText => Answer is null ? "" : Encoding.UTF8.GetString(Answer);

    [GeneratedRegex(@"A\d{11}")]
    private static partial Regex OwnNumber();
}
