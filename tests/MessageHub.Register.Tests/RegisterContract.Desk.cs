using MessageHub.Register.Monitoring;
using MessageHub.Rules.Assessment;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What waits for a person, with its deadline, and the second pair of eyes.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Work_that_waits_has_its_last_day_and_what_its_lines_claim()
    {
        await FillAsync();
        await FillAsync(World.Elsewhere);

        var row = (await new HeldDesk(database).ListAsync(World.Scope, World.Today, All, None)).Items.Single();

        // Received on Sunday 7 June: ten working days end on Friday the nineteenth.
        Assert.Equal((1L, new DateOnly(2026, 6, 19), 4, false), (row.Held.Number, row.DueOn, row.DaysLeft, row.IsUrgent));
        Assert.Equal((World.Home, Aanbieder, "DN4", 42500), (row.Gemeente, row.Aanbieder, row.DeclaratieNummer, row.Submitted));
        Assert.Equal(new(1, "R5", 10072, "45", "45A04", new(2026, 5, 1), new(2026, 5, 31), 5, "04", 8500, 42500), row.Prestaties.Single());
        Assert.Equal(new(1, "R5", "Geen afspraak.", "Leg de afspraak vast."), row.Held.Lines.Single());
        Assert.True((await new HeldDesk(database).FindAsync(World.Scope, 1, new(2026, 6, 17), None))!.IsUrgent);
        Assert.Equal(-1, (await new HeldDesk(database).FindAsync(World.Scope, 1, new(2026, 6, 22), None))!.DaysLeft);
    }

    [Fact]
    public async Task Claims_come_before_what_gets_no_answer_and_pages_fit_together()
    {
        var world = new World(Store, clock, World.Home);
        await world.PutAsync("los", B302("Z9", "0001"), new() { Outcome = Outcome.Held, Findings = [], WaitingBecause = "Hoort nergens bij." }, daysAgo: 20);
        foreach (var (word, days) in new[] { ("jong", 2), ("oud", 9) })
        {
            var line = Prestatie(word);
            await world.PutAsync(word, B323(word, word, line), Waiting(line), days);
        }

        var walked = await WalkAsync(page => new HeldDesk(database).ListAsync(World.Scope, World.Today, page, None));

        Assert.Equal(["jong", "oud", "los"], walked.Select(r => world.WordOf(r.Held.BerichtId)));
        Assert.Null(walked[2].DueOn);
        Assert.Equal("Hoort nergens bij.", walked[2].Held.WaitingBecause);
    }

    [Fact]
    public async Task Proposal_is_confirmed_once_and_by_somebody_else()
    {
        await FillAsync();
        var desk = new HeldDesk(database);

        var number = (await ProposeAsync(desk, World.Scope, 1))!.Value;

        Assert.Equal((1L, 1, "grant", "anna"), (await desk.FindAsync(World.Scope, 1, World.Today, None))!.Proposals.Select(p => (p.HeldNumber, p.Line!.Value, p.Decision, p.ProposedBy)).Single());
        Assert.Null(await desk.ConfirmAsync(World.Scope, number, "anna", Now, None));
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => desk.ConfirmAsync(World.Scope, number, $"bert{i}", Now, None))));
        var confirmed = Assert.Single(taken.OfType<Proposal>());
        Assert.Equal((ProposalState.Confirmed, Now), (confirmed.State, confirmed.ClosedAt));
        Assert.StartsWith("bert", confirmed.ClosedBy, StringComparison.Ordinal);
        Assert.False(await desk.WithdrawAsync(World.Scope, number, "anna", Now, None));

        await desk.ReopenAsync(World.Scope, number, None);
        Assert.Equal("cor", (await desk.ConfirmAsync(World.Scope, number, "cor", Now, None))!.ClosedBy);
    }

    [Fact]
    public async Task Proposal_is_for_something_that_waits_and_has_none()
    {
        await FillAsync();
        var desk = new HeldDesk(database);

        Assert.Null(await ProposeAsync(desk, World.Scope, 2));
        Assert.Null(await ProposeAsync(desk, World.Scope, 1, line: 7));
        var first = await ProposeAsync(desk, World.Scope, 1);
        Assert.NotNull(first);
        Assert.Null(await ProposeAsync(desk, World.Scope, 1));
        Assert.Null(await ProposeAsync(desk, World.Scope, 1, line: null));
        Assert.True(await desk.WithdrawAsync(World.Scope, first.Value, "anna", Now, None));
        Assert.NotNull(await ProposeAsync(desk, World.Scope, 1, line: null));
        Assert.Null(await ProposeAsync(desk, World.Scope, 1));
    }

    [Fact]
    public async Task Decisions_are_listed_newest_first()
    {
        var world = await FillAsync();
        foreach (var note in new[] { "een", "twee" })
            await Store.InTransactionAsync<bool>(null, async t => { await t.SaveDecisionAsync(world.Ids["wacht"], "R5", HeldDecision.Grant, null, "anna", note, Now); return true; }, None);

        var walked = await WalkAsync(page => new HeldDesk(database).DecisionsAsync(World.Scope, page, None));

        Assert.Equal(["twee", "een"], walked.Select(d => d.Decision.Note));
        Assert.Equal((1, World.Home, Aanbieder), (walked[0].HeldNumber, walked[0].Gemeente, walked[0].Aanbieder));
    }

    private static Task<long?> ProposeAsync(HeldDesk desk, GemeenteScope scope, long held, int? line = 1) =>
        desk.ProposeAsync(scope, held, line, HeldDecision.Grant, null, "anna", "na overleg", Now, None);
}
