using MessageHub.Berichten.Model;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Register.Held;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Scenarios.Tests.Composing;

/// <summary>What people of the gemeente decide, from the decision to the message and back.</summary>
public sealed class DecideOnAllocationsTests : IAsyncLifetime
{
    private Desk desk = null!;

    public async Task InitializeAsync() => desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task The_client_of_the_newest_301_serves_for_the_next_decision()
    {
        Assert.Equal(
            ["Van deze cliënt zijn hier geen gegevens bekend. Vul naam, geboortedatum en adres in."],
            Assert.IsType<OwnOutcome.Refused>(await DecideAsync(Change(New()), client: null)).Reasons);
        await DecideAsync(Change(New()));
        Later();

        var made = Assert.IsType<OwnOutcome.Made>(await DecideAsync(Change(new OwnChange.Extend(500_000, new(2027, 6, 30))), client: null));

        Assert.Equal("Voorbeeld", made.Bericht.Client!.Naam!.Geslachtsnaam.Achternaam);
        Assert.Equal("04", Assert.Single(made.Bericht.Client.ToegewezenProducten!).RedenWijziging);
    }

    [Fact]
    public async Task A_parent_who_was_known_and_is_typed_again_stands_there_once_and_keeps_his_number()
    {
        await DecideAsync(Change(New()));
        Later();
        var request = new OwnRequest(Desk.Scope(), Desk.Bsn, Change(New("44A09")), "m.jansen", "Nieuw telefoonnummer.")
        {
            Person = new() { GezagSoort = "10", GezagAchternaam = "ouder ", GezagTelefoon = "0612345678" },
        };

        var made = Assert.IsType<OwnOutcome.Made>(await desk.Decide.DecideAsync(request));

        var parent = Assert.Single(made.Bericht.Client!.Relaties!);
        Assert.Equal(("1", "0612345678"), (parent.Nummer, parent.Contact.Telefoon!.Telefoon01.Telefoonnummer));
    }

    [Fact]
    public async Task Less_volume_takes_the_agreement_of_the_aanbieder_and_that_is_kept()
    {
        await DecideAsync(Change(New() with { Omvang = new() { Volume = 100, Eenheid = "04", Frequentie = "6" } }));
        Later();
        var less = Change(new OwnChange.Amount(500_000, 60));

        var needs = Assert.IsType<OwnOutcome.NeedsConsent>(await DecideAsync(less));
        Assert.Equal("OP298", Assert.Single(needs.What).Op);
        Assert.Equal(100, (await desk.RegisterAsync()).Toewijzingen[500_000].Omvang!.Volume);
        var future = new Consent("P. de Wit", new(2026, 6, 9));
        Assert.IsType<OwnOutcome.Refused>(await DecideAsync(less, consent: future));
        Assert.IsType<OwnOutcome.Refused>(await DecideAsync(less, consent: new(" ", new(2026, 6, 8))));

        var made = Assert.IsType<OwnOutcome.Made>(await DecideAsync(less, consent: new("P. de Wit", new(2026, 6, 8))));

        // What was agreed to is no warning any more, now nor when the message is judged again.
        Assert.Null(made.Result.Signals);
        var version = Assert.Single(made.Agreed);
        var register = await desk.Store.RehearseAsync(
            Desk.Scope(), t => desk.Own.RegisterOfAsync(t, Desk.Scope(), Desk.Bsn, 500_000), CancellationToken.None);
        Assert.Equal([version], register.Consents);
    }

    [Theory]
    [InlineData("", "omdat")]
    [InlineData("m.jansen", " ")]
    [InlineData("m.jansen", "voor 999900006")]
    public async Task A_decision_says_who_and_why_without_a_BSN(string by, string note)
    {
        var refused = await desk.Decide.DecideAsync(new(Desk.Scope(), Desk.Bsn, Change(New()), by, note) { Client = Desk.Client });

        Assert.EndsWith(".", Assert.Single(Assert.IsType<OwnOutcome.Refused>(refused).Reasons), StringComparison.Ordinal);
        Assert.False(await desk.Store.HasArrivalsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_rejected_301_is_mended_and_sent_again_as_it_was_decided()
    {
        await desk.OfferAsync(Requests.B315("V100", Desk.Product()));
        var first = Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(Desk.New() with { ReferentieAanbieder = "V100" }));
        Assert.IsType<OwnOutcome.Refused>(await DecideAsync(new OwnWish.Mend(first.Id, new())));
        await desk.OfferAsync(Requests.Return(first.Bericht, "0001"));
        var rejected = Assert.Single(await RejectedAsync());
        Assert.Equal((first.Id, 301), (rejected.Id, rejected.Nummer));
        Assert.Equal(AanvraagStatus.Open, (await desk.RegisterAsync()).Aanvragen[0].Status);
        Later();

        var again = Assert.IsType<OwnOutcome.Made>(await DecideAsync(new OwnWish.Mend(first.Id, new())));

        Assert.Equal(first.Bericht.Client!.ToegewezenProducten, again.Bericht.Client!.ToegewezenProducten);
        Assert.NotEqual(
            first.Bericht.Header.BerichtIdentificatie.Identificatie, again.Bericht.Header.BerichtIdentificatie.Identificatie);
        Assert.Empty(await RejectedAsync());
        Assert.IsType<OwnOutcome.Refused>(await DecideAsync(new OwnWish.Mend(first.Id, new())));
        Assert.Equal(AanvraagStatus.Toegewezen, (await desk.RegisterAsync()).Aanvragen[0].Status);
    }

    [Fact]
    public async Task A_number_that_the_aanbieder_did_not_take_is_replaced_by_the_next()
    {
        var first = Assert.IsType<OwnOutcome.Made>(await DecideAsync(Change(New())));
        await desk.OfferAsync(Requests.Return(first.Bericht, "9332"));

        var again = Assert.IsType<OwnOutcome.Made>(await DecideAsync(
            new OwnWish.Mend(first.Id, new() { NewNumbers = new HashSet<long> { 500_000 } })));

        Assert.Equal([500_001], again.Bericht.Client!.ToegewezenProducten!.Select(p => p.ToewijzingNummer));
    }

    [Fact]
    public async Task After_a_rejected_change_the_version_before_it_counts_until_it_is_sent_again()
    {
        await DecideAsync(Change(New()));
        Later();
        var longer = Assert.IsType<OwnOutcome.Made>(await DecideAsync(Change(new OwnChange.Extend(500_000, new(2027, 6, 30)))));
        await desk.OfferAsync(Requests.Return(longer.Bericht, "0001"));
        Assert.Equal(new DateOnly(2026, 12, 31), (await desk.RegisterAsync()).Toewijzingen[500_000].Einddatum);
        var resent = Assert.IsType<OwnOutcome.Made>(await DecideAsync(new OwnWish.Resend([])));
        Assert.Equal((new DateOnly(2026, 12, 31), null), ContentOf(resent));
        Later();

        var again = Assert.IsType<OwnOutcome.Made>(await DecideAsync(new OwnWish.Mend(longer.Id, new())));

        Assert.Equal((new DateOnly(2027, 6, 30), "04"), ContentOf(again));
        static (DateOnly?, string?) ContentOf(OwnOutcome.Made made) =>
            (made.Bericht.Client!.ToegewezenProducten![0].Einddatum, made.Bericht.Client.ToegewezenProducten[0].RedenWijziging);
    }

    [Fact]
    public async Task A_rejected_message_may_be_left_as_it_is()
    {
        var first = Assert.IsType<OwnOutcome.Made>(await DecideAsync(Change(New())));
        await desk.OfferAsync(Requests.Return(first.Bericht, "0001"));
        var rejected = Assert.Single(await RejectedAsync());

        Assert.NotNull(await desk.Decide.LeaveAsync(rejected, "m.jansen", " "));
        Assert.Null(await desk.Decide.LeaveAsync(rejected, "m.jansen", "De cliënt is verhuisd."));

        Assert.Empty(await RejectedAsync());
        Assert.NotNull(await desk.Decide.LeaveAsync(rejected, "m.jansen", "Nog eens."));
        Assert.IsType<OwnOutcome.Refused>(await DecideAsync(new OwnWish.Mend(first.Id, new())));
    }

    [Fact]
    public async Task Two_who_decide_at_once_leave_two_messages_of_which_the_second_knows_the_first()
    {
        await DecideAsync(Change(New()));
        Later();

        var outcomes = await Task.WhenAll(
            Task.Run(() => DecideAsync(Change(New("44A09")))), Task.Run(() => DecideAsync(Change(New("46B01")))));

        Assert.Equal([2, 3], outcomes.Select(o => Assert.IsType<OwnOutcome.Made>(o).Bericht.Client!.ToegewezenProducten!.Count).Order());
    }

    /// <summary>Everything that was sent is as the rules of the aanbieder have it, and read again it says the same.</summary>
    [Fact]
    public async Task Every_kind_of_change_is_a_message_that_no_rule_stops()
    {
        await DecideAsync(Change(New(), New("44A09") with { Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "6" } },
            New("46B01")));
        OwnChange[] kinds =
        [
            new OwnChange.Extend(500_000, new(2027, 6, 30)),
            new OwnChange.End(500_000, new(2026, 8, 31), "07"),
            new OwnChange.Amount(500_001, 20),
            new OwnChange.Remove(500_002, New("43A01")),
            New("54A01"),
        ];
        foreach (var kind in kinds)
        {
            Later();
            var made = Assert.IsType<OwnOutcome.Made>(await DecideAsync(Change(kind)));
            Assert.Equal(BerichtOutcome.Accepted, made.Result.Outcome);
            Assert.Null(made.Result.Signals);
        }

        Assert.Equal(
            ["500000 31-08-2026", "500001 31-12-2026", "500003 31-12-2026", "500004 31-12-2026"],
            (await desk.RegisterAsync()).Toewijzingen.Values.Where(t => !t.IsDeleted).OrderBy(t => t.Nummer)
                .Select(t => $"{t.Nummer} {t.Einddatum:dd-MM-yyyy}"));
    }

    private static OwnWish.Change Change(params OwnChange[] changes) => new(changes);

    private static OwnChange.Assign New(string code = "45A04")
    {
        var assign = Desk.New(code);
        return new(assign.Product, assign.Ingangsdatum, assign.Einddatum, assign.Omvang, assign.Budget);
    }

    private void Later() => desk.Clock.Now += TimeSpan.FromMinutes(1);

    private Task<IReadOnlyList<RejectedOwn>> RejectedAsync() => desk.Rejected.ListAsync(new([Desk.Gemeente]), 10, CancellationToken.None);

    private Task<OwnOutcome> DecideAsync(OwnWish wish, Consent? consent = null) => DecideAsync(wish, Desk.Client, consent);

    private Task<OwnOutcome> DecideAsync(OwnWish wish, Client? client, Consent? consent = null) => desk.Decide.DecideAsync(
        new(Desk.Scope(), Desk.Bsn, wish, "m.jansen", "Na overleg met de cliënt.") { Client = client, Consent = consent });
}
