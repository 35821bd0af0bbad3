using System.Diagnostics;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing;

/// <summary>What became of a message, in plain Dutch for people: the command line prints it and folders keep it.</summary>
public static class ResultText
{
    /// <summary>
    /// The outcome on one line and what is the matter with the answer, then each finding with the number by which the sender knows the
    /// record, what is wrong and what would pass.
    /// </summary>
    /// <param name="result">What became of the message.</param>
    /// <param name="withValues">Also the values that were compared, where each came from, and the smallest change that would pass.</param>
    public static IEnumerable<string> Lines(BerichtResult result, bool withValues)
    {
        yield return Summary(result);
        if (result.Answer?.Problem is { } problem)
            yield return $"  {problem}";
        foreach (var line in result.Findings.SelectMany(f => Lines(f, withValues)))
            yield return line;
        foreach (var line in (result.Signals ?? []).SelectMany(s => Lines(s, withValues)))
            yield return line;
        // The warnings that hold a message of our own stand there already.
        foreach (var waiting in result is { Hold: not null, Signals: not null } ? [] : result.LinesToDecide ?? [])
        {
            yield return $"  wacht: {Joined(waiting.Reference, waiting.Place)}";
            yield return $"         {waiting.Reason} {waiting.Proposal}";
        }
    }

    /// <summary>By what it was judged, or null when that was not kept: <c>Beoordeeld met MessageHub 0.1.0, release 3.2, …</c></summary>
    public static string? JudgedBy(BerichtResult result) => result.Provenance is { } provenance
        ? $"Beoordeeld met {string.Join(", ", PartsOf(provenance))}."
        : null;

    private static IEnumerable<string> PartsOf(ProvenanceResult provenance)
    {
        if (provenance.Program is { } program)
            yield return $"MessageHub {program}";
        if (provenance.Release is { } release)
            yield return $"release {release}";
        if (provenance.Rules is { } rules)
            yield return $"regels {rules}";
        if (provenance.Agreements is { } change)
            yield return change == 0 ? "afspraken zonder wijzigingen" : $"afspraken tot en met wijziging {change}";
    }

    /// <summary>The message, its outcome, its amounts and its answer: <c>JW323 deels afgekeurd, ingediend € 1.360,00, …</c></summary>
    public static string Summary(BerichtResult result)
    {
        var amounts = result.Submitted is not { } submitted ? ""
            : ", ingediend "
                + $"{Eurocents.Text(submitted)}{(result.Granted is { } granted ? $", toegekend {Eurocents.Text(granted)}" : "")}";
        var answer = result.Answer is { } made ? $", antwoord {made.File}" : "";
        // Nobody gets an answer to it, so people have to call: about which message, and whom.
        var which = result is { Outcome: BerichtOutcome.Refused, Identificatie: { } number, Sender: { } sender }
            ? $" {number} van {sender}"
            : "";
        return $"{result.Message ?? "onbekend bericht"}{which} {Outcome(result)}{amounts}{answer}";
    }

    /// <summary>The outcome in a word or two.</summary>
    public static string Outcome(BerichtResult result) => result.Outcome switch
    {
        BerichtOutcome.Accepted when result.Hold is OwnHold.Confirmed => "akkoord na bevestiging",
        BerichtOutcome.Rejected when result.Hold is OwnHold.Refused => "tegengehouden door een medewerker",
        BerichtOutcome.Accepted => "akkoord",
        BerichtOutcome.Partly => "deels afgekeurd",
        BerichtOutcome.Rejected => "afgekeurd",
        BerichtOutcome.Refused => "niet te lezen",
        BerichtOutcome.Held => "wacht op een besluit",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Lines(SignalResult signal, bool withValues)
    {
        yield return $"  let op: {Joined(signal.Code, FindingPlace.Describe(signal.Path))}";
        yield return $"         {signal.Text}";
        foreach (var line in withValues ? Compared(signal.Values, signal.Remedy) : [])
            yield return line;
    }

    private static IEnumerable<string> Lines(FindingResult finding, bool withValues)
    {
        var code = finding.Rule is { } rule ? $"{rule}{(finding.Code is { } given ? $" {given}" : "")}" : "vorm";
        var line = finding.Line is not { } number ? null
            : finding.Column is { } column ? $"regel {number} van het bestand, positie {column}" : $"regel {number} van het bestand";
        yield return $"  {Joined(code, finding.Reference, finding.Place, line)}";
        yield return $"         {finding.Text}";
        foreach (var compared in withValues ? Compared(finding.Values ?? [], finding.Remedy) : [])
            yield return compared;
    }

    private static IEnumerable<string> Compared(IReadOnlyList<ValueResult> values, string? remedy)
    {
        foreach (var value in values)
            yield return $"         - {value.Name} = {value.Value} (uit {value.Source})";
        if (remedy is not null)
            yield return $"         Wat wel kan: {remedy}";
    }

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.OfType<string>());
}
