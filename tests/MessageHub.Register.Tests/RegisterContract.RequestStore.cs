using MessageHub.Register.Access;
using MessageHub.Register.Requests;
using MessageHub.Register.Store;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Requests as people see them, and what is decided on them.</summary>
public abstract partial class RegisterContract
{
    private RequestStore Requests => new(database);

    [Fact]
    public async Task Requests_are_listed_by_what_became_of_them()
    {
        var world = await WithRequestsAsync();

        Assert.Equal("open", await ListedAsync(AanvraagStatus.Open));
        Assert.Equal("onderzoek", await ListedAsync(AanvraagStatus.InOnderzoek));
        // The message with the open one asks for something else too, which was refused.
        Assert.Equal("geweigerd, open", await ListedAsync(AanvraagStatus.Afgewezen));
        Assert.Equal("gegeven", await ListedAsync(AanvraagStatus.Toegewezen));
        Assert.Equal("onderzoek, geweigerd, gegeven, open, open", await ListedAsync(null));
        Assert.Equal("open, open, gegeven, geweigerd, onderzoek", await ListedAsync(null, f => f with { Sort = RequestSort.Newest }));
        // A 320 that undoes our refusal opens it again.
        await world.PutAsync("retour", B320("N2", "9999"), daysAgo: 1);
        Assert.Equal("geweigerd, open", await ListedAsync(AanvraagStatus.Open));

        async Task<string> ListedAsync(AanvraagStatus? status, Func<RequestFilter, RequestFilter>? also = null)
        {
            var filter = new RequestFilter { Scope = World.Scope, Status = status };
            var rows = await WalkAsync(page => Requests.ListAsync(also?.Invoke(filter) ?? filter, page, None));
            return string.Join(", ", rows.Select(r => world.WordOf(r.BerichtId)));
        }
    }

    [Fact]
    public async Task A_filter_of_requests_limits_them()
    {
        var world = await WithRequestsAsync();
        var everything = new RequestFilter { Scope = World.Scope };
        var (open, account) = (
            (await Requests.ListAsync(everything with { Status = AanvraagStatus.Open }, new(), None)).Items.Single(),
            AccountOf("anna", Role.Backoffice));
        await Accounts.AddAsync(account, Actor.Program, None);
        await Requests.TakeAsync(open, account.Id, clock.GetUtcNow(), None);

        foreach (var (reason, filter, words) in new (string, RequestFilter, string)[]
        {
            ("its reference", everything with { Referentie = "V4" }, "open"),
            ("its client", everything with { Bsn = OtherPerson }, "open, open"),
            ("a number of messages", everything with { Nummer = 317 }, "gegeven"),
            ("the other domain", everything with { Standaard = Berichten.Standaard.Iwmo }, ""),
            ("another aanbieder", everything with { Aanbieder = OtherAanbieder }, ""),
            ("another gemeente", everything with { Scope = new([World.Elsewhere]) }, ""),
            ("a scope of the other domain", everything with { Scope = new([new(World.Home, Berichten.Standaard.Iwmo)]) }, ""),
            ("a gemeente of the scope", everything with { Gemeente = World.Elsewhere }, ""),
            ("a product", everything with { ProductCode = "45A04" }, "open"),
            ("who has it in hand", everything with { InHandOf = account.Id }, "open"),
            ("nobody has it in hand", everything with { InHandOf = Guid.NewGuid() }, ""),
        })
        {
            var rows = (await Requests.ListAsync(filter, new(), None)).Items;
            Assert.Equal((reason, words), (reason, string.Join(", ", rows.Select(r => world.WordOf(r.BerichtId)))));
            Assert.Equal(rows.Count, await Requests.CountAsync(filter, 10, None));
        }

        Assert.Equal("anna", (await Requests.FindAsync(World.Scope, open.Number, None))!.Row.InHandOf);
        await Requests.TakeAsync(open, null, clock.GetUtcNow(), None);
        Assert.Null((await Requests.FindAsync(World.Scope, open.Number, None))!.Row.InHandOf);
    }

    [Fact]
    public async Task One_request_is_found_with_what_it_asks_and_its_neighbours()
    {
        await WithRequestsAsync();
        var row = (await Requests.ListAsync(new() { Scope = World.Scope, Status = AanvraagStatus.Open }, new(), None)).Items.Single();

        var found = (await Requests.FindAsync(World.Scope, row.Number, None))!;

        Assert.Equal(("V4", 2), (found.Aanvraag.ReferentieAanbieder, row.Number.Line));
        Assert.Equal([GevraagdProduct.Of(WithProduct)], found.Row.Gevraagd);
        Assert.Equal(found.Row.Gevraagd, found.Aanvraag.Gevraagd);
        Assert.Equal(["V3", "V4"], found.Others.Select(o => o.Referentie));
        Assert.True(found.Aanvraag.IsJudicial && found.Row.Terms.IsJudicial);
        Assert.Null(await Requests.FindAsync(new([World.Elsewhere]), row.Number, None));
        Assert.Null(await Requests.FindAsync(new([new(World.Home, Berichten.Standaard.Iwmo)]), row.Number, None));
        Assert.Null(await Requests.FindAsync(World.Scope, row.Number with { Line = 3 }, None));
    }

    [Fact]
    public async Task What_is_decided_on_a_request_is_kept_and_a_proposal_is_closed_once()
    {
        await WithRequestsAsync();
        var row = (await Requests.ListAsync(new() { Scope = World.Scope, Status = AanvraagStatus.Open }, new(), None)).Items.Single();
        var anna = AccountOf("anna", Role.Backoffice);
        await Accounts.AddAsync(anna, Actor.Program, None);
        var otherwise = new RequestDecision.Grant(new(Messages.Product, new(2026, 7, 1), null, null, 500_00));
        var person = new TypedPerson { Huisnummer = 5, Postcode = "9999XX" };

        var number = await InRequestAsync(
            row, t => t.SaveRequestDecisionAsync(row, otherwise, Decider.Of(anna), "gebeld", clock.GetUtcNow(), null, person));
        var again = await InRequestAsync(
            row, t => t.SaveRequestDecisionAsync(row, new RequestDecision.Research(), Decider.Of(anna), "x", clock.GetUtcNow(), null));

        Assert.Null(again);
        var proposal = (await Requests.FindAsync(World.Scope, row.Number, None))!.Proposal!;
        Assert.Equal(
            (number!.Value, (RequestDecision)otherwise, Decider.Of(anna), person),
            (proposal.Number, proposal.Decision, proposal.By, proposal.Person!));
        Assert.True(
            (await Requests.ListAsync(new() { Scope = World.Scope, Status = AanvraagStatus.Open }, new(), None)).Items.Single().IsProposed);
        var told = await ReceiveAsync();
        Assert.True(await InRequestAsync(row, t => t.CloseRequestProposalAsync(number.Value, "anna en carla", clock.GetUtcNow(), told)));
        Assert.False(await InRequestAsync(row, t => t.CloseRequestProposalAsync(number.Value, "anna en carla", clock.GetUtcNow(), told)));
        var decided = (await Requests.FindAsync(World.Scope, row.Number, None))!;
        Assert.Null(decided.Proposal);
        Assert.Equal((told, "anna en carla", null), (decided.Last!.ToldBy, decided.Last.ClosedBy, decided.Last.Person));
    }

    [Fact]
    public async Task A_list_and_a_look_take_as_many_commands_for_many_as_for_few()
    {
        var world = await WithRequestsAsync();
        var few = await CountAsync();
        for (var i = 0; i < 20; i++)
            await world.PutAsync($"meer {i}", B315($"M{i}", $"X{i}", $"Y{i}"), daysAgo: 1);

        Assert.Equal(few, await CountAsync());

        async Task<(int List, int Look)> CountAsync()
        {
            var start = database.CommandCount;
            var rows = (await Requests.ListAsync(new() { Scope = World.Scope }, All, None)).Items;
            var listed = database.CommandCount;
            Assert.NotNull(await Requests.FindAsync(World.Scope, rows[^1].Number, None));
            return (listed - start, database.CommandCount - listed);
        }
    }

    private static readonly Berichten.Model.AangevraagdProduct WithProduct = new()
    {
        ReferentieAanbieder = "V4",
        Product = Messages.Product,
        ToewijzingIngangsdatum = new(2026, 7, 1),
        ToewijzingEinddatum = new(2026, 12, 31),
        Omvang = new() { Volume = 4, Eenheid = "04", Frequentie = "2" },
        Verwijzer = new() { Type = "08" },
    };

    /// <summary>A request of each status: V1 in research, V2 refused, W1 granted; of V3 and V4 in one message V4 is open.</summary>
    private async Task<World> WithRequestsAsync()
    {
        var world = new World(Store, clock, World.Home);
        await world.PutAsync("onderzoek", B315("L1", "V1"), daysAgo: 20);
        await world.PutAsync("geweigerd", B315("L2", "V2"), daysAgo: 15);
        await world.PutAsync("gegeven", B317("L3", "W1"), daysAgo: 12);
        await world.PutAsync(
            "open",
            Of(315, "L4") with
            {
                Client = new() { Bsn = OtherPerson, AangevraagdeProducten = [new() { ReferentieAanbieder = "V3" }, WithProduct] }
            },
            daysAgo: 10);
        await world.PutAsync("antwoord 1", B319("N1", "V1", "2"), daysAgo: 9);
        await world.PutAsync("antwoord 2", B319("N2", "V2", "1"), daysAgo: 8);
        await world.PutAsync("antwoord 3", B319("N3", "V3", "1"), daysAgo: 8);
        await world.PutAsync("antwoord 4", B301("N4", Toegewezen(referentie: "W1")), daysAgo: 7);
        clock.AdjustTime(World.Now.ToUniversalTime());
        return world;
    }

    private Task<T> InRequestAsync<T>(RequestRow row, Func<RegisterTransaction, Task<T>> work) =>
        Store.InTransactionAsync(row.Scope, work, None);
}
