using MessageHub.Processing;
using MessageHub.Rules;

namespace MessageHub.Worker.Folders;

/// <summary>What became of a message, in Dutch for people: beside its file, and on the console of the demo.</summary>
internal static class ResultText
{
    /// <summary>What arrived and its verdict, in one line.</summary>
    public static string Verdict(BerichtResult result) => $"{Arrived(result)}: {Outcome(result)}{Amounts(result)}";

    /// <summary>Why: each finding with what was compared, and what waits.</summary>
    public static IEnumerable<string> Reasons(BerichtResult result)
    {
        foreach (var finding in result.Findings)
        {
            yield return finding switch
            {
                { Rule: { } rule } => $"- {rule}, retourcode {finding.Code ?? "geen"}, {finding.Path}",
                { Line: { } line } => $"- Regel {line}, positie {finding.Column}, {finding.Path}",
                _ => $"- niveau 1 {finding.Path}".TrimEnd(),
            };
            yield return $"  {finding.Text}";
            foreach (var value in finding.Values ?? [])
                yield return $"    {value.Name} = {value.Value} (uit {value.Source})";
            if (finding.Remedy is { } remedy)
                yield return $"    Wat wel kan: {remedy}";
        }

        foreach (var waiting in result.Waiting ?? [])
        {
            yield return $"- wacht: {waiting.Path}";
            yield return $"  {waiting.Reason} {waiting.Proposal}";
        }
    }

    /// <summary>What leaves because of it, or null.</summary>
    public static string? Leaving(BerichtResult result) => result switch
    {
        { Answer: { } answer } => $"Antwoord {answer.Message}: {answer.File}",
        { Outcome: "accepted", Message: "JW301" or "JW319" or "WMO301" or "WMO319" } => "Klaar om te versturen: het staat in de map out",
        { Outcome: "held" } => "Het antwoord komt als een medewerker heeft besloten.",
        _ => null,
    };

    private static string Arrived(BerichtResult result) => result.Message is { } message
        ? $"{message} van {result.Sender ?? "onbekend"} aan {result.Receiver ?? "onbekend"}"
        : "Onbekend bericht";

    private static string Outcome(BerichtResult result) => result.Outcome switch
    {
        "accepted" => "akkoord",
        "partly" => "deels akkoord",
        "rejected" => "afgekeurd",
        "held" => "wacht op een medewerker",
        _ => "geweigerd: niet te lezen",
    };

    private static string Amounts(BerichtResult result) => result is { Submitted: { } submitted, Granted: { } granted }
        ? $", ingediend {ComparedValue.Euro(submitted)}, toegekend {ComparedValue.Euro(granted)}"
        : "";
}
