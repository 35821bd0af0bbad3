using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What is held for people.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Held_message_is_listed_with_all_a_person_needs()
    {
        var (first, second) = (Prestatie("R1"), Prestatie("R2"));
        var claim = await RecordAsync(B323("D1", "DN1", first, Prestatie("R3"), second), HeldVerdict(first, second));
        var stray = await RecordAsync(
            B302("Z9", "0001"), new() { Outcome = Outcome.Held, Findings = [], HeldBecause = "Hoort nergens bij." });

        var held = await Store.HeldAsync(None);

        Assert.Equal([1, 2], held.Select(h => h.Number));
        Assert.Equal([claim, stray], held.Select(h => h.BerichtId));
        Assert.Equal(
            ("JW323", "D1", Aanbieder, Gemeente, null),
            (held[0].Name, held[0].Identificatie, held[0].Afzender, held[0].Ontvanger, held[0].HeldBecause));
        Assert.Equal(Now, held[0].ReceivedAt);
        Assert.Equal(
            [
                new HeldLine(1, "R1", "Geen afspraak.", "Leg de afspraak vast."),
                new HeldLine(3, "R2", "Geen afspraak.", "Leg de afspraak vast.")
            ],
            held[0].Lines);
        Assert.Equal(
            ("JW302", Gemeente, Aanbieder, "Hoort nergens bij."), (held[1].Name, held[1].Afzender, held[1].Ontvanger, held[1].HeldBecause));
        Assert.Equal(stray, (await Store.FindHeldAsync(2, None))!.BerichtId);
        Assert.Null(await Store.FindHeldAsync(3, None));
        Assert.Null(await Store.FindHeldAsync(0, None));
    }

    [Fact]
    public async Task Last_decision_on_a_line_counts_and_all_are_kept()
    {
        var (first, second) = (Prestatie("R1"), Prestatie("R2"));
        var id = await RecordAsync(B323("D1", "DN1", first, second), HeldVerdict(first, second));

        await DecideAsync(id, "R1", new Decision.Grant());
        await DecideAsync(id, "R1", new Decision.Reject("0611"));
        await DecideAsync(id, "R2", new Decision.Grant());
        await DecideAsync(id, null, new Decision.JudgeAgain());

        var decisions = (await Store.FindHeldAsync(1, None))!.Decisions;
        Assert.Equal(
            new Dictionary<string, Decision> { ["R1"] = new Decision.Reject("0611"), ["R2"] = new Decision.Grant() },
            HeldBericht.OnLines(decisions));
        Assert.Equal(
            [
                ("R1", new Decision.Grant()), ("R1", new Decision.Reject("0611")), ("R2", new Decision.Grant()),
                (null, (Decision)new Decision.JudgeAgain())
            ],
            decisions.Select(d => (d.ReferentieNummer, d.Decision)));
        Assert.Equal(("m.jansen", "na overleg", Now), (await Store.HeldAsync(None))[0].Decisions.Select(d => (d.By, d.Note, d.At)).First());
    }

    [Fact]
    public async Task Line_keeps_its_place_and_its_decision_while_others_wait()
    {
        var (first, second) = (Prestatie("R1"), Prestatie("R2"));
        var claim = B323("D1", "DN1", first, second);
        var id = await RecordAsync(claim, HeldVerdict(first, second));
        await DecideAsync(id, "R1", new Decision.Grant());
        await RecordAgainAsync(id, claim, HeldVerdict(second) with { Decided = HeldVerdict(first).Held });

        var held = (await Store.FindHeldAsync(1, None))!;
        Assert.Equal([1, 2], held.Lines.Select(l => l.Number));
        Assert.Equal([new Decision.Grant(), null], held.Lines.Select(l => held.DecisionOn(l)?.Decision));

        // Until the answer a decision may change; then only the second is left, under its own number.
        await DecideAsync(id, "R1", new Decision.Reject("0611"));
        await RecordAgainAsync(id, claim, HeldVerdict(second));
        Assert.Equal([2], (await Store.FindHeldAsync(1, None))!.Lines.Select(l => l.Number));
        Assert.Equal(new Decision.Reject("0611"), (await Store.FindHeldAsync(1, None))!.Decisions[^1].Decision);
    }

    [Fact]
    public async Task Number_of_a_message_that_was_answered_is_still_known()
    {
        var line = Prestatie("R1");
        var claim = B323("D1", "DN1", line);
        var id = await RecordAsync(claim, HeldVerdict(line));
        Assert.True(await Store.WasHeldAsync(1, None));

        await RecordAgainAsync(id, claim, new() { Outcome = Outcome.Accepted, Findings = [] });

        Assert.Null(await Store.FindHeldAsync(1, None));
        Assert.Null(await Store.InTransactionAsync(null, t => t.FindHeldAsync(1), None));
        Assert.True(await Store.WasHeldAsync(1, None));
        Assert.False(await Store.WasHeldAsync(2, None));
    }

    [Fact]
    public async Task Decision_needs_something_that_is_held()
    {
        var line = Prestatie("R1");
        var id = await RecordAsync(B323("D1", "DN1", line), HeldVerdict(line));
        var settled = await RecordAsync(B305("L1", Start()));

        await Assert.ThrowsAsync<ArgumentException>(() => DecideAsync(id, "R1", new Decision.JudgeAgain()));
        await Assert.ThrowsAsync<ArgumentException>(() => DecideAsync(id, "R1", new Decision.Reject(null)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DecideAsync(id, "R9", new Decision.Grant()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DecideAsync(settled, null, new Decision.Grant()));
        Assert.Empty((await Store.HeldAsync(None)).Single().Decisions);
    }

    private Task<bool> DecideAsync(Guid id, string? referentie, Decision decision, string by = "m.jansen", string note = "na overleg") =>
        Store.InTransactionAsync(
            null,
            async t =>
            {
                await t.SaveDecisionAsync(id, new(referentie, decision, by, note, Now));
                return true;
            },
            None);
}
