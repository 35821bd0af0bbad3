using System.Net;

namespace MessageHub.Hosting.Tests;

/// <summary>All hosts take their settings in the same way, and say in the same words what is wrong with them.</summary>
public class EveryHostTests
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    [Theory]
    [MemberData(nameof(Hosts.Services), MemberType = typeof(Hosts))]
    public async Task With_all_documented_settings_it_comes_up_and_is_ready(string host)
    {
        using var place = new Place();
        using var service = Hosts.Build(host, place.Settings);
        await service.StartAsync().WaitAsync(MaxWait);

        using var client = new HttpClient { BaseAddress = new(place.Settings["MessageHub:Probes"]!) };
        using var patience = new CancellationTokenSource(MaxWait);
        while ((await client.GetAsync("/health/ready", patience.Token)).StatusCode is not HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        await service.StopAsync().WaitAsync(MaxWait);
        Assert.True(File.Exists(place.PathOf("data/messagehub.db")));
    }

    [Theory]
    [MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public void A_name_that_no_host_knows_is_told_in_every_section_and_every_part_of_it(string host)
    {
        var parts = SettingList.Of(Hosts.SettingsOf(host)).Select(s => PartOf(s.Name)).Distinct().ToList();
        Assert.Contains("MessageHub:Holidays", parts);

        var told = Hosts.Refusal(host, parts.Select(p => KeyValuePair.Create($"{p}:Onbekend", (string?)"x")));

        Assert.Equal(
            parts.Select(p => $"{p}:Onbekend: there is no such setting.").Order(StringComparer.Ordinal),
            told.Where(line => line.Contains(":Onbekend:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public void Every_wrong_value_is_told_at_once_with_the_form_that_is_needed(string host)
    {
        var wrong = WrongValues.Of(host).ToList();
        Assert.True(wrong.Count > 8);

        var told = Hosts.Refusal(host, wrong.Select(w => KeyValuePair.Create(w.Name, (string?)w.Value)));

        Assert.All(wrong, w => Assert.Contains($"{w.Name}: {w.Needed}.", told));
        Assert.Equal(told.Distinct(), told);
        Assert.DoesNotContain(told, line => line.Contains(WrongValues.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void What_one_host_knows_in_the_shared_section_every_host_passes_over() => Assert.Equal(
        new[] { Hosts.Worker, Hosts.Gateway, Hosts.Backoffice, Hosts.Cli }
            .SelectMany(host => SettingList.Of(Hosts.SettingsOf(host)))
            .Select(s => s.Name.Split(':'))
            .Where(name => name[0] == HostingSettings.Section)
            .Select(name => name[1])
            .Distinct()
            .Order(StringComparer.Ordinal),
        SettingNames.OfAnyHost.Order(StringComparer.Ordinal));

    /// <summary>docs/settings.md is the list: nothing can be set that it does not name, and what it names can be set.</summary>
    [Theory]
    [InlineData(Hosts.Worker, "Every host", "Who judges", "The worker")]
    [InlineData(Hosts.Gateway, "Every host", "The gateway")]
    [InlineData(Hosts.Backoffice, "Every host", "Who judges", "The backoffice")]
    [InlineData(Hosts.Cli, "Every host", "Who judges")]
    public void The_list_of_settings_has_each_with_its_default(string host, params string[] headings) => Assert.Equal(
        SettingList.Of(Hosts.SettingsOf(host)).Select(s => $"{s.Name} {Written(s.Default, s.Default)}").Order(StringComparer.Ordinal),
        (from row in DocumentedSettings.Rows
         where headings.Contains(row.Heading)
         let actual = SettingList.Of(Hosts.SettingsOf(host)).FirstOrDefault(s => s.Name == row.Name).Default
         select $"{row.Name} {Written(actual, row.Default)}").Order(StringComparer.Ordinal));

    /// <summary>A value of the type of a setting as text; a length of time may be written in several ways.</summary>
    private static string Written(object? ofType, object? value) =>
        ofType is TimeSpan && value is string text && Interval.TryParse(text, out var interval) ? $"{interval}"
        : value is bool isOn ? isOn ? "true" : "false"
        : FormattableString.Invariant($"{value}");

    /// <summary>The part or section that a setting stands in.</summary>
    private static string PartOf(string name)
    {
        var part = name[..name.LastIndexOf(':')];
        return name.EndsWith(":0", StringComparison.Ordinal) ? PartOf(part) : part;
    }
}
