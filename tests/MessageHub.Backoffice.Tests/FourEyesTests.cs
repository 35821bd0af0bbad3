using System.Net;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Held;
using MessageHub.Rules.Assessment;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Where two persons decide, one proposes and another confirms, and there is no way round it.</summary>
public class FourEyesTests
{
    [Fact]
    public async Task With_four_eyes_one_proposes_and_another_confirms()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        var page = $"/wacht/{number}";
        var response = await ben.PostAsync(page, $"{page}?handler=Beslis", ("regel", "1"), ("besluit", "grant"), ("reden", "gebeld"));
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Contains("Een collega moet het bevestigen", await ben.WordsAsync(page));
        var proposal = (await ProposalAsync(carla, number))!;

        // Nothing is decided, a second proposal on the same line is refused, and nobody is his own second pair of eyes.
        Assert.Empty((await site.Store.FindHeldAsync(number, CancellationToken.None))!.Decisions);
        Assert.Contains(
            "ligt al een voorstel",
            await Visitor.WordsOf(
                await carla.PostAsync(
                    page, $"{page}?handler=Beslis", ("regel", "1"), ("besluit", "reject"), ("code", "0611"), ("reden", "x"))));
        Assert.Contains(
            "het is van uzelf", await Visitor.WordsOf(await ben.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))));
        Assert.NotNull(await site.Store.FindHeldAsync(number, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Found, (await carla.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))).StatusCode);
        Assert.Null(await site.Store.FindHeldAsync(number, CancellationToken.None));
        Assert.Contains("ben en carla", await carla.WordsAsync("/wacht"));
    }

    [Fact]
    public async Task A_proposal_can_be_withdrawn_and_then_not_confirmed()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        var page = $"/wacht/{number}";
        await ben.PostAsync(page, $"{page}?handler=Beslis", ("regel", "alles"), ("besluit", "rerun"), ("reden", "tarief is er"));
        var proposal = (await ProposalAsync(ben, number))!;
        await ben.PostAsync(page, $"{page}?handler=TrekIn", ("voorstel", proposal));
        Assert.Contains(
            "het is er niet meer", await Visitor.WordsOf(await carla.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))));
    }

    [Fact]
    public async Task A_tariff_is_a_proposal_and_is_added_when_another_confirms()
    {
        await using var site = await StartAsync();
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        var before = await site.Store.AgreementsAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.Found, (await WaitingClaim.PostTariffAsync(ben, number, "70,00", "Ambulant")).StatusCode);
        Assert.Contains("Een collega moet het bevestigen", await ben.WordsAsync($"/wacht/{number}"));
        Assert.Equal(before, await site.Store.AgreementsAsync(CancellationToken.None));
        var shown = (await carla.WordsAsync($"/wacht/{number}")).Replace('\u00A0', ' ');
        Assert.Contains("Eerst dit tarief toevoegen: 45 / 45A99, € 70,00 per uur, vanaf 01-05-2026 zonder einde, perceel Ambulant", shown);

        Assert.Equal(HttpStatusCode.Found, (await ConfirmAsync(carla, number)).StatusCode);
        Assert.Null(await site.Store.FindHeldAsync(number, CancellationToken.None));
        var added = Assert.Single((await site.Store.AgreementsAsync(CancellationToken.None)).Except(before));
        Assert.Equal(
            (Messages.Gemeente, Messages.Aanbieder, "45A99", 7000L),
            (added.Gemeente, added.Aanbieder, added.Agreement.ProductCode, added.Agreement.Tarief));
        Assert.Contains("ben en carla", await carla.WordsAsync("/wacht"));
    }

    [Fact]
    public async Task A_proposed_tariff_that_was_agreed_meanwhile_adds_and_decides_nothing()
    {
        await using var site = await StartAsync();
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        await WaitingClaim.PostTariffAsync(ben, number, "70,00", "Ambulant");
        var csv = $"""
            gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan
            {Messages.Gemeente};{Messages.Aanbieder};jw;Ambulant;45;45A99;04;inspanning;10,00;2026-05-01;;ja
            """;
        await site.Store.ImportAgreementsAsync(
            AgreementsFile.Read(new StringReader(csv), []).Rows, new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
        var before = await site.Store.AgreementsAsync(CancellationToken.None);

        Assert.Contains("Er is al een tarief voor 45A99", await Visitor.WordsOf(await ConfirmAsync(carla, number)));
        Assert.Equal(before, await site.Store.AgreementsAsync(CancellationToken.None));
        Assert.Empty((await site.Store.FindHeldAsync(number, CancellationToken.None))!.Decisions);
        Assert.Contains("Trek in", await carla.ReadAsync($"/wacht/{number}"));
    }

    [Fact]
    public async Task Nobody_decides_alone_past_the_pages()
    {
        await using var site = await StartAsync();
        var (number, _) = await WaitingClaim.OneLineAsync(site);
        // What the command line and every other program on this store do.
        var decide = site.App.Services.GetRequiredService<DecideOnHeld>();
        foreach (var decision in new Decision[] { new Decision.Grant(), new Decision.JudgeAgain() })
        {
            Assert.Equal(
                new DecisionOutcome.Refused(new RefusedBecause.NeedsTwoPersons()),
                await decide.DecideAsync(new(number, HeldPart.Whole, decision, new(null, "ben", null), "x")));
        }

        Assert.NotNull(await site.Store.FindHeldAsync(number, CancellationToken.None));
    }

    [Theory]
    [InlineData("under another display name", "Iemand Anders", null)]
    [InlineData("with a second account on the same name", null, "Mevrouw ben")]
    [InlineData("with a second account on the same name in other letters", null, " mevrouw BEN ")]
    public async Task One_person_does_not_confirm_his_own_proposal(string how, string? newName, string? secondAccount)
    {
        await using var site = await StartAsync();
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        await ben.PostAsync(
            $"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "1"), ("besluit", "grant"), ("reden", "gebeld"));
        var accounts = site.App.Services.GetRequiredService<AccountStore>();
        var confirmer = ben;
        if (secondAccount is not null)
            confirmer = await site.SignInAsync([Role.Backoffice], name: "ben2");
        var changed = (await accounts.FindByNameAsync(secondAccount is null ? "ben" : "ben2", CancellationToken.None))!;
        await accounts.ChangeAsync(
            changed.Id, newName ?? secondAccount!, changed.Roles, changed.Gemeenten, Actor.Program, site.Clock.GetUtcNow(),
            CancellationToken.None);
        await confirmer.SignInAsync(changed.Name, TestSite.Password);

        var response = await ConfirmAsync(confirmer, number);
        Assert.True(
            (await Visitor.WordsOf(response)).Contains("Dit voorstel kunt u niet bevestigen: het is van uzelf", StringComparison.Ordinal),
            how);
        Assert.Empty((await site.Store.FindHeldAsync(number, CancellationToken.None))!.Decisions);
    }

    [Theory]
    [InlineData("the end of the proposal", "update on proposal")]
    [InlineData("the tariff", "insert on agreement")]
    [InlineData("who changed the tariff", "insert on agreement_change")]
    [InlineData("the decision", "insert on decision")]
    [InlineData("what counts", "delete on waiting_line")]
    [InlineData("the verdict", "update on inbox")]
    [InlineData("the answer", "insert on outbox")]
    public async Task A_confirmation_that_breaks_off_at_any_step_did_nothing(string step, string when)
    {
        await using var site = await StartAsync();
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        await WaitingClaim.PostTariffAsync(ben, number, "70,00", "Ambulant");
        var before = await site.Store.AgreementsAsync(CancellationToken.None);
        await ExecuteAsync(site, $"create trigger breaks_off before {when} begin select raise(abort, 'broken off'); end");

        Assert.Equal(HttpStatusCode.InternalServerError, (await ConfirmAsync(carla, number)).StatusCode);
        Assert.Equal(before, await site.Store.AgreementsAsync(CancellationToken.None));
        var held = (await site.Store.FindHeldAsync(number, CancellationToken.None))!;
        Assert.Equal((0, 1), (held.Decisions.Count, held.Proposals.Count));

        // It still lies there, and is carried out as a whole.
        await ExecuteAsync(site, "drop trigger breaks_off");
        Assert.True(HttpStatusCode.Found == (await ConfirmAsync(carla, number)).StatusCode, step);
        Assert.Null(await site.Store.FindHeldAsync(number, CancellationToken.None));
        Assert.Single((await site.Store.AgreementsAsync(CancellationToken.None)).Except(before));
    }

    [Fact]
    public async Task Of_two_who_confirm_at_once_one_does()
    {
        await using var site = await StartAsync();
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        await ben.PostAsync(
            $"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "1"), ("besluit", "grant"), ("reden", "gebeld"));
        var proposal = (await ProposalAsync(ben, number))!;
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => site.SignInAsync([Role.Backoffice], name: $"carla{i}")));

        var responses = await Task.WhenAll(
            others.Select(o => o.PostAsync("/wacht", $"/wacht/{number}?handler=Bevestig", ("voorstel", proposal))));

        Assert.Single(responses, r => r.StatusCode is HttpStatusCode.Found);
        foreach (var late in responses.Where(r => r.StatusCode is not HttpStatusCode.Found))
            Assert.Contains("is al beslist door ben en carla", await Visitor.WordsOf(late));
        Assert.Single(await site.Store.UnsentAsync(10, CancellationToken.None), o => o.Nummer == 325);
    }

    [Fact]
    public async Task Of_who_confirms_and_who_withdraws_at_once_one_does()
    {
        await using var site = await StartAsync();
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        await WaitingClaim.PostTariffAsync(ben, number, "70,00", "Ambulant");
        var proposal = (await ProposalAsync(ben, number))!;
        var before = await site.Store.AgreementsAsync(CancellationToken.None);

        var responses = await Task.WhenAll(
            carla.PostAsync("/wacht", $"/wacht/{number}?handler=Bevestig", ("voorstel", proposal)),
            ben.PostAsync("/wacht", $"/wacht/{number}?handler=TrekIn", ("voorstel", proposal)));

        var (confirmed, withdrawn) = (responses[0].StatusCode is HttpStatusCode.Found, responses[1].StatusCode is HttpStatusCode.Found);
        Assert.NotEqual(confirmed, withdrawn);
        Assert.Equal(confirmed, await site.Store.FindHeldAsync(number, CancellationToken.None) is null);
        Assert.Equal(confirmed ? 1 : 0, (await site.Store.AgreementsAsync(CancellationToken.None)).Except(before).Count());
    }

    private static Task<TestSite> StartAsync() => TestSite.StartAsync(("Backoffice:FourEyes", "true"));

    /// <summary>The number of the proposal as the page has it.</summary>
    private static async Task<string?> ProposalAsync(Visitor visitor, long number) =>
        (await visitor.OpenAsync($"/wacht/{number}")).Field("voorstel");

    private static async Task<HttpResponseMessage> ConfirmAsync(Visitor visitor, long number) => await visitor.PostAsync(
        $"/wacht/{number}", $"/wacht/{number}?handler=Bevestig", ("voorstel", (await ProposalAsync(visitor, number))!));

    private static async Task ExecuteAsync(TestSite site, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={site.Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
