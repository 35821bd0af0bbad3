using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Signing in at the identity provider of the organisation.</summary>
public sealed class OrganisationTests : IAsyncLifetime
{
    private IdentityProvider provider = null!;
    private TestSite site = null!;

    public async Task InitializeAsync()
    {
        provider = await IdentityProvider.StartAsync();
        site = await StartAsync(("Backoffice:LocalAccounts", "true"));
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Who_signs_in_there_has_the_name_roles_and_gemeenten_that_it_says()
    {
        Says("u-1", "anna", ["mh-backoffice", "something else"], ["0297", "groep-b", "groep-x"]);

        var visitor = await SignInAsync();

        var account = await AccountAsync("anna");
        Assert.Equal(
            ("Mevrouw anna", $"{IdentityProvider.Authority}|u-1", (string?)null),
            (account!.DisplayName, account.Subject, account.PasswordHash));
        Assert.Equal([Role.Backoffice], account.Roles);
        Assert.Equal(["0297", "0363"], account.Gemeenten.Select(g => g.ToString()));
        Assert.Contains("Mevrouw anna", await visitor.WordsAsync("/afgekeurd"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/toegang")).StatusCode);
    }

    [Fact]
    public async Task Rights_follow_the_provider_each_time_and_every_change_is_kept()
    {
        Says("u-1", "anna", ["mh-backoffice"], ["0297"]);
        await SignInAsync();
        Says("u-1", "anna.jansen", ["mh-beheer"], []);
        await SignInAsync();

        var account = await AccountAsync("anna");
        Assert.Equal([Role.Beheerder], account!.Roles);
        Assert.Empty(account.Gemeenten);
        var changes = await site.App.Services.GetRequiredService<AccountChanges>().ListAsync("anna", new(50), CancellationToken.None);
        Assert.Equal(
            [(AccountChangeKind.Roles, "backoffice", "beheerder"), (AccountChangeKind.Gemeenten, "0297", null)],
            changes.Items.Where(
                c => c is { By.Name: "organisatie", Before: not null, What: AccountChangeKind.Roles or AccountChangeKind.Gemeenten })
                .Select(c => (c.What, c.Before, c.After)).Order());
    }

    [Theory]
    [InlineData("no role of ours", "u-2", "bert", "something else", false)]
    [InlineData("no name", "u-2", "", "mh-backoffice", false)]
    [InlineData("the name of an account with a password", "u-2", "lokaal", "mh-backoffice", true)]
    [InlineData("the name of another person there", "u-2", "anna", "mh-backoffice", true)]
    [InlineData("an account that was switched off", "u-3", "weg", "mh-backoffice", true)]
    public async Task Who_is_not_let_in_gets_no_session(string reason, string subject, string name, string role, bool isTaken)
    {
        await site.AddAccountAsync("lokaal", [Role.Beheerder]);
        Says("u-1", "anna", ["mh-backoffice"], ["0297"]);
        await SignInAsync();
        await site.DisableAsync(await site.AddAccountAsync("weg", [Role.Backoffice], withPassword: false));
        var before = isTaken ? await AccountAsync(name) : null;

        Says(subject, name, [role], ["0297"]);
        var visitor = site.Visit();
        var back = await ReturnAsync(visitor);

        Assert.True("/aanmelden?fout=organisatie" == back.Headers.Location?.OriginalString, reason);
        Assert.Contains("is niet gelukt", await visitor.WordsAsync("/aanmelden?fout=organisatie"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/afgekeurd")).StatusCode);
        if (isTaken)
            Assert.Equal(
                (before!.Subject, before.DisplayName), ((await AccountAsync(name))!.Subject, (await AccountAsync(name))!.DisplayName));
        if (name.Length > 0)
            Assert.DoesNotContain(name, site.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_made_for_the_organisation_becomes_that_of_the_first_who_comes_under_its_name()
    {
        var made = await site.AddAccountAsync("carla", [Role.Beheerder], withPassword: false);
        Says("u-4", "Carla", ["mh-privacy"], []);

        await SignInAsync();

        var account = await AccountAsync("carla");
        Assert.Equal((made.Id, $"{IdentityProvider.Authority}|u-4"), (account!.Id, account.Subject));
        Assert.Equal([Role.Privacy], account.Roles);
    }

    [Fact]
    public async Task Signing_out_here_signs_out_there_and_no_token_is_logged()
    {
        Says("u-1", "anna", ["mh-backoffice"], ["0297"]);
        var visitor = await SignInAsync();

        var away = await visitor.PostAsync("/afmelden");

        Assert.StartsWith($"{IdentityProvider.Authority}signout?", away.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var browser = provider.Browser();
        using var back = await browser.GetAsync(away.Headers.Location);
        Assert.StartsWith("https://localhost/afmelden/terug", back.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/afgekeurd")).StatusCode);
        Assert.DoesNotContain("eyJ", site.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(IdentityProvider.ClientSecret, site.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_that_this_browser_did_not_ask_for_is_refused()
    {
        Says("u-1", "anna", ["mh-backoffice"], ["0297"]);
        var fields = await FieldsAsync(site.Visit());

        var other = site.Visit();
        var back = await other.SendAsync(OrganisationSignIn.CallbackPath, fields);

        Assert.Equal("/aanmelden?fout=organisatie", back.Headers.Location?.OriginalString);
        Assert.Null(await AccountAsync("anna"));
    }

    [Fact]
    public async Task Without_local_accounts_no_password_is_asked_or_taken()
    {
        await using var strict = await StartAsync(("Backoffice:LocalAccounts", "false"));
        await strict.AddAccountAsync("lokaal", [Role.Backoffice]);
        var visitor = strict.Visit();

        Assert.DoesNotContain("wachtwoord", await visitor.ReadAsync("/aanmelden"), StringComparison.OrdinalIgnoreCase);
        // The page has no form; a token of another page would do.
        var sent = await visitor.SendAsync("/aanmelden", ("account", "lokaal"), ("wachtwoord", TestSite.Password));
        Assert.Contains(sent.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        Assert.Null(
            await strict.App.Services.GetRequiredService<AccountStore>().FindByNameAsync(FirstAccount.Name, CancellationToken.None));
    }

    private Task<TestSite> StartAsync(params (string, string)[] settings) => TestSite.StartAsync(
        isBrowsed: false,
        services => services.PostConfigure<OpenIdConnectOptions>(OrganisationSignIn.Scheme, options =>
        {
            options.BackchannelHttpHandler = provider.Handler;
            options.BackchannelTimeout = TimeSpan.FromMinutes(5);
            // The day of the tests has long passed for the browser and the provider.
            options.TimeProvider = TimeProvider.System;
        }),
        [
            ("Backoffice:ProxySecret", ""),
            ("Backoffice:OpenIdConnect:Authority", IdentityProvider.Authority),
            ("Backoffice:OpenIdConnect:ClientId", IdentityProvider.ClientId),
            ("Backoffice:OpenIdConnect:ClientSecret", IdentityProvider.ClientSecret),
            ("Backoffice:OpenIdConnect:Backoffice", "mh-backoffice"),
            ("Backoffice:OpenIdConnect:Beheerder", "mh-beheer, mh-admin"),
            ("Backoffice:OpenIdConnect:Privacyfunctionaris", "mh-privacy"),
            ("Backoffice:OpenIdConnect:Gemeenten", "groep-b=0363"),
            .. settings,
        ]);

    /// <summary>Who signs in next.</summary>
    private void Says(string subject, string name, string[] roles, string[] gemeenten)
    {
        provider.Person.Clear();
        provider.Person.AddRange(
            [
                ("sub", subject), ("name", $"Mevrouw {name}"), .. roles.Select(r => ("roles", r)),
                .. gemeenten.Select(g => ("gemeenten", g))]);
        if (name.Length > 0)
            provider.Person.Add(("preferred_username", name));
    }

    private async Task<Visitor> SignInAsync()
    {
        var visitor = site.Visit();
        var back = await ReturnAsync(visitor);
        Assert.Equal("/aangemeld?naar=%2F", back.Headers.Location?.OriginalString);
        Assert.NotNull((await visitor.OpenAsync("/aangemeld?naar=%2F")).QuerySelector("meta[http-equiv=refresh]"));
        return visitor;
    }

    private async Task<HttpResponseMessage> ReturnAsync(Visitor visitor) =>
        await visitor.SendAsync(OrganisationSignIn.CallbackPath, await FieldsAsync(visitor));

    /// <summary>What the provider sends the browser back with.</summary>
    private async Task<(string Name, string Value)[]> FieldsAsync(Visitor visitor)
    {
        var away = await visitor.GetAsync("/aanmelden/organisatie");
        Assert.StartsWith($"{IdentityProvider.Authority}authorize?", away.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", away.Headers.Location.OriginalString, StringComparison.Ordinal);
        using var browser = provider.Browser();
        var form = Html.Parse(await browser.GetStringAsync(away.Headers.Location));
        Assert.NotNull(form.Field("code"));
        return [.. form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(f => (f.Name!, f.Value))];
    }

    private Task<Account?> AccountAsync(string name) =>
        site.App.Services.GetRequiredService<AccountStore>().FindByNameAsync(name, CancellationToken.None);
}
