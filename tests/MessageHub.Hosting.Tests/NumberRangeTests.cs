using Microsoft.Extensions.Configuration;

namespace MessageHub.Hosting.Tests;

/// <summary>The ranges of ToewijzingNummers, one for each gemeente.</summary>
public class NumberRangeTests
{
    [Theory]
    [InlineData("", "0297 500000 599999", "0344 500000 500000")]
    [InlineData("MessageHub:ToewijzingNummers:0:Last: not smaller than First.", "0297 500000 499999")]
    [InlineData("MessageHub:ToewijzingNummers:1:Last: from 0 to 999999999.", "0297 1 2", "0344 0 1000000000")]
    [InlineData("MessageHub:ToewijzingNummers: a gemeente has one range.", "0297 1 2", "0297 3 4")]
    public void What_does_not_fit_is_told_by_name(string expected, params string[] ranges)
    {
        var settings = ranges.SelectMany((range, i) => range.Split(' ').Zip(["Gemeente", "First", "Last"], (value, name) =>
            KeyValuePair.Create($"MessageHub:ToewijzingNummers:{i}:{name}", (string?)value)));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        var problems = SettingsReader.ReadAll<JudgingSettings>(configuration).Problems;

        Assert.Equal(expected, string.Join("; ", problems));
    }
}
