using System.Text.Json;
using System.Xml.Linq;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Messages;
using static MessageHub.Cli.Tests.Told;

namespace MessageHub.Cli.Tests;

/// <summary>What is held for a person, and what a person does about it.</summary>
public sealed class HeldTests : IDisposable
{
    private const string NothingWaits = "Er wacht niets op een besluit.\n";

    private readonly Workplace work = new();

    [Fact]
    public async Task What_waits_is_listed_with_its_term_and_the_first_due_first()
    {
        Assert.Equal(NothingWaits, (await work.HeldAsync()).Exits(0).Out);
        await HoldAsync(Line("R001", 4), Line("R002", 5, hours: 11), Line("R003", 3));
        (await work.ProcessAsync(work.Copy("JW302.xml"))).Exits(1);

        var held = (await work.HeldAsync("--json")).Exits(0).Json;

        // Ten working days from Wednesday 10 June; a 302 is not answered, so it has no term and comes last.
        Assert.Equal(
            ["1 JW323 2026-06-10 2026-06-24 10", "2 JW302 2026-06-10  "],
            held.Select(h => $"{h.GetProperty("number")} {h.GetProperty("message")} {h.GetProperty("received")} {h.GetProperty("due")} {h.GetProperty("daysLeft")}"));
        var stray = held[1];
        Assert.Contains("hoort bij geen enkel bericht", stray.GetProperty("reason").GetString());
        Assert.Empty(stray.GetProperty("lines").EnumerateArray());
        // It carries the header of our own message, but it is the aanbieder who sent it.
        Assert.Equal((Valid.Gemeente, Valid.Aanbieder), (Text(stray, "sender"), Text(stray, "aanbieder")));
        var claim = held[0];
        Assert.Equal(
            ("C1", Valid.Aanbieder, Valid.Gemeente), (Text(claim, "identificatie"), Text(claim, "sender"), Text(claim, "receiver")));
        Assert.Equal(JsonValueKind.Null, claim.GetProperty("reason").ValueKind);
        // R002 claims too many hours: a rule rejects it, so it does not wait, and R003 keeps its own place.
        Assert.Equal(
            ["1.1 R001", "1.3 R003"],
            claim.GetProperty("lines").EnumerateArray().Select(l => $"{Text(l, "id")} {Text(l, "referentieNummer")}"));
        var line = claim.GetProperty("lines")[0];
        Assert.Equal("Er is geen tariefafspraak voor product 45A04 in eenheid 04 op 01-04-2026.", Text(line, "reason"));
        Assert.StartsWith("De aanbieder vertrouwt op de toewijzing", Text(line, "proposal"));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("decision").ValueKind);

        var late = (await work.RunAsync("held", "--store", "store", "--today", "2026-06-25")).Exits(0).Out;
        Assert.Contains("1  JW323 C1 van aanbieder 65656055, ontvangen 10-06-2026, uiterlijk 24-06-2026 (1 werkdag te laat)", late);
        Assert.Contains("van aanbieder 65656055, ontvangen 10-06-2026, zonder termijn", late);
        var saturday = (await work.RunAsync("held", "--store", "store", "--today", "2026-06-27", "--json")).Exits(0).Json[0];
        Assert.Equal((-2, true), (saturday.GetProperty("daysLeft").GetInt32(), saturday.GetProperty("late").GetBoolean()));
        Assert.Contains("1.3  R003", late);
        string[] holiday = ["held", "--store", "store", "--today", "2026-06-25"];
        Assert.Contains(
            "uiterlijk 25-06-2026 (vandaag)",
            (await work.RunWithAsync(("MessageHub__Holidays__Added", "2026-06-11"), holiday)).Exits(0).Out);
        (await work.RunWithAsync(("MessageHub__Holidays__Removed", "5 mei"), holiday))
            .IsWrongUse("MessageHub__Holidays__Removed: ", "a text for a date");
        (string, string)[] twice = [("MessageHub__Holidays__Added", "2026-06-11"), ("MessageHub__Holidays__Removed", "2026-06-11")];
        (await work.RunWithAsync(twice, holiday))
            .IsWrongUse("MessageHub__Holidays__Removed: a day is in Added too", "a day cannot be both");
        Assert.DoesNotContain(Personal, p => late.Contains(p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_granted_claim_is_answered_once_and_that_is_final()
    {
        await HoldAsync(Line("R001", 4), Line("R002", 5));

        var granted = (await work.DecideAsync("1", "grant", "--json")).Exits(0).Json.Single();

        Assert.Equal(
            ("accepted", 85000L, 85000L),
            (Text(granted, "outcome"), granted.GetProperty("submitted").GetInt64(), granted.GetProperty("granted").GetInt64()));
        var answer = Text(granted.GetProperty("answer"), "file")!;
        Assert.Equal([answer], work.Files("out").Where(f => f.StartsWith("JW325", StringComparison.Ordinal)));
        Assert.Equal(NothingWaits, (await work.HeldAsync()).Exits(0).Out);
        (await work.DecideAsync("1", "reject", "0611")).IsWrongUse("al beslist", "a decision is final");
        (await work.DecideAsync("1", "rerun")).IsWrongUse("al beslist", "a decision is final");
        Assert.Single(work.Files("out"), f => f.StartsWith("JW325", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_line_is_decided_by_itself_and_may_change_until_the_answer()
    {
        await HoldAsync(Line("R001", 4), Line("R002", 5));

        var first = (await work.DecideAsync("1.1", "grant")).Exits(1);

        Assert.Contains("JW323 wacht op een besluit", first.Out);
        Assert.Contains("1.2  R002", first.Out);
        Assert.Contains("Besloten: toekennen, door m.jansen", first.Out);
        Assert.DoesNotContain(work.Files("out"), f => f.StartsWith("JW325", StringComparison.Ordinal));
        (await work.DecideAsync("1.1", "reject", "9341")).Exits(1);
        var decision = (await work.HeldAsync("--json")).Json.Single().GetProperty("lines")[0].GetProperty("decision");
        Assert.Equal(
            ("reject", "9341", "m.jansen", "na overleg"),
            (Text(decision, "decision"), Text(decision, "code"), Text(decision, "by"), Text(decision, "note")));
        // The day that was given dates the decision as well.
        Assert.Equal(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero), decision.GetProperty("at").GetDateTimeOffset());

        // The number alone is everything that still waits: the line that was decided stays as it is.
        var last = (await work.DecideAsync("1", "grant", "--json")).Exits(1).Json.Single();

        Assert.Equal(("partly", 42500L), (Text(last, "outcome"), last.GetProperty("granted").GetInt64()));
        Assert.Equal(["9341"], last.GetProperty("findings").EnumerateArray().Select(f => Text(f, "code")));
        Assert.Equal(["9341"], CodesOfPrestaties(Text(last.GetProperty("answer"), "file")!));
    }

    [Fact]
    public async Task A_rejected_line_gets_the_code_of_a_rule_of_prestaties()
    {
        await HoldAsync(Line("R001", 5));
        (string[] Code, string Because)[] cases =
            [
                (["9999"], "no rule has it"), (["9056"], "a rule of the Header"), (["0001"], "level 2"), (["S329x"], "not a code"),
                ([], "no code")
            ];
        var runs = await Task.WhenAll(cases.Select(c => work.DecideAsync(["1", "reject", .. c.Code])));
        foreach (var (run, (_, because)) in runs.Zip(cases))
            run.IsWrongUse("retourcode van een prestatie", because);

        var rejected = (await work.DecideAsync("1", "reject", "0611", "--json")).Exits(1).Json.Single();

        Assert.Equal(("rejected", 0L), (Text(rejected, "outcome"), rejected.GetProperty("granted").GetInt64()));
        Assert.Equal(["0611"], CodesOfPrestaties(Text(rejected.GetProperty("answer"), "file")!));
    }

    [Fact]
    public async Task A_rerun_judges_again_by_the_agreements_of_this_moment()
    {
        await HoldAsync(Line("R001", 5));
        (await work.DecideAsync("1", "rerun")).Exits(1);
        (await work.DecideAsync("1.1", "rerun")).IsWrongUse("hele bericht", "lines count for each other");
        Assert.Single((await work.HeldAsync("--json")).Json);
        (await work.ImportAsync(From2026)).Exits(0);

        var rerun = (await work.DecideAsync("1", "rerun", "--json")).Exits(0).Json.Single();

        Assert.Equal(("accepted", 42500L), (Text(rerun, "outcome"), rerun.GetProperty("granted").GetInt64()));
        Assert.Single(work.Files("out"), f => f.StartsWith("JW325", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("grant", 0, "accepted")]
    [InlineData("reject", 1, "rejected")]
    public async Task A_stray_302_is_closed_without_effect(string decision, int exitCode, string outcome)
    {
        (await work.ProcessAsync(work.Copy("JW302.xml"))).Exits(1);
        (await work.DecideAsync("1.1", decision)).IsWrongUse("1.1", "a 302 has no lines that wait");

        var closed = (await work.DecideAsync("1", decision, "--json")).Exits(exitCode).Json.Single();

        Assert.Equal(outcome, Text(closed, "outcome"));
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("answer").ValueKind);
        Assert.Empty(work.Files("out"));
        Assert.Equal(NothingWaits, (await work.HeldAsync()).Out);
        (await work.DecideAsync("1", decision)).IsWrongUse("al beslist", "a decision is final");
    }

    [Fact]
    public async Task A_302_that_found_its_301_is_judged_again_and_not_closed()
    {
        (await work.ProcessAsync(work.Copy("JW302.xml"))).Exits(1);
        (await work.ProcessAsync(work.Copy("JW301-of-JW302.xml"))).Exits(0);
        (await work.DecideAsync("1", "grant")).IsWrongUse("rerun", "it belongs to a message now");

        (await work.DecideAsync("1", "rerun")).Exits(0);

        Assert.Equal(NothingWaits, (await work.HeldAsync()).Out);
    }

    [Fact]
    public async Task Who_comes_late_is_told_who_decided_and_when()
    {
        await HoldAsync(Line("R001", 4), Line("R002", 5));
        string[] other = ["--by", "r.smit", "--note", "gebeld", "--store", "store", "--out", "out", "--today", "2026-06-10"];
        (await work.DecideAsync("1.1", "grant")).Exits(1);

        // While the claim waits, the decision of a colleague is replaced on purpose only.
        (await work.RunAsync(["decide", "1.1", "reject", "9341", .. other]))
            .IsWrongUse("Over nummer 1.1 is al beslist door m.jansen, op ", "m.jansen decided");
        (await work.RunAsync(["decide", "1.1", "reject", "9341", "--replace", .. other])).Exits(1);
        (await work.DecideAsync("1.2", "grant")).Exits(1);
        (await work.RunAsync(["decide", "1", "grant", .. other]))
            .IsWrongUse("Over nummer 1 is al beslist door m.jansen, op ", "the claim is answered");
    }

    [Theory]
    [InlineData("--note", "999900006")]
    [InlineData("--note", "gebeld over 999.900.006")]
    [InlineData("--by", "m.jansen 999 900 006")]
    public async Task A_bsn_is_not_kept_with_a_decision(string option, string value)
    {
        await HoldAsync(Line("R001", 5));
        var arguments = new Dictionary<string, string> { ["--by"] = "m.jansen", ["--note"] = "na overleg", [option] = value };
        var run = await work.RunAsync(
            ["decide", "1", "grant", .. arguments.SelectMany(a => new[] { a.Key, a.Value }), "--store", "store", "--out", "out"]);
        run.IsWrongUse("Hier lijkt een bsn in te staan", "it would be shown to everybody of the gemeente");
        Assert.DoesNotContain(value, run.Error, StringComparison.Ordinal);
        Assert.Single((await work.HeldAsync("--json")).Json);
    }

    [Fact]
    public async Task Where_two_persons_decide_the_command_line_does_not()
    {
        await HoldAsync(Line("R001", 5));
        await using (var database = new SqliteDatabase(work.PathOf("store/messagehub.db")))
            await new RegisterStore(database).SetFourEyesAsync(true, CancellationToken.None);

        foreach (var decision in new[] { "grant", "rerun" })
            (await work.DecideAsync("1", decision)).IsWrongUse("twee personen", "a name on the command line proves nobody");
        Assert.Single((await work.HeldAsync("--json")).Json);
    }

    [Fact]
    public async Task What_was_proposed_is_shown_with_what_it_is_on()
    {
        await HoldAsync(Line("R001", 5));
        await using (var database = new SqliteDatabase(work.PathOf("store/messagehub.db")))
        {
            await new RegisterStore(database).InTransactionAsync(
                new(Standaard.Ijw, Valid.Gemeente, Valid.Aanbieder),
                async t => await t.ProposeAsync(
                    (await t.FindHeldAsync(1))!,
                    new HeldPart.Line(1),
                    new Decision.Reject("0611"),
                    new(null, "anna", null),
                    "te duur",
                    new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero)),
                CancellationToken.None);
        }

        Assert.Contains(
            "Voorgesteld voor 1.1: afwijzen met 0611, door anna op 10-06-2026: te duur (wacht op een tweede persoon)",
            (await work.HeldAsync()).Exits(0).Out);
        var proposal = Assert.Single((await work.HeldAsync("--json")).Json.Single().GetProperty("proposals").EnumerateArray());
        var decision = proposal.GetProperty("decision");
        Assert.Equal(
            ("1.1", "reject", "0611", "anna"),
            (Text(proposal, "on"), Text(decision, "decision"), Text(decision, "code"), Text(decision, "by")));
        // It is proposed, not decided.
        Assert.Equal(
            JsonValueKind.Null, (await work.HeldAsync("--json")).Json.Single().GetProperty("lines")[0].GetProperty("decision").ValueKind);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_decides()
    {
        await HoldAsync(Line("R001", 5));

        var runs = await Task.WhenAll(work.DecideAsync("1", "grant"), work.DecideAsync("1", "reject", "0611"));

        var late = Assert.Single(runs, r => r.ExitCode == 2);
        late.IsWrongUse("al beslist", "another was first");
        Assert.Single(runs, r => r.ExitCode is 0 or 1);
        Assert.Single(work.Files("out"), f => f.StartsWith("JW325", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_use_of_decide_changes_nothing()
    {
        await HoldAsync(Line("R001", 5));
        string[] store = ["--store", "store", "--out", "out"], person = ["--by", "m.jansen", "--note", "na overleg", .. store];
        (string[] Arguments, string Reason)[] cases =
        [
            (["2", "grant", .. person], "Er wacht niets met nummer 2."),
            (["1.2", "grant", .. person], "Er wacht niets met nummer 1.2."),
            (["0", "grant", .. person], "Er wacht niets met nummer 0."),
            (["x", "grant", .. person], "is not the number"),
            (["1.", "grant", .. person], "is not the number"),
            (["1", "grant", "0611", .. person], "Only reject takes a CODE."),
            (["1", "maybe", .. person], "maybe"),
            (["1", "grant", "--note", "x", .. store], "--by"),
            (["1", "grant", "--by", "x", .. store], "--note"),
            (["1", "grant", "--by", " ", "--note", "x", .. store], "--by may not be empty"),
        ];
        var runs = await Task.WhenAll(cases.Select(c => work.RunAsync(["decide", .. c.Arguments])));
        foreach (var (run, (arguments, reason)) in runs.Zip(cases))
            run.IsWrongUse(reason, string.Join(' ', arguments));

        var line = (await work.HeldAsync("--json")).Json.Single().GetProperty("lines")[0];
        Assert.Equal(JsonValueKind.Null, line.GetProperty("decision").ValueKind);
    }

    public void Dispose() => work.Dispose();

    /// <summary>Leaves a claim as number 1 that waits because an agreement is missing.</summary>
    private async Task HoldAsync(params Berichten.Model.Prestatie[] lines)
    {
        (await work.ImportAsync(Until2025)).Exits(0);
        var run = (await work.ProcessAsync(work.Write("301.xml", Valid.B301()), work.Write("323.xml", Claim("C1", lines)), "--json"))
            .Exits(1);
        Assert.Equal(["accepted", "held"], run.Json.Select(r => Text(r, "outcome")));
    }

    private List<string> CodesOfPrestaties(string file)
    {
        var prestaties = XElement.Load(work.PathOf($"out/{file}")).Descendants().Where(e => e.Name.LocalName == "Prestatie");
        return [.. prestaties.SelectMany(p => p.Descendants()).Where(e => e.Name.LocalName == "RetourCode").Select(e => e.Value)];
    }

}
