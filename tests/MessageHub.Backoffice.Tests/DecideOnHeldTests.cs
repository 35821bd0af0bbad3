using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Tariffs;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Deciding on what is held, as the pages and the command line both do it.</summary>
public class DecideOnHeldTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private static readonly Decider Ben = new(Guid.NewGuid(), "ben", "Ben Bos");

    private static readonly Dictionary<string, (Func<long, DecisionRequest> Ask, Type Because)> Refused = new()
    {
        ["a number that nothing was held under"] = (_ => Grant(987_654), typeof(RefusedBecause.NotHeld)),
        ["no number at all"] = (_ => Grant(0), typeof(RefusedBecause.NotHeld)),
        ["a line that is not held"] = (held => Grant(held) with { Part = new HeldPart.Line(99) }, typeof(RefusedBecause.NoSuchLine)),
        ["no reason"] = (held => Grant(held) with { Note = " " }, typeof(RefusedBecause.NoNote)),
        ["a reason that is longer than is kept"] = (held => Grant(held) with { Note = new('x', 501) }, typeof(RefusedBecause.NoteTooLong)),
        ["a BSN in the reason"] = (held => Grant(held) with { Note = "van 999900006" }, typeof(RefusedBecause.BsnInText)),
        ["a BSN for a name"] = (held => Grant(held) with { By = new(null, "999900006", null) }, typeof(RefusedBecause.BsnInText)),
        ["a rejection without a code"] = (held => Ask(held, new Decision.Reject(null)), typeof(RefusedBecause.NoCodeOfALine)),
        ["the code of a rule on the Header"] = (held => Ask(held, new Decision.Reject("9056")), typeof(RefusedBecause.NoCodeOfALine)),
        ["one line judged again"] = (
            held => Ask(held, new Decision.JudgeAgain()) with { Part = new HeldPart.Line(1) }, typeof(RefusedBecause.OnlyAsAWhole)),
        ["a tariff that is agreed"] = (held => Ask(held, Tariff(new(2026, 1, 1))), typeof(RefusedBecause.TariffExists)),
        ["a tariff that overlaps with one that is agreed"] = (
            held => Ask(held, Tariff(new(2026, 2, 1))), typeof(RefusedBecause.TariffDoesNotFit)),
    };

    public static TheoryData<string> Reasons => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task What_cannot_be_decided_is_refused_with_its_reason_and_changes_nothing(string reason)
    {
        var (ask, because) = Refused[reason];
        var before = await filled.Site.Store.AgreementsAsync(CancellationToken.None);

        var outcome = await Decide(filled.Site).DecideAsync(ask(filled.Held));

        var refused = Assert.IsType<DecisionOutcome.Refused>(outcome);
        Assert.Equal(because, refused.Reason.GetType());
        Assert.EndsWith(".", RefusalText.Of(refused.Reason), StringComparison.Ordinal);
        Assert.Empty((await filled.Site.Store.FindHeldAsync(filled.Held, CancellationToken.None))!.Decisions);
        Assert.Equal(before, await filled.Site.Store.AgreementsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_message_is_held_until_all_its_lines_are_decided_on_and_answered_then()
    {
        await using var site = await TestSite.StartAsync();
        var (number, _) = await WaitingClaim.TwoLinesAsync(site);

        var first = await Decide(site).DecideAsync(Grant(number) with { Part = new HeldPart.Line(1) });
        var last = await Decide(site).DecideAsync(Ask(number, new Decision.Reject("0611")));
        var late = await Decide(site).DecideAsync(Grant(number));

        Assert.IsType<DecisionOutcome.StillHeld>(first);
        var result = Assert.IsType<DecisionOutcome.Answered>(last).Result;
        Assert.Equal((BerichtOutcome.Partly, (long?)28000), (result.Outcome, result.Granted));
        Assert.Equal(
            new Decision.Reject("0611"),
            Assert.IsType<RefusedBecause.Over>(Assert.IsType<DecisionOutcome.Refused>(late).Reason).Last.Decision);
    }

    [Fact]
    public async Task Where_two_persons_decide_who_has_an_account_proposes_and_a_name_alone_does_nothing()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        var (number, _) = await WaitingClaim.OneLineAsync(site);
        var nobody = new Decider(null, "carla", null);

        var proposal = Assert.IsType<DecisionOutcome.Proposed>(await Decide(site).DecideAsync(Grant(number))).Proposal;

        Assert.Equal(
            [
                new RefusedBecause.NeedsTwoPersons(),
                new RefusedBecause.NeedsTwoPersons(),
                new RefusedBecause.OwnProposal(),
                new RefusedBecause.ProposalGone(),
                new RefusedBecause.ProposalGone(),
                (RefusedBecause)new RefusedBecause.ProposedAlready(),
            ],
            new[]
            {
                await Decide(site).DecideAsync(Grant(number) with { By = nobody }),
                await Decide(site).ConfirmAsync(new([Messages.Gemeente]), number, proposal, nobody),
                await Decide(site).ConfirmAsync(new([Messages.Gemeente]), number, proposal, Ben),
                await Decide(site).ConfirmAsync(new([Messages.OtherGemeente]), number, proposal, new(Guid.NewGuid(), "carla", "Carla")),
                await Decide(site).WithdrawAsync(new([Messages.OtherGemeente]), number, proposal, Ben),
                await Decide(site).DecideAsync(Grant(number)),
            }.Select(o => Assert.IsType<DecisionOutcome.Refused>(o).Reason));
        var held = (await site.Store.FindHeldAsync(number, CancellationToken.None))!;
        Assert.Equal((0, proposal), (held.Decisions.Count, Assert.Single(held.Proposals).Number));
    }

    [Fact]
    public async Task No_proposal_stays_open_on_a_message_that_is_answered()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        var (number, _) = await WaitingClaim.TwoLinesAsync(site);
        var proposal = Assert.IsType<DecisionOutcome.Proposed>(
            await Decide(site).DecideAsync(Grant(number) with { Part = new HeldPart.Line(1) })).Proposal;
        await site.Store.SetFourEyesAsync(false, CancellationToken.None);

        Assert.IsType<DecisionOutcome.Answered>(await Decide(site).DecideAsync(Grant(number)));

        Assert.Null(await site.Store.InTransactionAsync(
            null, t => t.FindProposalAsync(new([Messages.Gemeente]), proposal), CancellationToken.None));
    }

    private static DecideOnHeld Decide(TestSite site) => site.App.Services.GetRequiredService<DecideOnHeld>();

    private static DecisionRequest Grant(long held) => Ask(held, new Decision.Grant());

    private static DecisionRequest Ask(long held, Decision decision) => new(held, HeldPart.Whole, decision, Ben, "gebeld");

    /// <summary>Of 45A04, which the aanbieder of the held claim has an agreement on from 1 January 2026.</summary>
    private static Decision.AddTariff Tariff(DateOnly from) => new(new Agreement
    {
        Row = 2,
        ProductCategorie = "45",
        ProductCode = "45A04",
        Eenheid = "04",
        Tarief = 100,
        GeldigVan = from,
        MinutenToegestaan = true,
        Perceel = "Ambulant",
        Variant = Agreement.Inspanning,
    });
}
