using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Cli;

/// <summary>A held message, as the command line prints it.</summary>
/// <param name="Number">What <c>decide</c> takes.</param>
/// <param name="Message">JW323, WMO302 …</param>
/// <param name="Identificatie">The sender's number of the message.</param>
/// <param name="Sender">Afzender of its header: the gemeente of a 301 or 319 of our own, and of a 302 or 320, because those carry the
/// header of the message they judge.</param>
/// <param name="Receiver">Ontvanger of its header.</param>
/// <param name="Aanbieder">AGB-code of the aanbieder who sent it, or to whom our own goes.</param>
/// <param name="Received">The day it arrived.</param>
/// <param name="Due">The last day for the answer; null for what we do not answer: a 302 or 320, and our own 301 or 319.</param>
/// <param name="DaysLeft">Working days until then, negative when working days passed since; null without a last day.</param>
/// <param name="Late">The last day is over, also on a Saturday after a last day on Friday.</param>
/// <param name="Reason">Why the message as a whole is held, or null.</param>
/// <param name="Lines">The lines that are held, of our own the warnings.</param>
/// <param name="Proposals">What somebody proposed and another has to confirm.</param>
internal sealed record HeldResult(
    long Number,
    string Message,
    string Identificatie,
    string Sender,
    string Receiver,
    string Aanbieder,
    DateOnly Received,
    DateOnly? Due,
    int? DaysLeft,
    bool Late,
    string? Reason,
    IReadOnlyList<HeldLineResult> Lines,
    IReadOnlyList<ProposalResult> Proposals)
{
    public static HeldResult Of(HeldBericht held, DateOnly today, WorkingDays workingDays)
    {
        var received = AmsterdamDate.Of(held.ReceivedAt);
        var type = BerichtType.Find(held.Name)!;
        DateOnly? due = type.AnsweredBy is null || type.IsOwn ? null
            : workingDays.After(received, type.Nummer == 323 ? WorkingDays.ClaimAnswer : WorkingDays.ReturnMessage);
        return new(
            held.Number,
            held.Name,
            held.Identificatie,
            held.Afzender,
            held.Ontvanger,
            type.Nummer is 302 or 320 || type.IsOwn ? held.Ontvanger : held.Afzender,
            received,
            due,
            due is { } last ? workingDays.Between(today, last) : null,
            due < today,
            held.HeldBecause,
            [.. held.Lines.Select(l => HeldLineResult.Of(held, l))],
            [.. held.Proposals.Select(p => ProposalResult.Of(held, p))]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, HeldJson.Default.HeldResult);

    private string Left => (Late, DaysLeft) switch
    {
        (true, 0 or null) => "te laat",
        (true, -1) => "1 werkdag te laat",
        (true, var days) => $"{-days} werkdagen te laat",
        (_, 0 or null) => "vandaag",
        (_, 1) => "nog 1 werkdag",
        var (_, days) => $"nog {days} werkdagen",
    };

    public IEnumerable<string> ToLines()
    {
        var term = Due is { } due ? $"uiterlijk {ComparedValue.Day(due)} ({Left})" : "zonder termijn";
        var direction = BerichtType.Find(Message)!.IsOwn ? "aan" : "van";
        var received = ComparedValue.Day(Received);
        yield return $"{Number}  {Message} {Identificatie} {direction} aanbieder {Aanbieder}, ontvangen {received}, {term}";
        if (Reason is not null)
            yield return $"   {Reason}";
        foreach (var line in Lines.SelectMany(l => l.ToLines()))
            yield return $"   {line}";
        foreach (var proposal in Proposals)
            yield return $"   {proposal.ToLine()}";
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
        held.DecisionOn(line) is { } d ? DecisionResult.Of(held, d.Decision, d.By, d.Note, d.At) : null);

    public IEnumerable<string> ToLines()
    {
        yield return $"{Id}  {ReferentieNummer}";
        yield return $"     {Reason}";
        yield return $"     {Proposal}";
        if (Decision is { } decided)
            yield return $"     Besloten: {decided.ToLine()}";
    }
}

/// <summary>What one person proposed; another confirms it on the page Wacht op besluit.</summary>
/// <param name="Number">Its own number.</param>
/// <param name="On">The number of the message, or of one of its lines.</param>
/// <param name="Decision">What.</param>
/// <param name="Tariff">With rerun: the product whose tariff is added first, or null.</param>
internal sealed record ProposalResult(long Number, string On, DecisionResult Decision, string? Tariff)
{
    public static ProposalResult Of(HeldBericht held, Proposal proposal) => new(
        proposal.Number,
        proposal.Part is HeldPart.Line { Number: var line } ? $"{proposal.HeldNumber}.{line}" : $"{proposal.HeldNumber}",
        DecisionResult.Of(held, proposal.Decision, proposal.ProposedBy.Name, proposal.Note, proposal.ProposedAt),
        (proposal.Decision as Decision.AddTariff)?.Agreement.ProductCode);

    public string ToLine() => $"Voorgesteld voor {On}: {Decision.ToLine()} (wacht op een tweede persoon)";
}

/// <summary>What a person decided or proposed.</summary>
/// <param name="Decision">grant, reject or rerun.</param>
/// <param name="Code">With reject: the code.</param>
/// <param name="By">Who.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
/// <param name="What">The decision in words.</param>
internal sealed record DecisionResult(
    string Decision, string? Code, string By, string Note, DateTimeOffset At, [property: JsonIgnore] string What)
{
    public static DecisionResult Of(HeldBericht held, Decision decision, string by, string note, DateTimeOffset at) =>
        new(decision.Word, (decision as Decision.Reject)?.RetourCode, by, note, at, DecisionText.Of(decision, held.IsOwn));

    public string ToLine() => $"{What}, door {By} op {ComparedValue.Day(AmsterdamDate.Of(At))}: {Note}";
}

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
