using System.ComponentModel.DataAnnotations;

namespace MessageHub.Gateway.Tests.Settings;

/// <summary>Wrong settings are found at the start, by name, all at once.</summary>
public class SettingsTests
{
    [Theory]
    [InlineData("Postgres", "waar is het", "no connection string")]
    [InlineData("RabbitMq", "localhost", "no address")]
    [InlineData("RabbitMq", "http://localhost", "an address of something else")]
    [InlineData("Probes", "overal", "no prefix")]
    [InlineData("Prefetch", "0", "nothing")]
    [InlineData("Prefetch", "veel", "no number")]
    [InlineData("DrainTime", "-00:00:01", "less than no time")]
    [InlineData("Schemas", "/bestaat/niet", "no such folder")]
    [InlineData("Rabbit", "x", "spelled wrong")]
    [InlineData("Gateway:Listen", "", "nothing to listen on")]
    [InlineData("Gateway:Listen", "http://0.0.0.0:80", "plain HTTP for everybody")]
    [InlineData("Gateway:PlainHttp", "false", "plain HTTP without the switch")]
    [InlineData("Gateway:PlainHttp", "ja", "no truth")]
    [InlineData("Gateway:PublicUrl", "gateway", "no URL")]
    [InlineData("Gateway:Gemeenten:0:Code", "297", "three digits")]
    [InlineData("Gateway:Gemeenten:1:Code", "0297", "twice")]
    [InlineData("Gateway:Gemeenten:0:Naam", "123456789012345678901234567890123456789012345678901", "51 characters")]
    [InlineData("Gateway:Applicatie", "MH", "two characters")]
    [InlineData("Gateway:ApplicatieVersie", "1", "one digit")]
    [InlineData("Gateway:ApplicatieSubversie", "v001", "a letter")]
    [InlineData("Gateway:FunctiesUit:0", "JW999", "no message")]
    [InlineData("Gateway:ClaimAnswer", "Fo01", "neither of the two")]
    [InlineData("Gateway:ClaimAnswer", "1", "a number for a name")]
    [InlineData("Gateway:UnknownCrossRefnummer", "Misschien", "neither of the two")]
    [InlineData("Gateway:ChainCodes", "2020", "no such list")]
    [InlineData("Gateway:Connections:0:Name", "", "no name")]
    [InlineData("Gateway:Connections:0:Url", "http://hub.example/", "plain HTTP to another machine")]
    [InlineData("Gateway:Connections:0:Url", "https://hub.example/", "a certificate is needed")]
    [InlineData("Gateway:Connections:0:Url", "hub", "no URL")]
    [InlineData("Gateway:Connections:0:Gemeenten:0", "0363", "not served here")]
    [InlineData("Gateway:Connections:0:Timeout", "0", "no time")]
    [InlineData("Gateway:Connections:0:Concurrency", "0", "nothing at a time")]
    [InlineData("Gateway:Connections:1:Name", "hub", "a name twice")]
    [InlineData("Gateway:Spool", "/bestaat/niet", "no such folder")]
    [InlineData("Gateway:MaximumBytes", "26214401", "more than the standard takes")]
    [InlineData("Gateway:AnswerWithin", "0", "no time")]
    [InlineData("Gateway:Lease", "100", "100 days")]
    [InlineData("Gateway:MaximumConnections", "0", "nobody")]
    public async Task A_wrong_value_is_told_by_the_name_of_its_setting(string setting, string value, string reason)
    {
        await using var gateway = new TestGateway();
        gateway.Settings[$"MessageHub:{setting}"] = value;

        var e = Assert.Throws<ValidationException>(() => gateway.Build());
        Assert.True(
            e.Message.Contains(setting.Split(':')[^1], StringComparison.Ordinal)
                || e.Message.Contains(setting.Split(':')[1], StringComparison.Ordinal),
            $"{reason}: {e.Message}");
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var gateway = new TestGateway();
        gateway.Settings.Clear();
        gateway.Settings["MessageHub:Prefetch"] = "veel";
        gateway.Settings["MessageHub:Postgres"] = "foo";
        gateway.Settings["MessageHub:Gateway:Listen"] = "https://0.0.0.0:8443";
        gateway.Settings["MessageHub:Gateway:Kleur"] = "rood";
        gateway.Settings["MessageHub:Gateway:ChainCodes"] = "2020";

        var e = Assert.Throws<ValidationException>(() => gateway.Build());

        Assert.All(
            new[] { "Prefetch", "Postgres", "Kleur", "Certificate", "Clients", "Trust", "Gemeenten", "ChainCodes" },
            name => Assert.Contains($"{name}", e.Message, StringComparison.Ordinal));
        Assert.Equal(8, e.Message.Split('\n').Length);
    }

    [Fact]
    public async Task Who_fills_in_what_a_hub_knows_it_by_is_not_warned()
    {
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:ApplicatieVersie", "0001"), ("Gateway:ApplicatieSubversie", "0000"));
        Assert.DoesNotContain(gateway.Logged, e => e.RenderMessage().Contains("not filled in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_hub_knows_it_by_and_nobody_filled_in_is_told_at_the_start()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var told = Assert.Single(gateway.Logged, e => e.RenderMessage().Contains("not filled in", StringComparison.Ordinal))
            .RenderMessage();
        Assert.Contains("ApplicatieVersie, ApplicatieSubversie", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_ends_it_with_one_line()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var settings = gateway.Settings.Where(s => !s.Key.StartsWith("Serilog", StringComparison.Ordinal))
            .Select(s => $"--{s.Key}={s.Value}");
        var (exitCode, lines) = await HostProcess.RunAsync(
            "MessageHub.Gateway", gateway.Folder,
            [
                .. settings,
                $"--MessageHub:Gateway:Listen={gateway.Address.ToString().TrimEnd('/')}",
                "--Serilog:MinimumLevel:Default=Warning"
            ]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The port is in use by another program", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.StartsWith("   at ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help", 0, "--MessageHub:Gateway:Listen=")]
    [InlineData("--version", 0, "MessageHub.Gateway ")]
    [InlineData("--Gateway:Listen=https://0.0.0.0:1", 2, "Is --MessageHub:Gateway:Listen meant?")]
    public async Task The_command_line_starts_nothing_it_does_not_say(string argument, int expected, string told)
    {
        await using var gateway = new TestGateway();
        var (exitCode, lines) = await HostProcess.RunAsync("MessageHub.Gateway", gateway.Folder, argument);

        Assert.Equal(expected, exitCode);
        Assert.Contains(told, string.Join('\n', lines), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(gateway.Folder));
    }

    [Fact]
    public async Task A_password_is_not_told()
    {
        await using var gateway = new TestGateway();
        gateway.Settings["MessageHub:RabbitMq"] = "amq://geheim:geheim@host/";
        gateway.Settings["MessageHub:Postgres"] = "Password=geheim;Kleur=rood";

        Assert.DoesNotContain("geheim", Assert.Throws<ValidationException>(() => gateway.Build()).ToString(), StringComparison.Ordinal);
    }
}
