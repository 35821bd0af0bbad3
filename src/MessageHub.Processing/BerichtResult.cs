using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing;

/// <summary>
/// What became of one message, as the command line prints it, the register keeps it and people read it (cli.md). Holds no BSN, no name
/// and nothing else of a person.
/// </summary>
public sealed record BerichtResult
{
    /// <summary>Name of the file, as it was given.</summary>
    public required string File { get; init; }

    /// <summary>ijw or iwmo, or null when it could not be read.</summary>
    public string? Family { get; init; }

    /// <summary>JW323, WMO301 …, or null.</summary>
    public string? Message { get; init; }

    public string? Identificatie { get; init; }

    /// <summary>Header Afzender.</summary>
    public string? Sender { get; init; }

    /// <summary>Header Ontvanger.</summary>
    public string? Receiver { get; init; }

    /// <summary>accepted, partly, rejected, refused or held.</summary>
    public required BerichtOutcome Outcome { get; init; }

    /// <summary>The lowest control level with a finding, or null.</summary>
    public int? Level { get; init; }

    public IReadOnlyList<FindingResult> Findings { get; init; } = [];

    /// <summary>What a person should see though it is no ground for a verdict; absent when there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SignalResult>? Signals { get; init; }

    /// <summary>The answer that was made, or null when none is due.</summary>
    public AnswerResult? Answer { get; init; }

    /// <summary>323: signed eurocents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Submitted { get; init; }

    /// <summary>323: signed eurocents; null while the message is held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Granted { get; init; }

    /// <summary>What is held for a person and why; only on a message that is held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("waiting")]
    public IReadOnlyList<LineToDecideResult>? LinesToDecide { get; init; }

    /// <summary>
    /// Of our own 301 or 319: held by warnings, confirmed by a person in spite of them, or refused by him; absent when nobody had to
    /// decide.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(OwnHoldJson))]
    public OwnHold? Hold { get; init; }

    /// <summary>By what it was judged; absent in a result from before this was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProvenanceResult? Provenance { get; init; }

    /// <summary>The verdict on a message that was read.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="bericht">The message.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="answer">The answer that was made, or null.</param>
    public static BerichtResult Of(string file, Bericht bericht, Verdict verdict, AnswerResult? answer)
    {
        var paths = verdict.Findings.Count + verdict.Held.Count + verdict.Signals.Count > 0 ? new BerichtPaths(bericht) : null;
        return From(file, BerichtHead.Of(bericht), OutcomeOf(verdict.Outcome)) with
        {
            Level = (int?)verdict.Level,
            Findings = [.. verdict.Findings.Select(f => FindingResult.Of(f, paths![f.Instance]))],
            Signals = verdict.Signals.Count == 0 ? null : [.. verdict.Signals.Select(s => SignalResult.Of(s, paths![s.Instance]))],
            Answer = answer,
            Submitted = verdict.Submitted,
            Granted = verdict.Granted,
            LinesToDecide = verdict.Outcome is not Rules.Assessment.Outcome.Held ? null
                : verdict.HeldBecause is { } because ? [new("/Bericht", because, WhatToDoWith(bericht))]
                : [.. verdict.Held.Select(l => LineToDecideResult.Of(l, paths![l.Instance]))],
            Hold = OwnHolds.Of(bericht, verdict),
            Provenance = verdict.Provenance is { } provenance ? ProvenanceResult.Of(provenance) : null,
        };
    }

    /// <summary>A message that was not read (level 1).</summary>
    public static BerichtResult Of(string file, ReadResult.Refused refused) => From(file, refused.Head, BerichtOutcome.Refused) with
    {
        Level = (int)Rules.Language.Level.Format,
        Findings = refused.Complaints.Count > 0
            ? [.. refused.Complaints.Select(FindingResult.Of)]
            : [new() { Level = (int)Rules.Language.Level.Format, Text = refused.Text }],
        Provenance = ProvenanceResult.Of(Rules.Assessment.Provenance.Of(refused.Head)),
    };

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ResultJson.Default.BerichtResult);

    /// <summary>The result that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no result.</exception>
    public static BerichtResult FromJson(string json) =>
        JsonSerializer.Deserialize(json, ResultJson.Default.BerichtResult) ?? throw new JsonException("A result is an object.");

    private static BerichtResult From(string file, BerichtHead head, BerichtOutcome outcome) => new()
    {
        File = file,
        Family = head.Identity?.Family,
        Message = head.Identity?.Name,
        Identificatie = head.Identificatie,
        Sender = head.Afzender,
        Receiver = head.Ontvanger,
        Outcome = outcome,
    };

    /// <summary>What a person can do with a message that is held as a whole.</summary>
    private static string WhatToDoWith(Bericht held) => held.Identity.IsOwn
        ? "Besluit eerst over dat bericht; daarna gaat dit vanzelf verder."
        : "Zoek uit bij welk bericht dit hoort.";

    private static BerichtOutcome OutcomeOf(Rules.Assessment.Outcome outcome) => outcome switch
    {
        Rules.Assessment.Outcome.Accepted => BerichtOutcome.Accepted,
        Rules.Assessment.Outcome.Partly => BerichtOutcome.Partly,
        Rules.Assessment.Outcome.Rejected => BerichtOutcome.Rejected,
        Rules.Assessment.Outcome.Held => BerichtOutcome.Held,
        _ => throw new UnreachableException(),
    };
}

/// <summary>One failing rule on one class instance, or one complaint of the schema.</summary>
public sealed record FindingResult
{
    /// <summary>Rule code, null at level 1.</summary>
    public string? Rule { get; init; }

    /// <summary>Return code, null at level 1.</summary>
    public string? Code { get; init; }

    public required int Level { get; init; }

    /// <summary>Name of the class.</summary>
    public string? Class { get; init; }

    public string? Path { get; init; }

    /// <summary>The number by which the sender knows the record: "referentie R0502", "toewijzing 10073"; null when it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }

    /// <summary>The path in words: "prestatie 3 van cliënt 2".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }

    /// <summary>What the rule says, in plain Dutch.</summary>
    public required string Text { get; init; }

    /// <summary>The values that were compared and where each came from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ValueResult>? Values { get; init; }

    /// <summary>The smallest change that would pass.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Remedy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Column { get; init; }

    public static FindingResult Of(Finding finding, string path) => new()
    {
        Rule = finding.Rule.Code,
        Code = finding.RetourCode,
        Level = (int)finding.Rule.Level,
        Class = finding.Instance.ToString(),
        Path = path,
        Reference = FindingPlace.ReferenceOf(finding.Instance),
        Place = FindingPlace.Describe(path),
        Text = finding.Rule.Definitie,
        Values = ValueResult.Of(finding.Violation),
        Remedy = finding.Violation.Remedy,
    };

    public static FindingResult Of(SchemaComplaint complaint) => new()
    {
        Level = (int)Rules.Language.Level.Format,
        Path = complaint.Path,
        Place = FindingPlace.Describe(complaint.Path),
        Text = complaint.Text,
        Line = complaint.Line,
        Column = complaint.Column,
    };
}

/// <summary>What a person should see of a message that was accepted.</summary>
public sealed record SignalResult
{
    /// <summary>A code of ours: W001 …</summary>
    public required string Code { get; init; }

    /// <summary>Name of the class.</summary>
    public required string Class { get; init; }

    public required string Path { get; init; }

    /// <summary>What there is to see, in plain Dutch.</summary>
    public required string Text { get; init; }

    /// <summary>The values it was seen by and where each came from.</summary>
    public required IReadOnlyList<ValueResult> Values { get; init; }

    /// <summary>What a person can do.</summary>
    public required string Remedy { get; init; }

    public static SignalResult Of(Finding signal, string path) => new()
    {
        Code = signal.Rule.Code,
        Class = signal.Instance.ToString()!,
        Path = path,
        Text = signal.Rule.Definitie,
        Values = ValueResult.Of(signal.Violation),
        Remedy = signal.Violation.Remedy,
    };
}

/// <summary>A compared value: its name, the value as people read it, and where it came from.</summary>
public sealed record ValueResult(string Name, string Value, string Source)
{
    internal static IReadOnlyList<ValueResult> Of(Violation violation) =>
        [.. violation.Values.Select(v => new ValueResult(v.Name, v.Text, v.Source.Text))];
}

/// <summary>By what a message was judged.</summary>
/// <param name="Program">Version of the program, with the commit it was built from where that is known.</param>
/// <param name="Release">Release of the standard that the message is of, or null when it could not be read.</param>
/// <param name="Rules">Identity of the rules, a hash; null when the schema refused the message, so that no rule was asked.</param>
/// <param name="Agreements">Number of the last change of agreements that was in the store; null when none were asked for.</param>
public sealed record ProvenanceResult(string? Program, string? Release, string? Rules, long? Agreements)
{
    public static ProvenanceResult Of(Provenance provenance) =>
        new(provenance.Program, provenance.Release?.ToString(), provenance.Rules, provenance.Agreements);
}

/// <summary>The answer to a message.</summary>
/// <param name="Message">JW325, WMO306 …</param>
/// <param name="File">Name of the file it was written to.</param>
public sealed record AnswerResult(string Message, string File)
{
    /// <summary>Why it cannot be sent and what to do, or null when nothing is the matter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Problem { get; init; }
}

/// <summary>Something that is held for a person.</summary>
public sealed record LineToDecideResult(string Path, string Reason, string Proposal)
{
    /// <summary>The number by which the sender knows the line; null when the message as a whole is held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }

    /// <summary>The path in words: "prestatie 3 van cliënt 2".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }

    /// <summary>A line of a claim, or a warning, that is held.</summary>
    public static LineToDecideResult Of(LineToDecide line, string path) => new(path, line.Reason, line.Proposal)
    {
        Reference = FindingPlace.ReferenceOf(line.Instance),
        Place = FindingPlace.Describe(path),
    };
}

/// <summary>held, confirmed or refused, and nothing else.</summary>
internal sealed class OwnHoldJson() : JsonStringEnumConverter<OwnHold>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>Names as in cli.md, one line, Dutch letters as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BerichtResult))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    static ResultJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Results are read by people and programs, never put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
