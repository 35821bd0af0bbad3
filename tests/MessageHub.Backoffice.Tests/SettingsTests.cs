using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace MessageHub.Backoffice.Tests;

public class SettingsTests
{
    [Fact]
    public void Without_settings_it_serves_this_machine_from_an_embedded_store()
    {
        var settings = From();
        Assert.Equal("http://127.0.0.1:8090", settings.Own.Url);
        Assert.Equal("", settings.Postgres);
        Assert.True(settings.Own.RequireApp);
        Assert.Equal("", settings.Own.ProxySecret);
    }

    [Theory]
    [InlineData("a name that is spelled wrong", "Backoffice:Ulr", "http://127.0.0.1:1", "Backoffice:Ulr")]
    [InlineData("a text for a yes or no", "Backoffice:FourEyes", "misschien", "Backoffice:FourEyes")]
    [InlineData("a name for an address", "Backoffice:TrustedProxies", "10.0.0.0/8, proxy", "Backoffice:TrustedProxies")]
    [InlineData("an address that is none", "Backoffice:Url", "hier", "Backoffice:Url")]
    [InlineData("plain http for everybody", "Backoffice:Url", "http://0.0.0.0:80", "Backoffice:Url")]
    [InlineData("a secret that can be guessed", "Backoffice:ProxySecret", "kort", "Backoffice:ProxySecret")]
    [InlineData("a session without end", "Backoffice:SessionLength", "99.00:00:00", "Backoffice:SessionLength")]
    [InlineData("a gemeente that is no code", "MessageHub:Gemeenten:0", "Utrecht", "MessageHub:Gemeenten")]
    [InlineData("a database that is none", "MessageHub:Postgres", "geheim", "MessageHub:Postgres")]
    [InlineData("an address of probes that is none", "MessageHub:Probes", "hier", "MessageHub:Probes")]
    [InlineData("a folder that is not there", "MessageHub:Schemas", "/bestaat/niet", "MessageHub:Schemas")]
    public void A_wrong_setting_is_named(string reason, string name, string value, string expected)
    {
        var e = Assert.Throws<ValidationException>(() => From((name, value)));
        Assert.True(e.Message.StartsWith(expected, StringComparison.Ordinal), $"{reason}: {e.Message}");
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var e = Assert.Throws<ValidationException>(() => From(("Backoffice:Url", "hier"), ("Backoffice:Ulr", "x"), ("MessageHub:XsltVersie", "1"), ("Backoffice:SessionIdle", "nooit")));
        Assert.Equal(4, e.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void A_secret_that_is_wrong_is_not_repeated()
    {
        var e = Assert.Throws<ValidationException>(() => From(("Backoffice:ProxySecret", "kort-geheim")));
        Assert.DoesNotContain("kort-geheim", e.Message);
    }

    [Fact]
    public void A_setting_of_another_host_in_the_shared_section_is_let_be() => Assert.Equal("data", From(("MessageHub:RabbitMq", "amqp://localhost")).Data);

    [Fact]
    public void Plain_http_is_taken_when_a_proxy_speaks_https() =>
        Assert.True(From(("Backoffice:Url", "http://0.0.0.0:8080"), ("Backoffice:TlsEndsAtProxy", "true")).Own.TlsEndsAtProxy);

    private static BackofficeSettings From(params (string Name, string Value)[] values) => BackofficeSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build());
}
