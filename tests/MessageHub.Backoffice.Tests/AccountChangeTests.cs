using System.Net;
using MessageHub.Register.Access;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Who gave whom which rights: kept, shown, and never given to oneself.</summary>
public class AccountChangeTests
{
    [Fact]
    public async Task What_happens_to_accounts_is_shown_to_who_manages_them_and_to_who_guards_privacy()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync("chef", [Role.Beheerder]);
        var chef = site.Visit().From("198.51.100.7");
        await chef.SignInAsync("chef", TestSite.Password);
        await chef.PostAsync("/toegang/nieuw", ("Account", "dora"), ("Naam", "Dora"), ("Rollen", "Backoffice"), ("Gemeenten", "0297"));
        var id = await IdAsync(chef, "Dora");
        await chef.PostAsync(
            $"/toegang/{id}", ("Naam", "Dora"), ("Rollen", "Backoffice"), ("Rollen", "Beheerder"), ("Gemeenten", "0297, 0344"));
        await chef.PostAsync($"/toegang/{id}", $"/toegang/{id}?handler=Wachtwoord");
        await chef.PostAsync($"/toegang/{id}", $"/toegang/{id}?handler=Uit", ("aan", "false"));
        await site.App.Services.GetRequiredService<AccountStore>()
            .UnlockAsync(Guid.Parse(id), Actor.AtConsole("root"), site.Clock.GetUtcNow(), CancellationToken.None);

        foreach (var visitor in new[] { chef, await site.SignInAsync(Role.Privacy) })
        {
            var words = await visitor.WordsAsync("/toegangslog?account=dora");
            foreach (var told in new[]
            {
                "10-06-2026 12:00 chef dora Account gemaakt – met een wachtwoord",
                "chef dora Rollen – Backoffice",
                "chef dora Rollen Backoffice Backoffice, Beheerder",
                "chef dora Gemeenten Zaltbommel (0297) Zaltbommel (0297), Utrecht (0344)",
                "chef dora Nieuw wachtwoord – voor één keer",
                "chef dora Mag aanmelden aan –",
                "console (root) dora Blokkade opgeheven – –",
            })
            {
                Assert.Contains(told, words);
            }

            Assert.Contains("chef chef Aangemeld – 198.51.100.7", await visitor.WordsAsync("/toegangslog"));
            Assert.Contains("Dit account bestaat niet", await visitor.WordsAsync("/toegangslog?account=x"));
        }
    }

    [Theory]
    [InlineData("a role more", "Beheerder Backoffice", "0297")]
    [InlineData("another role", "Privacy", "0297")]
    [InlineData("a gemeente more", "Beheerder", "0297, 0344")]
    [InlineData("no gemeente", "Beheerder", "")]
    public async Task Nobody_changes_his_own_rights(string reason, string roles, string gemeenten)
    {
        await using var site = await TestSite.StartAsync();
        var (own, visitor) = await BeheerderAsync(site);
        var response = await visitor.PostAsync(
            $"/toegang/{own.Id}", [("Naam", "Ik"), ("Gemeenten", gemeenten), .. roles.Split(' ').Select(r => ("Rollen", r))]);
        Assert.True(
            (await Visitor.WordsOf(response)).Contains("eigen rollen en gemeenten kunt u niet wijzigen", StringComparison.Ordinal), reason);
        var kept = (await site.App.Services.GetRequiredService<AccountStore>().FindAsync(own.Id, CancellationToken.None))!;
        Assert.Equal(
            (own.DisplayName, Role.Beheerder, "0297"), (kept.DisplayName, kept.Roles.Single(), kept.Gemeenten.Single().ToString()));
    }

    [Fact]
    public async Task Ones_own_name_may_change()
    {
        await using var site = await TestSite.StartAsync();
        var (own, visitor) = await BeheerderAsync(site);
        Assert.Equal(
            HttpStatusCode.Found,
            (await visitor.PostAsync($"/toegang/{own.Id}", ("Naam", "Ik"), ("Rollen", "Beheerder"), ("Gemeenten", "0297"))).StatusCode);
    }

    [Theory]
    [InlineData("Account", "999900006")]
    [InlineData("Account", "k.999900006")]
    [InlineData("Naam", "Dora 9999 00 006")]
    public async Task A_bsn_is_no_name(string field, string value)
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Beheerder);
        (string, string)[] fields = [("Account", "dora"), ("Naam", "Dora"), ("Rollen", "Privacy")];
        var response = await visitor.PostAsync("/toegang/nieuw", [.. fields.Where(f => f.Item1 != field), (field, value)]);
        Assert.Contains("Hier lijkt een bsn in te staan", await Visitor.WordsOf(response));
        Assert.Equal(2, (await site.App.Services.GetRequiredService<AccountStore>().ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Switching_off_or_on_has_to_be_said()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Beheerder);
        var other = await site.AddAccountAsync("dora", [Role.Privacy]);
        Assert.Contains(
            "Kies of het account",
            await Visitor.WordsOf(await visitor.PostAsync($"/toegang/{other.Id}", $"/toegang/{other.Id}?handler=Uit")));
        Assert.Null((await site.App.Services.GetRequiredService<AccountStore>().FindAsync(other.Id, CancellationToken.None))!.DisabledAt);
    }

    [Fact]
    public async Task Who_signs_in_by_the_proxy_is_given_no_password()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Beheerder);
        var other = await site.AddAccountAsync("dora", [Role.Privacy], withPassword: false);
        Assert.Contains(
            "via de organisatie",
            await Visitor.WordsOf(await visitor.PostAsync($"/toegang/{other.Id}", $"/toegang/{other.Id}?handler=Wachtwoord")));
        Assert.Null((await site.App.Services.GetRequiredService<AccountStore>().FindAsync(other.Id, CancellationToken.None))!.PasswordHash);
    }

    private static async Task<(Account Own, Visitor Visitor)> BeheerderAsync(TestSite site)
    {
        var own = await site.AddAccountAsync("ik", [Role.Beheerder], ["0297"]);
        var visitor = site.Visit();
        await visitor.SignInAsync("ik", TestSite.Password);
        return (own, visitor);
    }

    private static async Task<string> IdAsync(Visitor visitor, string name)
    {
        var links = (await visitor.OpenAsync("/toegang")).QuerySelectorAll("a[href^='/toegang/']");
        return links.First(a => a.TextContent.StartsWith(name, StringComparison.Ordinal)).GetAttribute("href")!.Split('/')[^1];
    }
}
