using System.Net;
using MessageHub.Register;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Tests;

public class DecisionTests(FilledSite filled) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("granted at the submitted tariff", "grant", null, "Toegekend: € 280,00 van € 280,00", BerichtState.Accepted)]
    [InlineData("rejected with a code", "reject", "0611", "Toegekend: € 0,00 van € 280,00", BerichtState.Rejected)]
    public async Task A_decision_answers_the_claim_and_is_kept_with_who_when_and_why(string reason, string decision, string? code, string said, BerichtState state)
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingAsync(site);
        var id = (await site.Store.FindHeldAsync(number, CancellationToken.None))!.BerichtId;
        Assert.Contains("nog ", await visitor.WordsAsync("/wacht"));

        var response = await visitor.PostAsync($"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "1"), ("besluit", decision), ("code", code ?? ""), ("reden", "gebeld met de aanbieder"));
        Assert.True(response.StatusCode == HttpStatusCode.Found, reason + await Visitor.WordsOf(response));
        Assert.Contains(said, (await visitor.WordsAsync("/wacht")).Replace('\u00A0', ' '));
        Assert.Equal(state, (await site.Store.FindAsync(id, CancellationToken.None))!.State);
        Assert.Single(await site.Store.UnsentAsync(10, CancellationToken.None), o => o.BerichtId == id);
        var trace = await visitor.WordsAsync($"/bericht/{id}");
        Assert.Contains("Besluit van ben", trace);
        Assert.Contains("gebeld met de aanbieder", trace);
        Assert.Contains("10-06-2026 12:00", trace);

        // Decided is decided.
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/wacht/{number}")).StatusCode);
    }

    [Theory]
    [InlineData("nothing chosen", "", "", "ja", "Kies wat u besluit")]
    [InlineData("a word we do not know", "misschien", "", "ja", "Kies wat u besluit")]
    [InlineData("no reason", "grant", "", " ", "Schrijf op waarom")]
    [InlineData("a rejection without a code", "reject", "", "ja", "Kies een retourcode")]
    [InlineData("a code that rejects no line", "reject", "9056", "ja", "hoort een retourcode van een prestatie")]
    public async Task A_decision_that_is_not_complete_changes_nothing(string reason, string decision, string code, string note, string problem)
    {
        var number = filled.Held;
        var response = await filled.Visitor.PostAsync($"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "1"), ("besluit", decision), ("code", code), ("reden", note));
        Assert.True((await Visitor.WordsOf(response)).Contains(problem, StringComparison.Ordinal), reason);
        var held = await filled.Site.Store.FindHeldAsync(number, CancellationToken.None);
        Assert.Empty(held!.Decisions);
    }

    [Fact]
    public async Task Adding_the_tariff_judges_the_message_again()
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingAsync(site);
        var id = (await site.Store.FindHeldAsync(number, CancellationToken.None))!.BerichtId;
        var response = await PostTariffAsync(visitor, number, "70,00", "Ambulant");
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
        Assert.Equal(BerichtState.Accepted, (await site.Store.FindAsync(id, CancellationToken.None))!.State);
        Assert.Contains((await site.Store.AgreementsAsync(CancellationToken.None)), a => a is { Gemeente: Messages.Gemeente, Aanbieder: Messages.Aanbieder, Agreement: { ProductCode: "45A99", Tarief: 7000 } });
        Assert.Contains("Tarief toegevoegd: contract 12", await visitor.WordsAsync($"/bericht/{id}"));
    }

    [Theory]
    [InlineData("no amount", "", "Ambulant", "tarief")]
    [InlineData("letters", "zeventig", "Ambulant", "tarief")]
    [InlineData("a field that tries to be two", "70,00", "P\";\"0344", null)]
    public async Task A_tariff_goes_through_the_checks_of_an_agreements_file(string reason, string amount, string perceel, string? problem)
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingAsync(site);
        var before = (await site.Store.AgreementsAsync(CancellationToken.None)).Count;
        var response = await PostTariffAsync(visitor, number, amount, perceel);
        var rows = await site.Store.AgreementsAsync(CancellationToken.None);
        Assert.All(rows, r => Assert.Equal(Messages.Gemeente, r.Gemeente));
        if (problem is null)
            return;
        Assert.True((await Visitor.WordsOf(response)).Contains(problem, StringComparison.Ordinal), reason);
        Assert.Equal(before, rows.Count);
    }

    [Fact]
    public async Task With_four_eyes_one_proposes_and_another_confirms()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        var (number, ben) = await WaitingAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        var page = $"/wacht/{number}";
        var response = await ben.PostAsync(page, $"{page}?handler=Beslis", ("regel", "1"), ("besluit", "grant"), ("reden", "gebeld"));
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Contains("Een collega moet het bevestigen", await ben.WordsAsync(page));
        var proposal = System.Text.RegularExpressions.Regex.Match(await carla.ReadAsync(page), "name=\"voorstel\" value=\"(\\d+)\"").Groups[1].Value;

        // Nothing is decided, a second proposal on the same line is refused, and nobody is his own second pair of eyes.
        Assert.Empty((await site.Store.FindHeldAsync(number, CancellationToken.None))!.Decisions);
        Assert.Contains("ligt al een voorstel", await Visitor.WordsOf(await carla.PostAsync(page, $"{page}?handler=Beslis", ("regel", "1"), ("besluit", "reject"), ("code", "0611"), ("reden", "x"))));
        Assert.Contains("het is van uzelf", await Visitor.WordsOf(await ben.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))));
        Assert.NotNull(await site.Store.FindHeldAsync(number, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Found, (await carla.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))).StatusCode);
        Assert.Null(await site.Store.FindHeldAsync(number, CancellationToken.None));
        Assert.Contains("ben en carla", await carla.WordsAsync("/wacht"));
    }

    [Fact]
    public async Task A_proposal_can_be_withdrawn_and_then_not_confirmed()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        var (number, ben) = await WaitingAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        var page = $"/wacht/{number}";
        await ben.PostAsync(page, $"{page}?handler=Beslis", ("besluit", "rerun"), ("reden", "tarief is er"));
        var proposal = System.Text.RegularExpressions.Regex.Match(await ben.ReadAsync(page), "name=\"voorstel\" value=\"(\\d+)\"").Groups[1].Value;
        await ben.PostAsync(page, $"{page}?handler=TrekIn", ("voorstel", proposal));
        Assert.Contains("het is er niet meer", await Visitor.WordsOf(await carla.PostAsync(page, $"{page}?handler=Bevestig", ("voorstel", proposal))));
    }

    private static async Task<(long Number, Visitor Visitor)> WaitingAsync(TestSite site)
    {
        await site.AddAgreementsAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10074, "45A99")]), BerichtState.Accepted);
        await site.ProcessAsync(Messages.Claim("D2", "D2606", [new("R0601", 10074, 4, 7000, "45A99")]), BerichtState.Held);
        var number = (await site.Store.HeldAsync(CancellationToken.None)).Single().Number;
        return (number, await site.SignInAsync([Role.Backoffice], name: "ben"));
    }

    private static Task<HttpResponseMessage> PostTariffAsync(Visitor visitor, long number, string amount, string perceel) => visitor.PostAsync(
        $"/wacht/{number}", $"/wacht/{number}?handler=Tarief",
        ("Product", "45A99"), ("Categorie", "45"), ("Eenheid", "04"), ("Bedrag", amount), ("Vanaf", "2026-05-01"), ("Perceel", perceel), ("Minuten", "true"), ("Reden", "contract 12"));
}
