using System.Net;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

public class DecisionTests(FilledSite filled) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("granted at the submitted tariff", "grant", null, "Toegekend: € 280,00 van € 280,00", BerichtState.Accepted)]
    [InlineData("rejected with a code", "reject", "0611", "Toegekend: € 0,00 van € 280,00", BerichtState.Rejected)]
    public async Task A_decision_answers_the_claim_and_is_kept_with_who_when_and_why(
        string reason, string decision, string? code, string said, BerichtState state)
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingClaim.OneLineAsync(site);
        var id = (await site.Store.FindHeldAsync(number, CancellationToken.None))!.BerichtId;
        Assert.Contains("nog ", await visitor.WordsAsync("/wacht"));

        var response = await visitor.PostAsync(
            $"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "1"), ("besluit", decision), ("code", code ?? ""),
            ("reden", "gebeld met de aanbieder"));
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
    public async Task A_decision_that_is_not_complete_changes_nothing(
        string reason, string decision, string code, string note, string problem)
    {
        var number = filled.Held;
        var response = await filled.Visitor.PostAsync(
            $"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "1"), ("besluit", decision), ("code", code), ("reden", note));
        Assert.True((await Visitor.WordsOf(response)).Contains(problem, StringComparison.Ordinal), reason);
        var held = await filled.Site.Store.FindHeldAsync(number, CancellationToken.None);
        Assert.Empty(held!.Decisions);
    }

    [Fact]
    public async Task Adding_the_tariff_judges_the_message_again()
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingClaim.OneLineAsync(site);
        var id = (await site.Store.FindHeldAsync(number, CancellationToken.None))!.BerichtId;
        var response = await WaitingClaim.PostTariffAsync(visitor, number, "70,00", "Ambulant");
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
        Assert.Equal(BerichtState.Accepted, (await site.Store.FindAsync(id, CancellationToken.None))!.State);
        Assert.Contains(
            (await site.Store.AgreementsAsync(CancellationToken.None)),
            a => a is { Gemeente: Messages.Gemeente, Aanbieder: Messages.Aanbieder, Agreement: { ProductCode: "45A99", Tarief: 7000 } });
        Assert.Contains("Tarief toegevoegd: contract 12", await visitor.WordsAsync($"/bericht/{id}"));
    }

    [Theory]
    [InlineData("no amount", "", "Ambulant", "tarief")]
    [InlineData("letters", "zeventig", "Ambulant", "tarief")]
    [InlineData("a field that tries to be two", "70,00", "P\";\"0344", null)]
    public async Task A_tariff_goes_through_the_checks_of_an_agreements_file(string reason, string amount, string perceel, string? problem)
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingClaim.OneLineAsync(site);
        var before = (await site.Store.AgreementsAsync(CancellationToken.None)).Count;
        var response = await WaitingClaim.PostTariffAsync(visitor, number, amount, perceel);
        var rows = await site.Store.AgreementsAsync(CancellationToken.None);
        Assert.All(rows, r => Assert.Equal(Messages.Gemeente, r.Gemeente));
        if (problem is null)
            return;
        Assert.True((await Visitor.WordsOf(response)).Contains(problem, StringComparison.Ordinal), reason);
        Assert.Equal(before, rows.Count);
    }

    [Theory]
    [InlineData("letters", "abc")]
    [InlineData("nothing", "")]
    [InlineData("no line at all", null)]
    [InlineData("a number that no line has", "0")]
    [InlineData("a line that does not wait", "3")]
    [InlineData("too large a number", "99999999999999999999")]
    [InlineData("two at once", "1,2")]
    [InlineData("a word of another language", "all")]
    public async Task A_line_that_cannot_be_read_is_not_all_of_them(string reason, string? line)
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingClaim.TwoLinesAsync(site);
        (string, string)[] fields = [("besluit", "grant"), ("reden", "gebeld")];

        var response = await visitor.PostAsync(
            $"/wacht/{number}",
            $"/wacht/{number}?handler=Beslis",
            [.. fields, .. line is null ? Array.Empty<(string, string)>() : [("regel", line)]]);

        var answer = await Html.ParseAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK && answer.QuerySelector("[role=alert]") is not null, reason);
        Assert.Empty((await site.Store.FindHeldAsync(number, CancellationToken.None))!.Decisions);

        // All of them has a value of its own.
        await visitor.PostAsync($"/wacht/{number}", $"/wacht/{number}?handler=Beslis", [.. fields, ("regel", "alles")]);
        Assert.Null(await site.Store.FindHeldAsync(number, CancellationToken.None));
    }

    [Fact]
    public async Task Who_comes_late_is_told_who_decided_and_when()
    {
        await using var site = await TestSite.StartAsync();
        var (number, ben) = await WaitingClaim.TwoLinesAsync(site);
        var carla = await site.SignInAsync([Role.Backoffice], name: "carla");
        var (page, action) = ($"/wacht/{number}", $"/wacht/{number}?handler=Beslis");
        (string, string)[] grant = [("regel", "1"), ("besluit", "grant"), ("reden", "gebeld"), ("gezien", "0")];
        (string, string)[] reject = [("regel", "1"), ("besluit", "reject"), ("code", "0611"), ("reden", "te hoog"), ("gezien", "0")];
        await ben.PostAsync(page, action, grant);

        // Carla had the page open from before; and a form that is sent twice decides once.
        foreach (var late in new[] { (carla, reject), (ben, grant) })
            Assert.Contains(
                $"Over nummer {number}.1 is al beslist door ben, op 10-06-2026 12:00.",
                await Visitor.WordsOf(await late.Item1.PostAsync(page, action, late.Item2)));
        Assert.Single((await site.Store.FindHeldAsync(number, CancellationToken.None))!.Decisions);

        // Who saw the decision may take another.
        var seen = (await carla.OpenAsync(page)).Field("gezien")!;
        Assert.Equal(HttpStatusCode.Found, (await carla.PostAsync(page, action, [.. reject[..^1], ("gezien", seen)])).StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await carla.PostAsync(page, action, ("regel", "2"), ("besluit", "grant"), ("reden", "gebeld"), ("gezien", seen));

        // Then the message is answered, and that is final.
        var over = $"Over nummer {number} is al beslist door carla, op 10-06-2026 12:05.";
        foreach (var handler in new[] { "Beslis", "Bevestig", "TrekIn", "Tarief" })
            Assert.Contains(
                over,
                await Visitor.WordsOf(await ben.PostAsync("/wacht", $"/wacht/{number}?handler={handler}", [.. grant, ("voorstel", "1")])));
        var gone = await ben.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains(over, await Visitor.WordsOf(gone));
    }

    [Theory]
    [InlineData("999900006")]
    [InlineData("van 999 900 006 gehoord")]
    [InlineData("bsn 999.900.006.")]
    [InlineData("9999-00006")]
    public async Task A_bsn_in_a_reason_is_refused(string note)
    {
        var page = $"/wacht/{filled.Held}";
        foreach (var (handler, fields) in new (string, (string, string)[])[]
        {
            ("Beslis", [("regel", "1"), ("besluit", "grant"), ("reden", note)]),
            ("Tarief", [.. WaitingClaim.Tariff("70,00", "Ambulant"), ("Reden", note)]),
            ("Tarief", [.. WaitingClaim.Tariff("70,00", $"Ambulant {note}"), ("Reden", "contract")]),
        })
        {
            Assert.Contains(
                "Hier lijkt een bsn in te staan",
                await Visitor.WordsOf(await filled.Visitor.PostAsync(page, $"{page}?handler={handler}", fields)));
        }

        Assert.Empty((await filled.Site.Store.FindHeldAsync(filled.Held, CancellationToken.None))!.Decisions);
        Assert.DoesNotContain(
            await filled.Site.Store.AgreementsAsync(CancellationToken.None),
            a => a.Aanbieder == Messages.Aanbieder && a.Agreement.ProductCode == "45A99");
    }

    [Fact]
    public async Task A_tariff_that_is_agreed_already_is_not_replaced_here()
    {
        await using var site = await TestSite.StartAsync();
        var (number, visitor) = await WaitingClaim.OneLineAsync(site);
        var before = await site.Store.AgreementsAsync(CancellationToken.None);
        var response = await visitor.PostAsync(
            $"/wacht/{number}", $"/wacht/{number}?handler=Tarief",
            [.. WaitingClaim.Tariff("1,00", "Ambulant", "45A04", "2026-01-01"), ("Reden", "contract")]);
        Assert.Contains("Er is al een tarief voor 45A04 in eenheid 04 vanaf 01-01-2026", await Visitor.WordsOf(response));
        Assert.Equal(before, await site.Store.AgreementsAsync(CancellationToken.None));
    }
}
