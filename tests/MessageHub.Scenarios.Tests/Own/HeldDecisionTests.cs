using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Held;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Language;
using MessageHub.Scenarios.Tests.Composing;
using MessageHub.Scenarios.Tests.Streams;

namespace MessageHub.Scenarios.Tests.Own;

/// <summary>
/// A decision of a person whose message a warning holds, or a colleague has to confirm: from the decision to what leaves.
/// </summary>
public sealed class HeldDecisionTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Decision LetGo = new Decision.Grant();
    private static readonly Decision HoldBack = new Decision.Reject(null);

    private Desk desk = null!;
    private Exchange exchange = null!;

    public async Task InitializeAsync()
    {
        desk = await Desk.OpenAsync(RuleCatalogue.All.With(new WarningPolicy([new WarningChoice(null, null, true)])));
        exchange = new(desk, Standaard.Ijw);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    /// <summary>The warnings that need a past: what was claimed, agreed to, or asked for before.</summary>
    /// <param name="Code">The warning.</param>
    /// <param name="Before">What happened before.</param>
    /// <param name="Act">What the gemeente wants.</param>
    /// <param name="Found">What the warning says that it found.</param>
    /// <param name="Remedy">What would pass.</param>
    private sealed record Warned(
        string Code, Func<Exchange, Task<string>>[] Before, Func<Exchange, Task<string>> Act, string Found, string Remedy);

    private static readonly Dictionary<string, Warned> Cases = new()
    {
        ["an end before care that was granted"] = new(
            "W008",
            [
                x => x.ChangesAsync(x.New()), x => x.WaitsAsync(90), x => x.ClaimsAsync("D1", 500_000, "2026-07", (5, null)),
                x => x.ClaimsAsync("D2", 500_000, "2026-08", (6, null)),
            ],
            x => x.ChangesAgreedAsync(new OwnChange.End(500_000, new(2026, 7, 15), "05")),
            "ToewijzingNummer = 500000 (uit dit bericht); Einddatum = 15-07-2026 (uit dit bericht); "
            + "Einddatum = 31-12-2026 (uit de 301 van 08-06-2026 (toewijzing 500000)); "
            + "toegekende regels na de einddatum = 2 (uit eerdere declaraties); bedrag van die regels = € 935,00 (uit eerdere declaraties)",
            "Kies als Einddatum 31-08-2026 of later, of laat de aanbieder deze regels eerst crediteren."),
        ["a removal while care runs"] = new(
            "W009",
            [x => x.ChangesAsync(x.New()), x => x.WaitsAsync(60), x => x.StartsAsync(500_000, "2026-07-06")],
            x => x.ChangesAsync(new OwnChange.Remove(500_000)),
            "ToewijzingNummer = 500000 (uit dit bericht); RedenWijziging = 13 (uit dit bericht); start vanaf = 06-07-2026 (uit de 305 van "
            + "07-08-2026)",
            "Beëindig de toewijzing op de laatste dag van de zorg, of laat de aanbieder de start eerst verwijderen."),
        ["an end in the past by other software"] = new(
            "W010",
            [x => x.ChangesAsync(x.New(begin: "2026-06-01"))],
            x => x.OffersOwnAsync(Version(500_000) with { Einddatum = new(2026, 6, 7), RedenWijziging = "05" }),
            "ToewijzingNummer = 500000 (uit dit bericht); Einddatum = 07-06-2026 (uit dit bericht); Toewijzingsdatum = 08-06-2026 (uit dit "
            + "bericht); "
            + "Einddatum = 31-12-2026 (uit de 301 van 08-06-2026 (toewijzing 500000))",
            "Kies als Einddatum 08-06-2026 of later, of leg vast dat de aanbieder instemt."),
        ["less volume by other software"] = new(
            "W012",
            [x => x.ChangesAsync(x.New(begin: "2026-06-01", volume: 100, frequentie: "6"))],
            x =>
                x.OffersOwnAsync(
                    Version(500_000) with { Omvang = new() { Volume = 99, Eenheid = "04", Frequentie = "6" }, RedenWijziging = "05" }),
            "ToewijzingNummer = 500000 (uit dit bericht); Omvang = 99 x eenheid 04, frequentie 6 (uit dit bericht); "
            + "Omvang = 100 x eenheid 04, frequentie 6 (uit de 301 van 08-06-2026 (toewijzing 500000))",
            "Laat het budget of volume zoals het was, of leg vast dat de aanbieder instemt."),
        ["what an open request asks for, without its reference"] = new(
            "W015",
            [x => x.AsksAsync(new Exchange.Wanted("V1"))],
            x => x.ChangesAsync(x.New()),
            "ToewijzingNummer = 500000 (uit dit bericht); ReferentieAanbieder = (leeg) (uit dit bericht); "
            + "gevraagd product = 45/45A04 van 01-07-2026 t/m 31-12-2026 (uit de 315 van 08-06-2026)",
            "Vermeld ReferentieAanbieder V1, of beantwoord het verzoek eerst."),
        ["a new number for what could be made longer"] = new(
            "W011",
            [x => x.ChangesAsync(x.New()), x => x.AsksAsync(new Exchange.Wanted("V1", Begin: "2027-01-01", End: "2027-06-30"))],
            x => x.GrantsAsync("V1"),
            "ToewijzingNummer = 500001 (uit dit bericht); Ingangsdatum = 01-01-2027 (uit dit bericht); "
            + "Einddatum = 31-12-2026 (uit de 301 van 08-06-2026 (toewijzing 500000))",
            "Geef toewijzing 500000 een latere Einddatum, en laat dit nummer weg."),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_held_with_code_text_and_what_would_pass_and_leaves_only_when_a_person_says_so(string name)
    {
        var (code, before, act, found, remedy) = Cases[name];
        foreach (var step in before)
            await step(exchange);
        var state = await exchange.StateAsync();
        var left = await LeftAsync();

        Assert.EndsWith($"held {code}", await act(exchange), StringComparison.Ordinal);

        var held = Assert.Single(await desk.Store.HeldAsync(None));
        var definitie = RuleCatalogue.All.Signals.Single(r => r.Code == code).Definitie;
        var line = Assert.Single(held.Lines);
        Assert.Equal($"{code}: {definitie} Gevonden: {found}.", line.Reason);
        Assert.Equal(remedy, line.Proposal);
        Assert.Equal((state, left), (await exchange.StateAsync(), await LeftAsync()));

        Assert.Equal(RefusalText.Of(new RefusedBecause.NoNote()), await exchange.OnHeldAsync(LetGo, note: " "));
        Assert.Equal("stays here", await exchange.OnHeldAsync(HoldBack));
        Assert.StartsWith($"Over nummer {held.Number} is al beslist", await AgainAsync(held, LetGo), StringComparison.Ordinal);
        Assert.Equal((state, left), (await exchange.StateAsync(), await LeftAsync()));

        Assert.EndsWith($"held {code}", await act(exchange), StringComparison.Ordinal);
        held = Assert.Single(await desk.Store.HeldAsync(None));
        Assert.Equal("leaves", await exchange.OnHeldAsync(LetGo));
        Assert.StartsWith($"Over nummer {held.Number} is al beslist", await AgainAsync(held, HoldBack), StringComparison.Ordinal);
        Assert.NotEqual(state, await exchange.StateAsync());
        Assert.Equal(left + 1, await LeftAsync());
    }

    [Fact]
    public async Task A_request_whose_301_is_held_is_decided_and_open_again_when_that_is_held_back()
    {
        await exchange.ChangesAsync(exchange.New());
        await exchange.AsksAsync(new Exchange.Wanted("V1", Begin: "2027-01-01", End: "2027-06-30"));
        Assert.Equal("held W011", await exchange.GrantsAsync("V1"));
        var number = (await RequestAsync()).Row.Number;

        Assert.Equal(
            RefusalText.Of(new RefusedBecause.RequestHeld(number)), await exchange.RefusesAsync("V1", "1"));
        await exchange.OnHeldAsync(HoldBack);

        var request = await RequestAsync();
        Assert.False(request.Row.IsHeld);
        Assert.Equal(Register.Messages.BerichtState.Rejected, request.Last!.Told);
        // What goes straight through leaves it to a person, who kept it back.
        await desk.Asked.SetStraightThroughAsync(new(Desk.Gemeente, Standaard.Ijw, "45A04"), true, "ben", desk.Clock.GetUtcNow(), None);
        Assert.Equal(0, await new StraightThroughGrants(desk.Asked, desk.OnRequest, new(SchemaLibrary.BuiltIn)).GrantAsync());
        Assert.Equal("319 V1 1 1", await exchange.RefusesAsync("V1", "1"));
        Assert.Equal(Register.Messages.BerichtState.Accepted, (await RequestAsync()).Last!.Told);

        async Task<Register.Requests.RequestDetail> RequestAsync()
        {
            var row = (await desk.Asked.ListAsync(new() { Scope = new([Desk.Gemeente]) }, new(), None)).Items.Single();
            return (await desk.Asked.FindAsync(new([Desk.Gemeente]), row.Number, None))!;
        }
    }

    /// <summary>It would be made as if the held one did not exist, and leave an allocation out when that one leaves (OP087).</summary>
    [Fact]
    public async Task While_a_301_is_held_no_other_is_made_about_the_same_client()
    {
        await exchange.AsksAsync(new Exchange.Wanted("V1"));
        await exchange.ChangesAsync(exchange.New());
        var refused = new ComposeRefusal(ComposeRefusalReason.EarlierIsHeld).Describe();

        Assert.Equal(refused, await exchange.ChangesAsync(exchange.New('B')));
        Assert.Equal(refused, await exchange.GrantsAsync("V1"));
        // An answer says nothing of allocations: it is made, and waits.
        Assert.Equal("held", await exchange.ResearchesAsync("V1"));

        Assert.Equal("leaves", await exchange.OnHeldAsync(LetGo));
        Assert.Empty(await desk.Store.HeldAsync(None));
        Assert.StartsWith("301", await exchange.ChangesAsync(exchange.New('B')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mended_301_that_is_held_back_gives_the_rejected_one_back_to_deal_with()
    {
        await exchange.ChangesAsync(exchange.New());
        await exchange.WaitsAsync(60);
        await exchange.StartsAsync(500_000, "2026-07-06");
        await exchange.ChangesAsync(new OwnChange.Remove(500_000));
        await exchange.OnHeldAsync(LetGo);
        await exchange.ReturnsAsync("0001");
        var rejected = Assert.Single(await RejectedAsync());

        for (var time = 0; time < 2; time++)
        {
            Assert.Equal("held W009", await exchange.MendsAsync(rejected.Id));
            Assert.Empty(await RejectedAsync());
            Assert.Equal("stays here", await exchange.OnHeldAsync(HoldBack));
            Assert.Equal([rejected], await RejectedAsync());
        }

        await exchange.MendsAsync(rejected.Id);
        Assert.Equal("leaves", await exchange.OnHeldAsync(LetGo));
        Assert.Empty(await RejectedAsync());
        Assert.EndsWith("500000 removed", await exchange.StateAsync(), StringComparison.Ordinal);

        Task<IReadOnlyList<RejectedOwn>> RejectedAsync() => desk.Rejected.ListAsync(new([Desk.Gemeente]), 10, None);
    }

    [Fact]
    public async Task Where_two_persons_decide_an_own_change_leaves_when_another_confirms_it()
    {
        await desk.Store.SetFourEyesAsync(true, None);
        var twoPersons = RefusalText.Of(new RefusedBecause.NeedsTwoPersons());
        Assert.Equal(twoPersons, await exchange.ChangesAsync(new Decider(null, "operator", null), exchange.New()));

        Assert.Equal("held", await exchange.ChangesAsync(exchange.New()));
        var held = Assert.Single(await desk.Store.HeldAsync(None));
        Assert.Contains("twee personen", Assert.Single(held.Lines).Reason, StringComparison.Ordinal);
        Assert.Equal(("ben", "overlegd met de cliënt"), held.Proposals.Select(p => (p.ProposedBy.Name, p.Note)).Single());
        Assert.Equal(("", 0), (await exchange.StateAsync(), await LeftAsync()));
        Assert.Equal(RefusalText.Of(new RefusedBecause.OwnProposal()), await exchange.ConfirmsAsync(Exchange.Ben));
        Assert.Equal(("", 0), (await exchange.StateAsync(), await LeftAsync()));

        Assert.Equal("leaves", await exchange.ConfirmsAsync(Exchange.Carla));

        Assert.Equal(("500000 2026-07-01/2026-12-31 10", 1), (await exchange.StateAsync(), await LeftAsync()));
        Assert.Equal("ben en carla", (await desk.Store.LastDecisionAsync(held.Number, None))!.By);
    }

    [Fact]
    public async Task Where_two_persons_decide_a_warning_is_confirmed_with_the_change_itself()
    {
        await exchange.ChangesAsync(exchange.New());
        await exchange.WaitsAsync(60);
        await exchange.StartsAsync(500_000, "2026-07-06");
        await desk.Store.SetFourEyesAsync(true, None);

        Assert.Equal("held W009", await exchange.ChangesAsync(new OwnChange.Remove(500_000)));
        Assert.StartsWith("W009", Assert.Single(Assert.Single(await desk.Store.HeldAsync(None)).Lines).Reason, StringComparison.Ordinal);

        Assert.Equal("leaves", await exchange.ConfirmsAsync(Exchange.Carla));
        Assert.Equal("500000 removed", await exchange.StateAsync());
    }

    private async Task<string> AgainAsync(HeldBericht held, Decision decision) => RefusalText.Of(Assert.IsType<DecisionOutcome.Refused>(
        await desk.OnHeld.DecideAsync(new(held.Number, HeldPart.Whole, decision, Exchange.Ben, "nog eens"))).Reason);

    private async Task<int> LeftAsync() => (await desk.Store.UnsentAsync(100, None)).Count(u => u.Nummer == 301);

    /// <summary>A later version of what <see cref="Exchange.New"/> gave out from the first of June.</summary>
    private static ToegewezenProduct Version(long nummer) => new()
    {
        ToewijzingNummer = nummer,
        Product = new() { Categorie = "45", Code = "45A04" },
        Toewijzingsdatum = new(2026, 6, 8),
        Toewijzingstijd = new(23, 0),
        Ingangsdatum = new(2026, 6, 1),
        Einddatum = new(2026, 12, 31),
        Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
    };
}
