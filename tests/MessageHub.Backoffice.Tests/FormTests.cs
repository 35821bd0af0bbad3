using System.Net;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Tests;

public class FormTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private static readonly string Id = Guid.NewGuid().ToString();

    /// <summary>Everything that changes or shows something on a form.</summary>
    public static readonly TheoryData<string> Forms =
    [
        "/aanmelden", "/aanmelden/code", "/aanmelden/wachtwoord", "/aanmelden/app", "/afmelden", "/mijn-account?handler=Wachtwoord",
        "/mijn-account?handler=App", "/zoeken",
        $"/bericht/{Id}/bestand", "/wacht/1?handler=Beslis", "/wacht/1?handler=Bevestig", "/wacht/1?handler=TrekIn",
        "/wacht/1?handler=Tarief", "/tarieven", "/tarieven?handler=Tarief",
        "/tarieven/indexeren", "/tarieven/afspraak?handler=Corrigeer", "/tarieven/afspraak?handler=Beeindig",
        "/tarieven/afspraak?handler=Vervallen",
        "/tarieven/voorstel/1?handler=Bevestig", "/tarieven/voorstel/1?handler=TrekIn", "/tarieven/voorstel/1?handler=Opnieuw",
        "/toegang/nieuw", $"/toegang/{Id}", $"/toegang/{Id}?handler=Wachtwoord", $"/toegang/{Id}?handler=App", $"/toegang/{Id}?handler=Uit",
        "/inzagelog",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_without_its_token_or_with_that_of_somebody_else_is_refused(string action)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await filled.Visitor.SendAsync(action, ("besluit", "grant"))).StatusCode);
        var theirs = Visitor.TokenIn(await filled.Other.OpenAsync("/zoeken"));
        Assert.Equal(HttpStatusCode.BadRequest, (await filled.Visitor.SendAsync(action, (Visitor.Token, theirs))).StatusCode);
    }

    [Fact]
    public async Task Every_form_that_posts_carries_a_token()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var (claim, held) = await SmallRegion.FillAsync(site, Messages.Gemeente);
        var visitor = await site.SignInAsync(Enum.GetValues<Role>());
        var account = await site.AddAccountAsync("iemand", [Role.Backoffice]);
        var forms = 0;
        foreach (var path in new[]
        {
            "/overzicht", "/mijn-account", "/zoeken", $"/bericht/{claim}", $"/wacht/{held}", "/tarieven", "/toegang/nieuw",
            $"/toegang/{account.Id}", "/inzagelog"
        })
        {
            foreach (var form in (await visitor.OpenAsync(path)).QuerySelectorAll("form[method=post]"))
            {
                forms++;
                Assert.True(form.Field(Visitor.Token) is { Length: > 0 }, $"{path}: {form.OuterHtml}");
            }
        }

        Assert.True(forms >= 20, $"{forms} forms");
    }

    [Fact]
    public async Task Cookies_are_for_this_host_over_tls_and_out_of_reach_of_script()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        var visitor = site.Visit();
        var page = await visitor.GetAsync("/aanmelden");
        var token = Visitor.TokenIn(await Html.ParseAsync(page));
        var signedIn = await visitor.SendAsync(
            "/aanmelden", (Visitor.Token, token), ("account", "anna"), ("wachtwoord", TestSite.Password));
        var cookies = page.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")).ToList();
        Assert.True(cookies.Count >= 2);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie);
            Assert.Contains("secure", cookie);
            Assert.Contains("httponly", cookie);
            Assert.Contains("samesite=strict", cookie);
            Assert.Contains("path=/", cookie);
        });
    }
}
