using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;

namespace MessageHub.Rules.Returns;

/// <summary>The one official answer to a message, from its verdict (IV028, IV087).</summary>
public static class Answers
{
    /// <summary>
    /// The answer to a message: 306, 308, 316, 318 or 325. Null when none is due: the message is our own (301, 319), itself a return
    /// message (302, 320), or is held for a person.
    /// </summary>
    public static Bericht? For(Bericht bericht, Verdict verdict, AnswerDetails details) => bericht.Identity switch
    {
        _ when verdict.Outcome is Outcome.Held => null,
        { IsDelivery: true } or { IsRequest: true } => ReturnMessage.For(bericht, verdict, details),
        { IsClaim: true } => ClaimAnswer.For(bericht, verdict, details),
        _ => null,
    };
}
