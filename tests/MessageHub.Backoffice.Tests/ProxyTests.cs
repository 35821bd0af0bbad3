using System.Net;
using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Tests;

public class ProxyTests(ProxiedSite proxied) : IClassFixture<ProxiedSite>
{
    [Theory]
    [InlineData("the proxy with its secret", TestSite.ProxySecret, "anna", HttpStatusCode.OK)]
    [InlineData("upper and lower case in the name", TestSite.ProxySecret, "Anna", HttpStatusCode.OK)]
    [InlineData("no secret", null, "anna", HttpStatusCode.Forbidden)]
    [InlineData("a wrong secret", "een-ander-geheim-van-32-tekens!!!!!", "anna", HttpStatusCode.Forbidden)]
    [InlineData("an empty secret", "", "anna", HttpStatusCode.Forbidden)]
    [InlineData("the secret, but nobody", TestSite.ProxySecret, null, HttpStatusCode.Forbidden)]
    [InlineData("the secret, but an account that is not here", TestSite.ProxySecret, "vreemd", HttpStatusCode.Forbidden)]
    [InlineData("the secret, but an account that was switched off", TestSite.ProxySecret, "weg", HttpStatusCode.Forbidden)]
    [InlineData("the secret, but an account with a password here", TestSite.ProxySecret, "beheerder", HttpStatusCode.Forbidden)]
    public async Task A_header_is_believed_only_with_the_secret(string reason, string? secret, string? user, HttpStatusCode expected)
    {
        var visitor = proxied.Site.Visit();
        if (secret is not null)
            visitor.Headers.TryAddWithoutValidation(ProxySignIn.SecretHeader, secret);
        if (user is not null)
            visitor.Headers.TryAddWithoutValidation("X-Forwarded-User", user);
        Assert.True(expected == (await visitor.GetAsync("/afgekeurd")).StatusCode, reason);
    }

    [Fact]
    public async Task A_name_added_beside_that_of_the_proxy_is_refused()
    {
        var visitor = proxied.Site.Visit();
        visitor.Headers.Add(ProxySignIn.SecretHeader, TestSite.ProxySecret);
        visitor.Headers.Add("X-Forwarded-User", ["anna", "beheerder"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/afgekeurd")).StatusCode);
    }

    [Fact]
    public async Task A_forged_header_is_logged_without_the_name_in_it()
    {
        var visitor = proxied.Site.Visit();
        visitor.Headers.Add("X-Forwarded-User", "iemand-anders");
        await visitor.GetAsync("/afgekeurd");
        Assert.Contains("without the proxy's secret", proxied.Site.Logged);
        Assert.DoesNotContain("iemand-anders", proxied.Site.Logged);
    }

    [Fact]
    public async Task Without_a_secret_in_the_settings_no_header_is_looked_at()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:ProxySecret", ""));
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        var visitor = site.Visit();
        visitor.Headers.Add(ProxySignIn.SecretHeader, "");
        visitor.Headers.Add("X-Forwarded-User", "anna");
        Assert.StartsWith("/aanmelden", (await visitor.GetAsync("/afgekeurd")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Forms_need_their_token_behind_a_proxy_too()
    {
        var visitor = proxied.Site.Visit();
        visitor.Headers.Add(ProxySignIn.SecretHeader, TestSite.ProxySecret);
        visitor.Headers.Add("X-Forwarded-User", "anna");
        Assert.Equal(
            HttpStatusCode.BadRequest, (await visitor.SendAsync("/zoeken", ("Bsn", Messages.Bsn), ("Waarom", "controle"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/zoeken", ("Bsn", Messages.Bsn), ("Waarom", "controle"))).StatusCode);
    }
}
