using System.Net;

namespace MessageHub.Backoffice.Tests;

/// <summary>What somebody makes up in an address or a form is answered in words, never with a fault.</summary>
public class HostileValueTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private static readonly string[] Values =
    [
        "%00", "a%00b", "%0D%0A", "%ED%A0%80", "%F0%9F%98%80", "abc", "-1", "0", "9223372036854775807", "9223372036854775808",
        "99999999999999999999", "0001-01-01", "9999-12-31",
        "10000-01-01", "2026-13-45", new('a', 3000), "WyJcdWQ4MDAiXQ", "WyIxIl0", "W10", "e30", "'", "..%2F..%2F",
    ];

    public static readonly TheoryData<string> Pages =
    [
        "/verzoeken?na=", "/verzoeken?status=", "/verzoeken?soort=", "/verzoeken?volgorde=", "/verzoeken?product=", "/verzoeken/",
        "/verzoeken/1.",
        "/wacht?na=", "/wacht/1?vanaf=", "/wacht/", "/zoeken?Bsn=", "/inzagelog?van=", "/inzagelog?tot=", "/inzagelog?account=",
        "/inzagelog?client=", "/inzagelog?na=",
        "/toegang/", "/toegang/nieuw?id=", "/toegangslog?account=", "/toegangslog?na=", "/aanmelden?naar=", "/aanmelden?klaar=",
        "/bericht/", "/toewijzing/", "/fout/", "/mijn-account?huidig=",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_address_is_answered_in_words(string page)
    {
        // A path with a null character in it is refused by the server, before any page.
        foreach (var value in Values.Where(
            v => page.Contains('?', StringComparison.Ordinal) || !v.Contains("%00", StringComparison.Ordinal)))
        {
            var response = await filled.Visitor.GetAsync(page + value);
            Assert.True(
                response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound,
                $"{page}{value}: {(int)response.StatusCode}");
            Assert.Single((await Html.ParseAsync(response)).QuerySelectorAll("h1"));
        }
    }

    [Theory]
    [InlineData("a null character", "van", "%00")]
    [InlineData("the first day there is", "van", "0001-01-01")]
    [InlineData("the last day there is", "tot", "9999-12-31")]
    [InlineData("no day", "tot", "2026-02-30")]
    [InlineData("no account", "account", "iedereen")]
    [InlineData("no code of a client", "client", "%00")]
    public async Task A_filter_of_the_log_that_is_wrong_is_named(string reason, string name, string value)
    {
        var words = await filled.Visitor.WordsAsync($"/inzagelog?{name}={value}");
        Assert.True(words.Contains($"Het filter “{name}” klopte niet", StringComparison.Ordinal), reason);
    }

    [Theory]
    [InlineData("too long", 101)]
    [InlineData("far too long", 100_000)]
    public async Task What_is_searched_for_has_a_length(string reason, int length)
    {
        foreach (var field in new[] { "Declaratie", "Referentie", "Identificatie", "Bsn", "Toewijzing", "Aanbieder" })
        {
            var response = await filled.Visitor.PostAsync("/zoeken", (field, new string('1', length)), ("Waarom", "controle"));
            var answer = await Html.ParseAsync(response);
            Assert.True(response.StatusCode is HttpStatusCode.OK && answer.QuerySelector(".mh-wrong") is not null, $"{reason}: {field}");
        }
    }

    [Theory]
    [InlineData("/overzicht")]
    [InlineData("/wacht")]
    [InlineData("/toegang")]
    [InlineData("/toegangslog")]
    [InlineData("/bericht/")]
    public async Task A_form_that_a_page_has_no_use_for_is_answered_in_words(string page)
    {
        var response = await filled.Visitor.PostAsync(
            "/zoeken", page == "/bericht/" ? $"/bericht/{filled.Claim}" : page, ("Waarom", "controle"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Single((await Html.ParseAsync(response)).QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task An_unknown_number_and_one_of_another_gemeente_look_the_same()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync(Messages.OtherGemeente);
        var (_, number) = await SmallRegion.FillAsync(site, Messages.OtherGemeente);
        var theirs = await site.SignInAsync([Register.Access.Role.Backoffice], [Messages.OtherGemeente]);
        var mine = await site.SignInAsync(Register.Access.Role.Backoffice);
        await Compare();
        // Decided on or not, of another gemeente it is not there.
        await theirs.PostAsync(
            $"/wacht/{number}", $"/wacht/{number}?handler=Beslis", ("regel", "1"), ("besluit", "grant"), ("reden", "gebeld"));
        await Compare();

        async Task Compare()
        {
            var answers = new HashSet<string>();
            foreach (var each in new[] { number, 999_999 })
            {
                answers.Add(await Told(await mine.GetAsync($"/wacht/{each}")));
                foreach (var handler in new[] { "Beslis", "Bevestig", "TrekIn", "Tarief" })
                    answers.Add(
                        await Told(
                            await mine.PostAsync(
                                "/wacht", $"/wacht/{each}?handler={handler}", ("regel", "1"), ("besluit", "grant"), ("reden", "x"),
                                ("voorstel", "1"))));
            }

            Assert.StartsWith("NotFound", Assert.Single(answers));
        }

        static async Task<string> Told(HttpResponseMessage response) => $"{response.StatusCode} {await Visitor.WordsOf(response)}";
    }
}
