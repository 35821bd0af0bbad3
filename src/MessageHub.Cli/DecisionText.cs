using System.Diagnostics;
using MessageHub.Rules.Assessment;

namespace MessageHub.Cli;

/// <summary>A decision in plain Dutch, as the command line prints it.</summary>
internal static class DecisionText
{
    public static string Of(Decision decision) => decision switch
    {
        Decision.Grant => "toekennen",
        Decision.Reject(var code) => code is null ? "afwijzen" : $"afwijzen met {code}",
        Decision.JudgeAgain => "opnieuw beoordelen",
        Decision.AddTariff(var agreement) => $"tarief van {agreement.ProductCode} toevoegen en opnieuw beoordelen",
        _ => throw new UnreachableException(),
    };
}
