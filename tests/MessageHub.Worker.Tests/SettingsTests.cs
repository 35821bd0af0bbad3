using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace MessageHub.Worker.Tests;

/// <summary>Wrong settings are found at the start, by name.</summary>
public class SettingsTests
{
    [Theory]
    [InlineData("Data", "", "no folder")]
    [InlineData("Postgres", "waar is het", "no connection string")]
    [InlineData("Postgres", "Server=x;Kleur=rood", "an unknown word in the connection string")]
    [InlineData("Postgres", "Host=x;Port=veel", "a port that is no number")]
    [InlineData("Postgres", "Username=app", "no host")]
    [InlineData("Schemas", "/bestaat/niet", "no such folder")]
    [InlineData("Gemeenten:0", "363", "three digits")]
    [InlineData("Gemeenten:0", "Amsterdam", "a name")]
    [InlineData("Gemeenten:0", "\u0660\u0663\u0666\u0663", "digits of another script")]
    [InlineData("MaximumBytes", "0", "nothing fits")]
    [InlineData("MaximumBytes", "-1", "negative")]
    [InlineData("MaximumBytes", "3000000000", "more than an array holds")]
    [InlineData("MaximumBytes", "99999999999999999999", "more than a number holds")]
    [InlineData("MaximumBytes", "25MB", "a unit")]
    [InlineData("XsltVersie", "1.0", "two numbers")]
    [InlineData("XsltVersie", "1.0.0\n", "a line end")]
    [InlineData("XsltVersie", "01.0.0", "a zero in front")]
    [InlineData("PollInterval", "0", "no time")]
    [InlineData("PollInterval", "-00:00:01", "less than no time")]
    [InlineData("PollInterval", "30", "30 days: seconds were meant")]
    [InlineData("PollInterval", "nooit", "no time")]
    [InlineData("RetryInterval", "0", "no time")]
    [InlineData("RetryInterval", "100", "100 days")]
    [InlineData("Concurrency", "-1", "negative")]
    [InlineData("Concurrency", "257", "too many")]
    [InlineData("Concurrency", "veel", "no number")]
    [InlineData("Concurency", "1", "spelled wrong")]
    public async Task A_wrong_value_is_told_by_the_name_of_its_setting(string setting, string value, string reason)
    {
        await using var worker = new TestWorker();
        worker.Settings[$"MessageHub:{setting}"] = value;

        var e = Assert.ThrowsAny<ValidationException>(() => worker.Build().Dispose());
        Assert.True(e.Message.Contains(setting.Split(':')[0], StringComparison.Ordinal), $"{reason}: {e.Message}");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_told_by_the_name_of_its_setting()
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:Data"] = "/dev/null/data";

        var e = await Assert.ThrowsAnyAsync<ValidationException>(worker.StartAsync);
        Assert.Contains("MessageHub:Data", e.Message);
    }

    [Fact]
    public void Without_settings_it_runs_embedded()
    {
        var settings = WorkerSettings.From(new ConfigurationBuilder().Build());

        Assert.Equal("data", settings.Data);
        Assert.Equal("", settings.Postgres);
        Assert.Equal("", settings.Schemas);
        Assert.Empty(settings.Gemeenten);
        Assert.Equal(25 * 1024 * 1024, settings.MaximumBytes);
        Assert.Equal("1.0.0", settings.XsltVersie);
        Assert.Equal(TimeSpan.FromMilliseconds(500), settings.PollInterval);
        Assert.Equal(TimeSpan.FromMinutes(1), settings.RetryInterval);
        Assert.Equal(0, settings.Concurrency);
    }
}
