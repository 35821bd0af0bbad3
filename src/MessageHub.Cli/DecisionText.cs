using System.Diagnostics;
using MessageHub.Rules.Assessment;

namespace MessageHub.Cli;

/// <summary>A decision in plain Dutch, as the command line prints it.</summary>
internal static class DecisionText
{
    /// <param name="decision">The decision.</param>
    /// <param name="isOwn">It is on a message of our own, which is let go or not.</param>
    public static string Of(Decision decision, bool isOwn) => decision switch
    {
        Decision.Grant when isOwn => "bevestigen: het bericht gaat weg",
        Decision.Reject when isOwn => "tegenhouden: het bericht gaat niet weg",
        Decision.Grant => "toekennen",
        Decision.Reject(var code) => code is null ? "afwijzen" : $"afwijzen met {code}",
        Decision.JudgeAgain => "opnieuw beoordelen",
        Decision.AddTariff(var agreement) => $"tarief van {agreement.ProductCode} toevoegen en opnieuw beoordelen",
        _ => throw new UnreachableException(),
    };
}
