using MessageHub.Processing;
using MessageHub.Rules;

namespace MessageHub.Cli;

/// <summary>Tells people, or programs, what became of a file.</summary>
internal sealed class ResultPrinter(TextWriter output, bool json, bool explain = false)
{
    public void Print(BerichtResult result)
    {
        if (json)
        {
            output.WriteLine(result.ToJson());
            return;
        }

        output.WriteLine($"{result.File}: {result.Message ?? "onbekend bericht"} {result.Outcome}{Amounts(result)}{Answer(result)}");
        foreach (var finding in result.Findings)
            Print(finding);
        foreach (var waiting in result.Waiting ?? [])
            output.WriteLine($"  wacht  {waiting.Path}\n         {waiting.Reason} {waiting.Proposal}");
    }

    private void Print(FindingResult finding)
    {
        var at = finding.Line is { } line ? $" (regel {line}, positie {finding.Column})" : "";
        output.WriteLine($"  {finding.Rule ?? "niveau 1"} {finding.Code} {finding.Path}{at}");
        output.WriteLine($"         {finding.Text}");
        if (!explain)
            return;
        foreach (var value in finding.Values ?? [])
            output.WriteLine($"         - {value.Name} = {value.Value} (uit {value.Source})");
        if (finding.Remedy is { } remedy)
            output.WriteLine($"         Wat wel kan: {remedy}");
    }

    private static string Amounts(BerichtResult result) => result.Submitted is not { } submitted
        ? ""
        : $", ingediend {ComparedValue.Euro(submitted)}{(result.Granted is { } granted ? $", toegekend {ComparedValue.Euro(granted)}" : "")}";

    private static string Answer(BerichtResult result) => result.Answer is { } answer ? $", antwoord {answer.File}" : "";
}
