using MessageHub.Register.Access;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What is held for a person, with its deadline, and the second pair of eyes.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Held_message_has_its_last_day_and_what_its_lines_claim()
    {
        await FillAsync();
        await FillAsync(World.Elsewhere);

        var row = (await new HeldQueries(database, WorkingDays.Dutch).ListAsync(World.Scope, World.Today, All, None)).Items.Single();

        // Received on Sunday 7 June: ten working days end on Friday the nineteenth.
        Assert.Equal((1L, new DateOnly(2026, 6, 19), 4, false), (row.Held.Number, row.DueOn, row.DaysLeft, row.IsUrgent));
        Assert.Equal((World.Home, Aanbieder, "DN4", 42500), (row.Gemeente, row.Aanbieder, row.DeclaratieNummer, row.Submitted));
        Assert.Equal(new(1, "R5", 10072, "45", "45A04", new(2026, 5, 1), new(2026, 5, 31), 5, "04", 8500, 42500), row.Prestaties.Single());
        Assert.Equal(new(1, "R5", "Geen afspraak.", "Leg de afspraak vast."), row.Held.Lines.Single());
        Assert.True((await new HeldQueries(database, WorkingDays.Dutch).FindAsync(World.Scope, 1, new(2026, 6, 17), None))!.IsUrgent);
        Assert.Equal(-1, (await new HeldQueries(database, WorkingDays.Dutch).FindAsync(World.Scope, 1, new(2026, 6, 22), None))!.DaysLeft);
    }

    [Fact]
    public async Task Claims_come_before_what_gets_no_answer_and_pages_fit_together()
    {
        var world = new World(Store, clock, World.Home);
        await world.PutAsync(
            "los", B302("Z9", "0001"), new() { Outcome = Outcome.Held, Findings = [], HeldBecause = "Hoort nergens bij." }, daysAgo: 20);
        foreach (var (word, days) in new[] { ("jong", 2), ("oud", 9) })
        {
            var line = Prestatie(word);
            await world.PutAsync(word, B323(word, word, line), HeldVerdict(line), days);
        }

        var walked = await WalkAsync(page => new HeldQueries(database, WorkingDays.Dutch).ListAsync(World.Scope, World.Today, page, None));

        Assert.Equal(["jong", "oud", "los"], walked.Select(r => world.WordOf(r.Held.BerichtId)));
        Assert.Null(walked[2].DueOn);
        Assert.Equal("Hoort nergens bij.", walked[2].Held.HeldBecause);
    }

    [Fact]
    public async Task Proposal_is_shown_and_confirmed_once()
    {
        await FillAsync();
        var anna = AccountOf("anna", Role.Backoffice);
        await Accounts.AddAsync(anna, Actor.Program, None);

        var number = (await ProposeAsync(1, HeldPart.Whole, new Decision.AddTariff(Tariff.Agreement), Decider.Of(anna)))!.Value;

        var shown = (await new HeldQueries(database, WorkingDays.Dutch)
            .FindAsync(World.Scope, 1, World.Today, None))!.Held.Proposals.Single();
        Assert.Equal(
            (1L, HeldPart.Whole, new Decision.AddTariff(Tariff.Agreement), Decider.Of(anna)),
            (shown.HeldNumber, shown.Part, shown.Decision, shown.ProposedBy));
        Assert.Equal(shown, (await Store.FindHeldAsync(1, None))!.Proposals.Single());
        Assert.Equal(shown, await InHomeAsync(t => t.FindProposalAsync(World.Scope, number)));
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 4)
                .Select(
                    i => Task.Run(
                        () => InHomeAsync(t => t.CloseProposalAsync(number, ProposalState.Confirmed, new(null, $"bert{i}", null), Now)))));
        Assert.Single(taken, true);
        Assert.Null(await InHomeAsync(t => t.FindProposalAsync(World.Scope, number)));
        Assert.False(await CloseAsync(number, ProposalState.Withdrawn));
    }

    [Theory]
    [InlineData("fails", false)]
    [InlineData("is let go", true)]
    public async Task Confirming_and_carrying_out_are_one_transaction_that(string how, bool isCancelled)
    {
        var world = await FillAsync();
        var number = (await ProposeAsync(1, HeldPart.Whole, new Decision.AddTariff(Tariff.Agreement)))!.Value;
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<Exception>(() => Store.InTransactionAsync<bool>(
            Home,
            async t =>
            {
                Assert.True(await t.CloseProposalAsync(number, ProposalState.Confirmed, Bert, Now));
                await t.ImportAgreementsAsync([Tariff], new("anna en bert", Now, "besluit over nummer 1"));
                await t.SaveDecisionAsync(world.Ids["wacht"], new("R5", new Decision.Grant(), "anna en bert", "na overleg", Now));
                if (!isCancelled)
                    throw new InvalidOperationException(how);
                await stop.CancelAsync();
                return true;
            },
            stop.Token));

        // A kill of the process is the end of its connection, and to the database that is the same.
        Assert.NotNull(await InHomeAsync(t => t.FindProposalAsync(World.Scope, number)));
        Assert.Empty((await Store.FindHeldAsync(1, None))!.Decisions);
        Assert.DoesNotContain(Tariff, await Store.AgreementsAsync(None));
    }

    [Fact]
    public async Task Whether_two_persons_decide_is_kept_for_every_program()
    {
        await using var again = Again();
        Assert.False(await InHomeAsync(t => t.IsFourEyesAsync()));
        await new RegisterStore(again).SetFourEyesAsync(true, None);
        Assert.True(await InHomeAsync(t => t.IsFourEyesAsync()));
        await Store.SetFourEyesAsync(false, None);
        Assert.False(await InHomeAsync(t => t.IsFourEyesAsync()));
    }

    [Fact]
    public async Task Proposal_is_for_what_has_none()
    {
        await FillAsync();
        var first = await ProposeAsync(1);
        Assert.NotNull(first);
        Assert.Null(await ProposeAsync(1));
        Assert.Null(await ProposeAsync(1, HeldPart.Whole));
        Assert.True(await CloseAsync(first.Value, ProposalState.Withdrawn));
        Assert.NotNull(await ProposeAsync(1, HeldPart.Whole));
        Assert.Null(await ProposeAsync(1));
    }

    [Theory]
    [InlineData("all is a word", "alles", true)]
    [InlineData("a line", "12", true)]
    [InlineData("nothing", "", false)]
    [InlineData("no value", null, false)]
    [InlineData("letters", "abc", false)]
    [InlineData("no line has this number", "0", false)]
    [InlineData("below", "-1", false)]
    [InlineData("with a sign", "+1", false)]
    [InlineData("blanks", " 1", false)]
    [InlineData("too large", "99999999999", false)]
    [InlineData("another script", "١", false)]
    public void What_is_decided_on_is_read_or_it_is_nothing(string reason, string? text, bool isRead) =>
        Assert.True(isRead == HeldPart.Parse(text) is not null && (text == "alles") == (HeldPart.Parse(text) == HeldPart.Whole), reason);

    [Fact]
    public async Task Decisions_are_listed_newest_first()
    {
        var world = await FillAsync();
        foreach (var note in new[] { "een", "twee" })
            await DecideAsync(world.Ids["wacht"], "R5", new Decision.Grant(), "anna", note);

        var walked = await WalkAsync(page => new HeldQueries(database, WorkingDays.Dutch).DecisionsAsync(World.Scope, page, None));

        Assert.Equal(["twee", "een"], walked.Select(d => d.Decision.Note));
        Assert.Equal((1, World.Home, Aanbieder), (walked[0].HeldNumber, walked[0].Gemeente, walked[0].Aanbieder));
    }

    private static Decider Bert => new(null, "bert", null);

    private static ExchangeScope Home => new(Berichten.Standaard.Ijw, World.Home, Aanbieder);

    private static AgreementRow Tariff => new(World.Home, Aanbieder, Berichten.Standaard.Ijw, new()
    {
        Row = 2,
        ProductCategorie = "45",
        ProductCode = "45A99",
        Eenheid = "04",
        Tarief = 7000,
        GeldigVan = new(2026, 5, 1),
        MinutenToegestaan = true,
        Perceel = "Ambulant",
        Variant = "inspanning",
    });

    private Task<T> InHomeAsync<T>(Func<RegisterTransaction, Task<T>> work) => Store.InTransactionAsync(Home, work, None);

    private Task<bool> CloseAsync(long proposal, ProposalState state) => InHomeAsync(t => t.CloseProposalAsync(proposal, state, Bert, Now));

    private Task<long?> ProposeAsync(
        long held, HeldPart? part = null, Decision? decision = null, Decider? by = null, string note = "na overleg") =>
        InHomeAsync(async t => await t.ProposeAsync(
            (await t.FindHeldAsync(held))!, part ?? new HeldPart.Line(1), decision ?? new Decision.Grant(), by ?? new(null, "anna", null),
            note, Now));
}
