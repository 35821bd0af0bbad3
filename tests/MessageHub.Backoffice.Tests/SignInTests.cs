using System.Net;
using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

public class SignInTests
{
    private const string Wrong = "Dat klopt niet.";

    [Fact]
    public async Task The_first_run_makes_one_administrator_with_a_password_for_once()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:RequireApp", "true"));
        var password = site.App.Services.GetRequiredService<FirstAccount>().OneTimePassword!;
        var visitor = site.Visit();

        var response = await visitor.PostAsync("/aanmelden", ("account", FirstAccount.Name), ("wachtwoord", password));
        Assert.Equal("/aanmelden/wachtwoord", response.Headers.Location!.OriginalString);
        response = await visitor.PostAsync("/aanmelden/wachtwoord", ("nieuw", TestSite.Password), ("nogmaals", TestSite.Password));
        Assert.Equal("/aanmelden/app", response.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/toegang")).StatusCode);

        var recovery = await SetUpAppAsync(site, visitor);
        Assert.Equal(8, recovery.Count);
        Assert.Contains("Beheerder", await visitor.WordsAsync("/toegang"));
        Assert.DoesNotContain(password, site.Logged);

        // The password for once is gone, and there is no second first run.
        response = await site.Visit().PostAsync("/aanmelden", ("account", FirstAccount.Name), ("wachtwoord", password));
        Assert.Contains(Wrong, await Visitor.WordsOf(response));
        await site.App.Services.GetRequiredService<FirstAccount>().MakeAsync(CancellationToken.None);
        Assert.Single(await site.App.Services.GetRequiredService<AccountStore>().ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Whatever_is_wrong_the_answer_is_the_same()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        await site.AddAccountAsync("proxy", [Role.Backoffice], withPassword: false);
        var disabled = await site.AddAccountAsync("weg", [Role.Backoffice]);
        await site.DisableAsync(disabled);

        var answers = new HashSet<string>();
        foreach (var (account, password) in new[]
        {
            ("anna", "fout"), ("niemand", "fout"), ("proxy", "fout"), ("proxy", ""), ("weg", TestSite.Password), ("", "")
        })
        {
            var response = await site.Visit().PostAsync("/aanmelden", ("account", account), ("wachtwoord", password));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answers.Add(await Visitor.WordsOf(response));
        }

        Assert.Contains(Wrong, Assert.Single(answers));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_place_they_come_from_for_a_while_also_for_the_right_one()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        for (var i = 0; i < AccessLimits.Attempts; i++)
            await site.Visit().PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", $"fout {i}"));

        var response = await site.Visit().PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
        Assert.Contains(Wrong, await Visitor.WordsOf(response));
        Assert.Contains("is locked", site.Logged);

        // From elsewhere the owner gets in.
        await site.Visit().From("192.0.2.2").SignInAsync("anna", TestSite.Password);
        site.Clock.Advance(AccessLimits.Lock + TimeSpan.FromMinutes(1));
        await site.Visit().SignInAsync("anna", TestSite.Password);
    }

    [Fact]
    public async Task One_wrong_password_a_day_keeps_nobody_out()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        var anna = site.Visit();
        await anna.SignInAsync("anna", TestSite.Password);
        for (var day = 0; day < 14; day++)
        {
            // Somebody in the same building, behind the same address.
            for (var i = 0; i < AccessLimits.Attempts; i++)
                await site.Visit().PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", "fout"));
            await anna.SignInAsync("anna", TestSite.Password);
            site.Clock.Advance(TimeSpan.FromHours(23));
        }
    }

    [Theory]
    [InlineData("addresses of one customer are one place", "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", false)]
    [InlineData("another customer", "2001:db8:1:2::1", "2001:db8:1:3::1", true)]
    [InlineData("written in two ways", "192.0.2.7", "::ffff:192.0.2.7", false)]
    public async Task What_is_one_place(string reason, string guesser, string owner, bool getsIn)
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        for (var i = 0; i < AccessLimits.Attempts; i++)
            await site.Visit().From(guesser).PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", "fout"));
        var response = await site.Visit().From(owner).PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
        Assert.True(getsIn == response.StatusCode is HttpStatusCode.Found, reason);
    }

    [Theory]
    [InlineData("a proxy that is known says where from", "10.1.2.3", "198.51.100.1", "198.51.100.2", true)]
    [InlineData("what somebody else says is not believed", "192.0.2.9", "198.51.100.1", "198.51.100.2", false)]
    [InlineData(
        "what stands before the last proxy is what a caller says himself",
        "10.1.2.3",
        "1.1.1.1, 198.51.100.1",
        "2.2.2.2, 198.51.100.1",
        false)]
    [InlineData("a proxy before the proxy", "10.1.2.3", "198.51.100.1, 10.9.9.9", "198.51.100.2, 10.9.9.9", true)]
    public async Task Behind_a_proxy_the_place_is_that_of_the_caller(string reason, string peer, string guesser, string owner, bool getsIn)
    {
        await using var site = await TestSite.StartAsync(("Backoffice:TrustedProxies", "10.0.0.0/8, 127.0.0.1"));
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        for (var i = 0; i < AccessLimits.Attempts; i++)
            await Through(guesser).PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", "fout"));
        var response = await Through(owner).PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
        Assert.True(getsIn == response.StatusCode is HttpStatusCode.Found, reason);

        Visitor Through(string forwarded)
        {
            var visitor = site.Visit().From(peer);
            visitor.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);
            return visitor;
        }
    }

    [Fact]
    public async Task Wrong_codes_lock_an_account_as_wrong_passwords_do()
    {
        await using var site = await TestSite.StartAsync();
        var secret = await AddWithAppAsync(site, "anna");
        var visitor = site.Visit();
        await visitor.PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
        for (var i = 0; i < AccessLimits.Attempts; i++)
            Assert.Contains("Deze code klopt niet", await Visitor.WordsOf(await visitor.PostAsync("/aanmelden/code", ("code", "000000"))));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var right = await visitor.PostAsync("/aanmelden/code", ("code", CodeNow(site, secret)));
        Assert.Contains("Deze code klopt niet", await Visitor.WordsOf(right));
    }

    [Fact]
    public async Task Guessing_in_bulk_from_one_address_is_turned_away()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:SignInsPerMinute", "3"));
        var visitor = site.Visit();
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            codes.Add((await visitor.PostAsync("/aanmelden", ("account", $"a{i}"), ("wachtwoord", "x"))).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], codes);
    }

    [Fact]
    public async Task A_code_of_the_app_works_once()
    {
        await using var site = await TestSite.StartAsync();
        var secret = await AddWithAppAsync(site, "anna");
        var (first, second) = (site.Visit(), site.Visit());
        foreach (var visitor in new[] { first, second })
        {
            var response = await visitor.PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
            Assert.Equal("/aanmelden/code", response.Headers.Location!.OriginalString);
            // The password alone opens nothing.
            Assert.StartsWith("/aanmelden", (await visitor.GetAsync("/afgekeurd")).Headers.Location!.OriginalString);
        }

        var code = CodeNow(site, secret);
        Assert.Equal("/", (await first.PostAsync("/aanmelden/code", ("code", code))).Headers.Location!.OriginalString);
        Assert.Contains("Deze code klopt niet", await Visitor.WordsOf(await second.PostAsync("/aanmelden/code", ("code", code))));

        site.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await second.PostAsync("/aanmelden/code", ("code", CodeNow(site, secret)))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once()
    {
        await using var site = await TestSite.StartAsync();
        var account = await site.AddAccountAsync("anna", [Role.Backoffice]);
        var secret = Totp.NewSecret();
        var recovery = await site.App.Services.GetRequiredService<CredentialChecker>()
            .SetAppAsync(account, secret, CodeNow(site, secret), CancellationToken.None);
        foreach (var expected in new[] { HttpStatusCode.Found, HttpStatusCode.OK })
        {
            var visitor = site.Visit();
            await visitor.PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
            Assert.Equal(expected, (await visitor.PostAsync("/aanmelden/code", ("code", recovery![0].ToLowerInvariant()))).StatusCode);
        }
    }

    [Fact]
    public async Task A_session_somebody_made_up_or_left_behind_is_not_taken_over()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        var visitor = site.Visit();
        visitor.Cookies.Add(new("https://localhost"), new Cookie(SessionSignIn.Cookie, "door-een-ander-gekozen"));
        await visitor.SignInAsync("anna", TestSite.Password);
        var mine = visitor.Cookie(SessionSignIn.Cookie);
        Assert.NotEqual("door-een-ander-gekozen", mine);

        var other = site.Visit();
        other.Cookies.Add(new("https://localhost"), new Cookie(SessionSignIn.Cookie, "door-een-ander-gekozen"));
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/afgekeurd")).StatusCode);

        // Signing in again gives another token and ends the one before.
        await visitor.SignInAsync("anna", TestSite.Password);
        Assert.NotEqual(mine, visitor.Cookie(SessionSignIn.Cookie));
        other.Cookies.Add(new("https://localhost"), new Cookie(SessionSignIn.Cookie, mine));
        Assert.Equal(HttpStatusCode.Found, (await other.GetAsync("/afgekeurd")).StatusCode);
    }

    [Fact]
    public async Task After_signing_out_a_copied_cookie_opens_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        var copied = visitor.Cookie(SessionSignIn.Cookie);
        var thief = site.Visit();
        thief.Cookies.Add(new("https://localhost"), new Cookie(SessionSignIn.Cookie, copied));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/afgekeurd")).StatusCode);

        Assert.Equal("/aanmelden?klaar=ja", (await visitor.PostAsync("/afgekeurd", "/afmelden")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/afgekeurd")).StatusCode);
        Assert.Null(visitor.Cookie(SessionSignIn.Cookie));
    }

    [Theory]
    [InlineData("left alone", 31, 1)]
    [InlineData("in use, but for ten hours", 29, 21)]
    public async Task A_session_ends(string reason, int minutes, int times)
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        for (var i = 1; i < times; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/afgekeurd")).StatusCode);
        }

        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.True(HttpStatusCode.Found == (await visitor.GetAsync("/afgekeurd")).StatusCode, reason);
    }

    [Fact]
    public async Task Taking_away_a_right_or_an_account_works_at_once()
    {
        await using var site = await TestSite.StartAsync();
        var account = await site.AddAccountAsync("anna", [Role.Backoffice]);
        var visitor = site.Visit();
        await visitor.SignInAsync("anna", TestSite.Password);
        await site.DisableAsync(account);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/afgekeurd")).StatusCode);
    }

    [Theory]
    [InlineData("a page of ours", "/afgekeurd?per=Day", "/afgekeurd?per=Day")]
    [InlineData("another host", "https://kwaad.example", "/")]
    [InlineData("another host without a scheme", "//kwaad.example", "/")]
    [InlineData("with a backslash", "/\\kwaad.example", "/")]
    [InlineData("a control character", "/a\r\nSet-Cookie: x", "/")]
    [InlineData("a letter that no header holds", "/caf\u00e9", "/")]
    [InlineData("a path of the framework", "~/afgekeurd", "/")]
    [InlineData("nothing", "", "/")]
    public async Task After_signing_in_one_goes_where_one_wanted_and_never_to_another_host(string reason, string wanted, string expected)
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        var response = await site.Visit().PostAsync(
            $"/aanmelden?naar={Uri.EscapeDataString(wanted)}", "/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password),
            ("naar", wanted));
        Assert.True(expected == response.Headers.Location!.OriginalString, reason);
    }

    [Theory]
    [InlineData("too short", "kort", "Gebruik minstens")]
    [InlineData("the same sign again and again", "aaaaaaaaaaaaaaaaa", "verschillende tekens")]
    [InlineData("the name of the account", "anna-is-mijn-naam", "accountnaam")]
    [InlineData("not the same twice", TestSite.Password, "niet gelijk")]
    public async Task A_weak_password_is_refused_with_what_to_do(string reason, string password, string expected)
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice], mustChange: true);
        var visitor = site.Visit();
        await visitor.PostAsync("/aanmelden", ("account", "anna"), ("wachtwoord", TestSite.Password));
        var response = await visitor.PostAsync(
            "/aanmelden/wachtwoord", ("nieuw", password), ("nogmaals", password == TestSite.Password ? "iets anders" : password));
        Assert.True((await Visitor.WordsOf(response)).Contains(expected, StringComparison.Ordinal), reason);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/afgekeurd")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_of_ones_own_ends_the_sessions_elsewhere_and_asks_for_the_old_one()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        var (here, elsewhere) = (site.Visit(), site.Visit());
        await here.SignInAsync("anna", TestSite.Password);
        await elsewhere.SignInAsync("anna", TestSite.Password);

        const string fresh = "een heel ander wachtwoord";
        var refused = await here.PostAsync(
            "/mijn-account", "/mijn-account?handler=Wachtwoord", ("huidig", "fout"), ("nieuw", fresh), ("nogmaals", fresh));
        Assert.Contains("Uw huidige wachtwoord klopt niet", await Visitor.WordsOf(refused));
        await here.PostAsync(
            "/mijn-account", "/mijn-account?handler=Wachtwoord", ("huidig", TestSite.Password), ("nieuw", fresh), ("nogmaals", fresh));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/afgekeurd")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/afgekeurd")).StatusCode);
        await site.Visit().SignInAsync("anna", fresh);
    }

    internal static string CodeNow(TestSite site, byte[] secret) => new OtpNet.Totp(secret).ComputeTotp(site.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Adds an account with an app; its next code is one that was not used.</summary>
    internal static async Task<byte[]> AddWithAppAsync(TestSite site, string name)
    {
        var account = await site.AddAccountAsync(name, [Role.Backoffice]);
        var secret = Totp.NewSecret();
        Assert.NotNull(
            await site.App.Services.GetRequiredService<CredentialChecker>()
                .SetAppAsync(account, secret, CodeNow(site, secret), CancellationToken.None));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        return secret;
    }

    private static async Task<IReadOnlyList<string>> SetUpAppAsync(TestSite site, Visitor visitor)
    {
        var key = (await visitor.OpenAsync("/aanmelden/app")).QuerySelector(".mh-secret")!.TextContent;
        var secret = FromBase32(key.Replace(" ", "", StringComparison.Ordinal));
        var response = await visitor.PostAsync("/aanmelden/app", ("code", CodeNow(site, secret)));
        var page = await Html.ParseAsync(response);
        Assert.Equal("Bewaar uw herstelcodes", page.QuerySelector("h1")!.TextContent);
        return [.. page.QuerySelectorAll(".mh-secret > li").Select(code => code.TextContent)];
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}
