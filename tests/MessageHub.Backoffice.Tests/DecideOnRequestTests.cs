using MessageHub.Berichten;
using MessageHub.Berichten.Reading;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Deciding on requests, as the pages and the command line both do it.</summary>
public class DecideOnRequestTests
{
    private static readonly Decider Ben = new(Guid.NewGuid(), "ben", "Ben Bos");
    private static readonly TypedPerson Address = new()
    {
        Straatnaam = "Teststraat", Huisnummer = 5, Postcode = "9999XX", Plaatsnaam = "Testdorp"
    };

    private static readonly TypedPerson Custodian = new() { GezagSoort = "10", GezagAchternaam = "Ouder" };

    public static TheoryData<string, RequestDecision, string> Refused => new()
    {
        {
            "a reason that does not exist",
            new RequestDecision.Refuse("10"),
            "Deze afwijsreden bestaat niet. Kies een reden van 1 tot en met 9."
        },
        {
            "reason 8 without a gemeente",
            new RequestDecision.Refuse("8"),
            "Bij reden 8 hoort de code van de gemeente die verantwoordelijk is. Vul die in."
        },
        { "a gemeente that does not exist", new RequestDecision.Refuse("8", "9999"), "TR378" },
        { "a volume that fits in no message", Otherwise(volume: 100_000_000), "hoogstens 99.999.999" },
        { "an end before the beginning", Otherwise(until: new(2026, 6, 30)), "zou eindigen voordat zij begint" },
        { "a unit that does not exist", Otherwise(unit: "99"), "Eenheid" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_decided_is_refused_in_a_sentence_and_changes_nothing(
        string reason, RequestDecision decision, string text)
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));

        var refused = Assert.IsType<RequestOutcome.Refused>(await DecideAsync(site, number, decision));

        Assert.True(RefusalText.Of(refused.Reason).Contains(text, StringComparison.Ordinal), $"{reason}: {RefusalText.Of(refused.Reason)}");
        await AssertUntouchedAsync(site, number);
    }

    [Fact]
    public async Task A_client_without_an_address_is_not_granted_until_it_is_typed()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));

        var refused = Assert.IsType<RequestOutcome.Refused>(await DecideAsync(site, number, new RequestDecision.Grant(), person: null));

        Assert.Contains("geen adres", RefusalText.Of(refused.Reason), StringComparison.Ordinal);
        await AssertUntouchedAsync(site, number);
        var told = Assert.IsType<RequestOutcome.Told>(await DecideAsync(site, number, new RequestDecision.Grant()));
        Assert.Equal(AanvraagStatus.Toegewezen, await site.StatusAsync(number));
        // What is refused uses up no number, however often it is tried.
        Assert.Equal(500_000, told.Message.Bericht.Client!.ToegewezenProducten!.Single().ToewijzingNummer);
    }

    [Fact]
    public async Task Deciding_twice_or_unseen_and_on_what_is_not_there_is_refused()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        Assert.IsType<RequestOutcome.Told>(await DecideAsync(site, number, new RequestDecision.Research()));

        Assert.IsType<RefusedBecause.RequestDecidedMeanwhile>(await ReasonAsync(number, new RequestDecision.Refuse("7"), lastKnown: 0));
        Assert.Equal(
            new RefusedBecause.RequestNotPossible(RequestRefusal.AlreadyInResearch),
            await ReasonAsync(number, new RequestDecision.Research(), lastKnown: null));
        Assert.IsType<RequestOutcome.Told>(await DecideAsync(site, number, new RequestDecision.Refuse("7")));
        Assert.IsType<RefusedBecause.RequestDecided>(await ReasonAsync(number, new RequestDecision.Grant(), lastKnown: null));
        Assert.IsType<RefusedBecause.NoSuchRequest>(
            await ReasonAsync(number with { Line = 2 }, new RequestDecision.Grant(), lastKnown: null));
        Assert.Equal(
            new RequestOutcome.Refused(new RefusedBecause.NoSuchRequest(number)),
            await Decide(site).DecideAsync(new([Messages.OtherGemeente]), new(number, new RequestDecision.Grant(), Ben, "x")));
        Assert.Equal(2, (await site.OutboxAsync(319)).Count);
        Assert.Empty(await site.OutboxAsync(301));

        async Task<RefusedBecause> ReasonAsync(RequestNumber which, RequestDecision decision, long? lastKnown) =>
            Assert.IsType<RequestOutcome.Refused>(
                await Decide(site).DecideAsync(
                    Requests.Scope, new(which, decision, Ben, "gebeld") { Person = Address, LastKnown = lastKnown }))
                .Reason;
    }

    [Theory]
    [InlineData(" ", "Schrijf op waarom u dit besluit.")]
    [InlineData("van 999900006", "bsn")]
    public async Task A_note_is_needed_and_holds_no_bsn(string note, string text)
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));

        var outcome = await Decide(site).DecideAsync(Requests.Scope, new(number, new RequestDecision.Research(), Ben, note));

        Assert.Contains(text, RefusalText.Of(Assert.IsType<RequestOutcome.Refused>(outcome).Reason), StringComparison.OrdinalIgnoreCase);
        await AssertUntouchedAsync(site, number);
    }

    [Fact]
    public async Task A_317_is_granted_one_to_one_or_not_at_all()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var fromTheFirstDay = await site.AskAsync(Requests.B317("W1", "VOW1", new(2026, 1, 1)));

        var otherwise = await DecideAsync(site, fromTheFirstDay, Otherwise());
        var impossible = await DecideAsync(site, fromTheFirstDay, new RequestDecision.Grant());

        Assert.Equal(new RequestOutcome.Refused(new RefusedBecause.RequestNotPossible(RequestRefusal.OnlyAsAsked)), otherwise);
        Assert.Contains(
            "vanaf de eerste dag", RefusalText.Of(Assert.IsType<RequestOutcome.Refused>(impossible).Reason), StringComparison.Ordinal);
        Assert.IsType<RequestOutcome.Told>(await DecideAsync(site, fromTheFirstDay, new RequestDecision.Refuse("7")));
        var later = await site.AskAsync(Requests.B317("W2", "VOW2", new(2026, 8, 1)));
        var told = Assert.IsType<RequestOutcome.Told>(await DecideAsync(site, later, new RequestDecision.Grant(), Custodian));

        Assert.Null(told.Message.Result.Signals);
        Assert.Equal(
            ["10072 40 2026-01-01 2026-07-31 12 VOW2", "500000 20 2026-08-01 2026-12-31  VOW2"],
            told.Message.Bericht.Client!.ToegewezenProducten!.Select(p =>
                $"{p.ToewijzingNummer} {p.Omvang!.Volume} {p.Ingangsdatum:yyyy-MM-dd} {p.Einddatum:yyyy-MM-dd} {p.RedenWijziging} "
                + $"{p.ReferentieAanbieder}"));
    }

    [Fact]
    public async Task What_a_judge_ordered_is_granted_as_it_was_asked()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1", verwijzer: "08")));

        Assert.Equal(
            new RequestOutcome.Refused(new RefusedBecause.RequestNotPossible(RequestRefusal.OnlyAsOrdered)),
            await DecideAsync(site, number, Otherwise()));
        Assert.IsType<RequestOutcome.Told>(await DecideAsync(site, number, new RequestDecision.Grant()));
    }

    [Fact]
    public async Task A_preview_is_the_message_that_leaves_and_leaves_no_trace()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        var order = new RequestOrder(number, new RequestDecision.Grant(), Ben, "gebeld") { Person = Address };

        var shown = Assert.IsType<RequestOutcome.Told>(await Decide(site).PreviewAsync(Requests.Scope, order));

        await AssertUntouchedAsync(site, number);
        var told = Assert.IsType<RequestOutcome.Told>(await Decide(site).DecideAsync(Requests.Scope, order));
        Assert.Equal(shown.Message.Content, told.Message.Content);
        Assert.Equal(told.Message.Content, Assert.Single(await site.OutboxAsync(301)).Content);
    }

    [Fact]
    public async Task Where_two_persons_decide_one_proposes_and_another_confirms()
    {
        await using var site = await Requests.StartAsync(("Backoffice:FourEyes", "true"));
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));
        var (ben, carla) = (
            Decider.Of(await site.AddAccountAsync("ben", [Role.Backoffice])),
            Decider.Of(await site.AddAccountAsync("carla", [Role.Backoffice])));
        var order = new RequestOrder(number, new RequestDecision.Grant(), ben, "gebeld") { Person = Address };

        Assert.Equal(
            new RequestOutcome.Refused(new RefusedBecause.NeedsTwoPersons()),
            await Decide(site).DecideAsync(Requests.Scope, order with { By = new(null, "ben", null) }));
        var proposal = Assert.IsType<RequestOutcome.Proposed>(await Decide(site).DecideAsync(Requests.Scope, order)).Proposal;

        Assert.Empty(await site.OutboxAsync(301));
        Assert.Equal(
            [
                new RefusedBecause.ProposedAlready(),
                new RefusedBecause.OwnProposal(),
                new RefusedBecause.ProposalGone(),
                (RefusedBecause)new RefusedBecause.NoSuchRequest(number),
            ],
            new[]
            {
                await Decide(site).DecideAsync(Requests.Scope, order with { By = carla }),
                await Decide(site).ConfirmAsync(Requests.Scope, number, proposal, ben),
                await Decide(site).ConfirmAsync(Requests.Scope, number, proposal + 1, carla),
                await Decide(site).ConfirmAsync(new([Messages.OtherGemeente]), number, proposal, carla),
            }.Select(o => Assert.IsType<RequestOutcome.Refused>(o).Reason));
        Assert.IsType<RequestOutcome.Told>(await Decide(site).ConfirmAsync(Requests.Scope, number, proposal, carla));
        var decided = (await site.RequestAsync(number)).Last!;
        Assert.Equal(("ben en carla", null), (decided.ClosedBy, decided.Person));
        Assert.Single(await site.OutboxAsync(301));
    }

    [Fact]
    public async Task Of_two_persons_at_once_one_decides()
    {
        await using var site = await Requests.StartAsync();
        var number = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1")));

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => DecideAsync(site, number, new RequestDecision.Grant()))));

        Assert.Single(outcomes.OfType<RequestOutcome.Told>());
        Assert.All(outcomes.OfType<RequestOutcome.Refused>(), o => Assert.IsType<RefusedBecause.RequestDecided>(o.Reason));
        Assert.Single(await site.OutboxAsync(301));
    }

    [Fact]
    public async Task What_goes_straight_through_is_granted_only_when_every_check_passes()
    {
        await using var site = await Requests.StartAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        var fits = await site.AskAsync(Requests.B315("V1", Requests.Product("REF1"), Requests.Product("REF2", "45A99")));
        var straight = new StraightThroughGrants(site.Desk(), Decide(site), site.App.Services.GetRequiredService<BerichtReader>());

        Assert.Equal(0, await straight.GrantAsync());
        foreach (var product in new[] { "45A53", "45A99" })
            await site.Desk()
                .SetStraightThroughAsync(
                    new(Messages.Gemeente, Standaard.Ijw, product), true, "ben", site.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(1, await straight.GrantAsync());
        Assert.Equal(0, await straight.GrantAsync());

        // 45A99 is agreed with somebody else only.
        Assert.Equal(AanvraagStatus.Toegewezen, await site.StatusAsync(fits));
        Assert.Equal(AanvraagStatus.Open, await site.StatusAsync(fits with { Line = 2 }));
        Assert.Equal(StraightThroughGrants.Name, (await site.RequestAsync(fits)).Last!.By.Name);
    }

    private static DecideOnRequest Decide(TestSite site) => site.App.Services.GetRequiredService<DecideOnRequest>();

    private static Task<RequestOutcome> DecideAsync(TestSite site, RequestNumber number, RequestDecision decision) =>
        DecideAsync(site, number, decision, Address);

    private static Task<RequestOutcome> DecideAsync(TestSite site, RequestNumber number, RequestDecision decision, TypedPerson? person) =>
        Decide(site).DecideAsync(Requests.Scope, new(number, decision, Ben, "gebeld") { Person = person });

    private static RequestDecision.Grant Otherwise(long volume = 5, string unit = "04", DateOnly? until = null) =>
        new(new GevraagdProduct.Nieuw(
            new() { Categorie = "45", Code = "45A53" }, new(2026, 7, 1), until ?? new(2026, 9, 30),
            new() { Volume = volume, Eenheid = unit, Frequentie = "4" }, null));

    private static async Task AssertUntouchedAsync(TestSite site, RequestNumber number)
    {
        var request = await site.RequestAsync(number);
        Assert.Equal((AanvraagStatus.Open, 0), (request.Row.Status, request.Decisions.Count));
        Assert.Empty(await site.OutboxAsync(301));
        Assert.Empty(await site.OutboxAsync(319));
    }
}
