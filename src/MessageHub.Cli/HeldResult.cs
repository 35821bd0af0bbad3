using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Rules;

namespace MessageHub.Cli;

/// <summary>A message that waits, as the command line prints it.</summary>
internal sealed record HeldResult(
    long Number,
    string Message,
    string Identificatie,
    string Sender,
    string Receiver,
    DateOnly Received,
    DateOnly Due,
    int DaysLeft,
    string? Reason,
    IReadOnlyList<HeldLineResult> Lines)
{
    public static HeldResult Of(HeldBericht held, DateOnly today)
    {
        var received = AmsterdamDate.Of(held.ReceivedAt);
        var isClaim = held.Name.EndsWith("323", StringComparison.Ordinal);
        var due = WorkingDays.After(received, isClaim ? WorkingDays.ClaimAnswer : WorkingDays.ReturnMessage);
        return new(
            held.Number,
            held.Name,
            held.Identificatie,
            held.Afzender,
            held.Ontvanger,
            received,
            due,
            due.DayNumber - today.DayNumber,
            held.WaitingBecause,
            [.. held.Lines.Select(l => HeldLineResult.Of(held, l))]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, HeldJson.Default.HeldResult);

    public IEnumerable<string> ToLines()
    {
        var left = DaysLeft switch { < 0 => $"{-DaysLeft} dagen te laat", 1 => "nog 1 dag", _ => $"nog {DaysLeft} dagen" };
        yield return $"{Number}  {Message} {Identificatie} van {Sender}, ontvangen {ComparedValue.Day(Received)}, uiterlijk {ComparedValue.Day(Due)} ({left})";
        if (Reason is not null)
            yield return $"   {Reason}";
        foreach (var line in Lines.SelectMany(l => l.ToLines()))
            yield return $"   {line}";
    }
}

/// <summary>One line of it.</summary>
internal sealed record HeldLineResult(string Id, string ReferentieNummer, string Reason, string Proposal, DecisionResult? Decision)
{
    public static HeldLineResult Of(HeldBericht held, HeldLine line) => new(
        $"{held.Number}.{line.Number}",
        line.ReferentieNummer,
        line.Reason,
        line.Proposal,
        held.DecisionOn(line) is { } d ? new(d.Decision, d.RetourCode, d.By, d.Note, d.At) : null);

    public IEnumerable<string> ToLines()
    {
        yield return $"{Id}  {ReferentieNummer}";
        yield return $"     {Reason}";
        yield return $"     {Proposal}";
        if (Decision is { } decided)
        {
            var what = decided.Code is { } code ? $"afwijzen met {code}" : "toekennen";
            yield return $"     Besloten: {what}, door {decided.By} op {ComparedValue.Day(AmsterdamDate.Of(decided.At))}: {decided.Note}";
        }
    }
}

/// <summary>What a person decided on a line so far.</summary>
internal sealed record DecisionResult(string Decision, string? Code, string By, string Note, DateTimeOffset At);

/// <summary>Camel case, Dutch letters as they are.</summary>
[JsonSerializable(typeof(HeldResult))]
internal sealed partial class HeldJson : JsonSerializerContext
{
    static HeldJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
