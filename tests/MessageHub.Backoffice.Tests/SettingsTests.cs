using System.ComponentModel.DataAnnotations;
using MessageHub.Hosting;
using MessageHub.Register.Messages;
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
    [InlineData("a name of the shared section that is spelled wrong", "MessageHub:Postgress", "Host=db", "MessageHub:Postgress")]
    [InlineData("a number for a length of time", "Backoffice:SessionIdle", "5", "Backoffice:SessionIdle")]
    [InlineData("a text for a yes or no", "Backoffice:FourEyes", "misschien", "Backoffice:FourEyes")]
    [InlineData("a name for an address", "Backoffice:TrustedProxies", "10.0.0.0/8, proxy", "Backoffice:TrustedProxies")]
    [InlineData("an address that is none", "Backoffice:Url", "hier", "Backoffice:Url")]
    [InlineData("plain http for everybody", "Backoffice:Url", "http://0.0.0.0:80", "Backoffice:Url")]
    [InlineData("a secret that can be guessed", "Backoffice:ProxySecret", "kort", "Backoffice:ProxySecret")]
    [InlineData("a session without end", "Backoffice:SessionLength", "99.00:00:00", "Backoffice:SessionLength")]
    [InlineData("a gemeente that is no code", "MessageHub:Gemeenten:0", "Utrecht", "MessageHub:Gemeenten")]
    [InlineData("a database that is none", "MessageHub:Postgres", "geheim", "MessageHub:Postgres")]
    [InlineData("an address of probes that is none", "MessageHub:Probes", "hier", "MessageHub:Probes")]
    [InlineData("a holiday by its name", "MessageHub:Holidays:Added", "Goede Vrijdag", "MessageHub:Holidays:Added: dates as 2027-03-26")]
    [InlineData("a holiday in another form", "MessageHub:Holidays:Removed", "5-5-2027", "MessageHub:Holidays:Removed: dates as 2027-03-26")]
    [InlineData("a folder that is not there", "MessageHub:Schemas", "/bestaat/niet", "MessageHub:Schemas")]
    [InlineData("a list that is not there", "MessageHub:Gemeentelijst", "/bestaat/niet.csv", "MessageHub:Gemeentelijst")]
    public void A_wrong_setting_is_named(string reason, string name, string value, string expected)
    {
        var e = Assert.Throws<ValidationException>(() => From((name, value)));
        Assert.True(e.Message.StartsWith(expected, StringComparison.Ordinal), $"{reason}: {e.Message}");
    }

    [Fact]
    public void A_day_cannot_be_added_and_removed() => Assert.StartsWith(
        "MessageHub:Holidays:Removed: ",
        Assert.Throws<ValidationException>(
            () => From(("MessageHub:Holidays:Added", "2027-03-26"), ("MessageHub:Holidays:Removed", "2027-05-05,2027-03-26"))).Message);

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var e = Assert.Throws<ValidationException>(
            () => From(
                ("Backoffice:Url", "hier"), ("Backoffice:Ulr", "x"), ("MessageHub:XsltVersie", "1"), ("Backoffice:SessionIdle", "nooit")));
        Assert.Equal(4, e.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void A_secret_that_is_wrong_is_not_repeated()
    {
        var e = Assert.Throws<ValidationException>(() => From(("Backoffice:ProxySecret", "kort-geheim")));
        Assert.DoesNotContain("kort-geheim", e.Message);
    }

    [Fact]
    public async Task A_newer_list_of_gemeenten_is_looked_in_when_a_message_is_judged_again()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, ["code,label,valid_from,valid_to,successor", "9998,Nieuwstad,2026-01-01,,"]);
            var message = Messages.Allocations("A1", [new(10072)], gemeente: "9998");
            await using var without = await TestSite.StartAsync();
            await without.ProcessAsync(message, BerichtState.Rejected);
            await using var with = await TestSite.StartAsync(("MessageHub:Gemeentelijst", file));
            await with.ProcessAsync(message, BerichtState.Accepted);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_setting_of_another_host_in_the_shared_section_is_let_be() =>
        Assert.Equal("data", From(("MessageHub:RabbitMq", "amqp://localhost")).Data);

    [Theory]
    [InlineData("--help", 0, "--Backoffice:Url=")]
    [InlineData("--version", 0, "MessageHub.Backoffice ")]
    [InlineData("--Data=x", 2, "Is --MessageHub:Data meant?")]
    public async Task The_command_line_starts_nothing_it_does_not_say(string argument, int expected, string told)
    {
        var folder = Directory.CreateTempSubdirectory("messagehub-backoffice-");
        var (exitCode, lines) = await HostProcess.RunAsync("MessageHub.Backoffice", folder.FullName, argument);

        Assert.Equal(expected, exitCode);
        Assert.Contains(told, string.Join('\n', lines));
        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete();
    }

    [Fact]
    public async Task A_port_in_use_ends_it_with_one_line()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var folder = Directory.CreateTempSubdirectory("messagehub-backoffice-");
        var (exitCode, lines) = await HostProcess.RunAsync(
            "MessageHub.Backoffice", folder.FullName, $"--Backoffice:Url=http://{taken.LocalEndpoint}",
            "--Serilog:MinimumLevel:Default=Error");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The port is in use by another program", Assert.Single(lines));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Who_has_yet_to_sign_in_leaves_no_line_in_the_log()
    {
        await using var site = await TestSite.StartAsync();
        await site.Visit().GetAsync("/");
        Assert.DoesNotContain("challenged", site.Logged);
    }

    [Fact]
    public void Plain_http_is_taken_when_a_proxy_speaks_https() =>
        Assert.True(From(("Backoffice:Url", "http://0.0.0.0:8080"), ("Backoffice:TlsEndsAtProxy", "true")).Own.TlsEndsAtProxy);

    private static BackofficeSettings From(params (string Name, string Value)[] values) => SettingsReader.Read<BackofficeSettings>(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build());
}
