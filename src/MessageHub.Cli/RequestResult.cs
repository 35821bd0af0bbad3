using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Requests;
using MessageHub.Rules.Requests;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Cli;

/// <summary>A request of an aanbieder, as the command line prints it. Holds nothing of a person.</summary>
/// <param name="Number">What <c>requests show</c> and <c>requests decide</c> take.</param>
/// <param name="Message">JW315, WMO317 …</param>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="Referentie">ReferentieAanbieder.</param>
/// <param name="Status">open, inOnderzoek, toegewezen or afgewezen.</param>
/// <param name="Received">The day it arrived.</param>
/// <param name="Due">The last day for the next step; null when it is decided.</param>
/// <param name="DaysLeft">Working days until then, negative when working days passed since; null without a last day.</param>
/// <param name="InHandOf">Who has it in hand, or null.</param>
/// <param name="Asked">What it asks for, in words.</param>
/// <param name="Checks">What could be checked without a person; only of one request.</param>
/// <param name="Decisions">What was decided and proposed; only of one request.</param>
internal sealed record RequestResult(
    string Number,
    string Message,
    string Gemeente,
    string Aanbieder,
    string Referentie,
    string Status,
    DateOnly Received,
    DateOnly? Due,
    int? DaysLeft,
    string? InHandOf,
    IReadOnlyList<string> Asked,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RequestCheckResult>? Checks = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RequestDecisionResult>? Decisions = null)
{
    [JsonIgnore]
    public string StatusText { get; private init; } = "";

    public static RequestResult Of(RequestRow row, DateOnly today, WorkingDays workingDays)
    {
        var due = row.DueOn(workingDays);
        return new(
            $"{row.Number}",
            BerichtType.Of(row.Standaard, row.Nummer).Name,
            row.Gemeente,
            row.Aanbieder,
            row.Referentie,
            JsonNamingPolicy.CamelCase.ConvertName($"{row.Status}"),
            row.Terms.ReceivedOn,
            due,
            due is { } last ? workingDays.Between(today, last) : null,
            row.InHandOf,
            [.. row.Gevraagd.Select(g => CareText.Of(row.Standaard, g))])
        {
            StatusText = CareText.Of(row.Status),
        };
    }

    public static RequestResult Of(RequestContent content, DateOnly today, WorkingDays workingDays) =>
        Of(content.Request.Row, today, workingDays) with
    {
        Checks = [.. content.Checks.Select(RequestCheckResult.Of)],
        Decisions = [.. content.Request.Decisions.Select(d => RequestDecisionResult.Of(content.Request.Row.Standaard, d))],
    };

    public string ToJson() => JsonSerializer.Serialize(this, RequestJson.Default.RequestResult);

    public IEnumerable<string> ToLines()
    {
        var term = Due is { } due ? $", uiterlijk {ComparedValue.Day(due)}" : "";
        var received = ComparedValue.Day(Received);
        yield return $"{Number}  {Message} {Referentie} van aanbieder {Aanbieder} aan {Gemeente}, ontvangen {received}: {StatusText}{term}";
        foreach (var asked in Asked)
            yield return $"   {asked}";
        foreach (var check in Checks ?? [])
            yield return $"   {check.ToLine()}";
        foreach (var decision in Decisions ?? [])
            yield return $"   {decision.ToLine()}";
    }
}

/// <summary>Something that could be checked without a person.</summary>
internal sealed record RequestCheckResult(string Check, bool? Passes, string Text, string? Reden)
{
    public static RequestCheckResult Of(RequestCheck check) =>
        new(JsonNamingPolicy.CamelCase.ConvertName($"{check.Kind}"), check.Passes, check.Text, check.Reden);

    public string ToLine() =>
        $"{(Passes switch { true => "goed", false => "let op", null => "onbekend" })}: {Text}{(Reden is null ? "" : $" (reden {Reden})")}";
}

/// <summary>What a person decided or proposed on a request.</summary>
internal sealed record RequestDecisionResult(string Decision, string What, string By, string Note, DateTimeOffset At, string State)
{
    public static RequestDecisionResult Of(Standaard standaard, TakenRequestDecision taken) => new(
        taken.Decision.Word,
        CareText.Of(standaard, taken.Decision),
        taken.By.Name,
        taken.Note,
        taken.At,
        JsonNamingPolicy.CamelCase.ConvertName($"{taken.State}"));

    public string ToLine() => $"{What}, door {By} op {ComparedValue.Day(AmsterdamDate.Of(At))}: {Note}";
}

/// <summary>Camel case, Dutch letters as they are.</summary>
[JsonSerializable(typeof(RequestResult))]
internal sealed partial class RequestJson : JsonSerializerContext
{
    static RequestJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
