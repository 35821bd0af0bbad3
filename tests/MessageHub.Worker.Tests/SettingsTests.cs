using System.ComponentModel.DataAnnotations;
using MessageHub.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
    [InlineData("Gemeentelijst", "nergens/gemeenten.csv", "a file that is not there")]
    [InlineData("XsltVersie", "1.0.0\n", "a line end")]
    [InlineData("XsltVersie", "01.0.0", "a zero in front")]
    [InlineData("PollInterval", "0", "no time")]
    [InlineData("PollInterval", "-00:00:01", "less than no time")]
    [InlineData("PollInterval", "30", "30 days: seconds were meant")]
    [InlineData("PollInterval", "nooit", "no time")]
    [InlineData("PollInterval", "5", "five days: seconds were meant")]
    [InlineData("PollInterval", "00:05", "minutes or hours")]
    [InlineData("PollInterval", "5 s", "a blank")]
    [InlineData("PollInterval", "5s\n", "a line end")]
    [InlineData("RestTime", "25h", "more than a day")]
    [InlineData("RestTime", "0s", "no time")]
    [InlineData("RetryInterval", "0", "no time")]
    [InlineData("RetryInterval", "100", "100 days")]
    [InlineData("Concurrency", "-1", "negative")]
    [InlineData("Concurrency", "257", "too many")]
    [InlineData("Concurrency", "veel", "no number")]
    [InlineData("Concurency", "1", "spelled wrong")]
    [InlineData("Gemeenten", "0363", "one value where a list is needed")]
    [InlineData("Postgres:Host", "x", "parts where one value is needed")]
    [InlineData("Probes", "8080", "a port alone")]
    [InlineData("Probes", "https://0.0.0.0:8080", "there is no certificate")]
    [InlineData("Probes", "http://0.0.0.0:8080/health", "with a path")]
    [InlineData("Otlp", "collector:4317", "no http in front")]
    [InlineData("OtlpProtocol", "http/json", "not spoken")]
    [InlineData("LogFormat", "xml", "not written")]
    [InlineData("DrainTime", "0", "no time")]
    [InlineData("FiguresInterval", "-00:00:01", "less than no time")]
    [InlineData("RetentionYears", "0", "nothing is kept")]
    [InlineData("RetentionYears", "6", "less than the law asks")]
    [InlineData("RabbitMq", "http://broker:5672", "another protocol")]
    [InlineData("Prefetch", "0", "nothing would come")]
    [InlineData("BrokerMaximumBytes", "-1", "negative")]
    [InlineData("BrokerMaximumBytes", "600000000", "more than RabbitMQ can")]
    [InlineData("LongestWithoutConsumers", "0", "no time")]
    [InlineData("Warnings:0:Gemeente", "363", "three digits")]
    [InlineData("Warnings:0:Code", "W002", "a warning on what aanbieders send")]
    [InlineData("Warnings:0:Action", "Stop", "not an action")]
    public async Task A_wrong_value_is_told_by_the_name_of_its_setting(string setting, string value, string reason)
    {
        await using var worker = new TestWorker();
        worker.Settings[$"MessageHub:{setting}"] = value;

        var e = Assert.ThrowsAny<ValidationException>(() => worker.Build().Dispose());
        Assert.True(e.Message.Contains(setting.Split(':')[0], StringComparison.Ordinal), $"{reason}: {e.Message}");
    }

    [Theory]
    [InlineData(
        "Warnings:1: this gemeente and code stand in an earlier one.", "two for all", "Warnings:0:Action=Show", "Warnings:1:Action=Show")]
    [InlineData("Warnings:2: this", "twice the same code", "Warnings:0:Code=W004", "Warnings:1:Code=W005", "Warnings:2:Code=W004")]
    [InlineData("Events: who gives a message learns", "one holds and nobody is told", "Warnings:0:Action=Hold")]
    [InlineData(null, "one holds and others are told", "Warnings:0:Action=Hold", "Events=true")]
    [InlineData(null, "none holds", "Warnings:0:Code=W004", "Warnings:1:Gemeente=0297", "Warnings:2:Action=Show")]
    public async Task Choices_about_warnings_fit_together(string? problem, string reason, params string[] settings)
    {
        await using var worker = new TestWorker();
        foreach (var setting in settings)
            worker.Settings[$"MessageHub:{setting.Split('=')[0]}"] = setting.Split('=')[1];

        var refusal = Record.Exception(() => worker.Build().Dispose());

        Assert.True(
            problem is null ? refusal is null : refusal is ValidationException e && e.Message.Contains(problem, StringComparison.Ordinal),
            $"{reason}: {refusal}");
    }

    [Theory]
    [InlineData("00:00:05", 5_000, "hours, minutes, seconds")]
    [InlineData("00:00:00.25", 250, "part of a second")]
    [InlineData("1.00:00:00", 86_400_000, "a day")]
    [InlineData("5s", 5_000, "seconds")]
    [InlineData("250ms", 250, "milliseconds")]
    [InlineData("2m", 120_000, "minutes")]
    [InlineData("24h", 86_400_000, "hours")]
    [InlineData("", 500, "empty is the default")]
    public void A_length_of_time_may_be_written_in_these_ways(string text, int milliseconds, string reason)
    {
        var settings = WithPollInterval(text);
        Assert.True(settings.PollInterval == TimeSpan.FromMilliseconds(milliseconds), $"{reason}: {settings.PollInterval}");
    }

    [Fact]
    public void Who_writes_a_number_for_a_length_of_time_is_told_how_to_write_it()
    {
        var e = Assert.Throws<ValidationException>(() => WithPollInterval("5"));
        Assert.Equal(
            "MessageHub:PollInterval: a length of time is needed, as 00:00:30 (hours, minutes, seconds), 30s, 500ms, 5m or 1h.", e.Message);
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
    public async Task All_wrong_settings_are_told_at_once_without_their_values()
    {
        const string Secret = "geheim";
        await using var worker = new TestWorker();
        var wrong = new Dictionary<string, string>
        {
            ["Postgres"] = $"Wachtwoord={Secret}",
            ["RabbitMq"] = $"broker:{Secret}",
            ["PollInterval"] = Secret,
            ["Concurrency"] = Secret,
            ["MaximumBytes"] = "0",
            ["Gemeenten"] = Secret,
            ["Probes"] = Secret,
            ["LogFormat"] = Secret,
            ["RetentionYears"] = "6",
            ["Concurency"] = Secret,
        };
        foreach (var (setting, value) in wrong)
            worker.Settings[$"MessageHub:{setting}"] = value;

        var e = Assert.ThrowsAny<ValidationException>(() => worker.Build().Dispose());
        Assert.Equal(wrong.Keys.Order(), e.Message.Split(Environment.NewLine).Select(l => l.Split(':')[1]).Order());
        Assert.All(e.Message.Split(Environment.NewLine), l => Assert.StartsWith("MessageHub:", l));
        Assert.DoesNotContain(Secret, e.Message);
    }

    [Fact]
    public async Task Secrets_in_files_count_for_more_than_the_settings_file_and_for_less_than_environment_and_command_line()
    {
        using var secrets = new TemporaryFolder();
        // As container platforms mount them: links through a hidden folder, with a line end behind the value.
        var hidden = Directory.CreateDirectory(Path.Combine(secrets.Path, "..data")).FullName;
        foreach (var (name, value) in new[]
        {
            ("Data", ""), ("Prefetch", "0"), ("Concurrency", "veel"), ("LogFormat", "xml"), ("RetentionYears", "25\n")
        })
        {
            await File.WriteAllTextAsync(Path.Combine(hidden, $"MessageHub__{name}"), value);
            File.CreateSymbolicLink(Path.Combine(secrets.Path, $"MessageHub__{name}"), Path.Combine("..data", $"MessageHub__{name}"));
        }

        await using var worker = new ChildWorker(
            new Dictionary<string, string> { ["MESSAGEHUB_SECRETS"] = secrets.Path, ["MessageHub__Concurrency"] = "1" },
            "--MessageHub:LogFormat", "text");

        Assert.Equal(2, await worker.EndAsync());
        Assert.Equal(
            ["MessageHub:Data", "MessageHub:Prefetch"],
            worker.Lines.Skip(1).Select(l => l[..l.LastIndexOf(": ", StringComparison.Ordinal)]).Order());
    }

    [Fact]
    public async Task A_folder_of_secrets_that_is_not_there_ends_it()
    {
        await using var worker = new ChildWorker(new Dictionary<string, string> { ["MESSAGEHUB_SECRETS"] = "/bestaat/niet" });

        Assert.Equal(2, await worker.EndAsync());
        Assert.Contains("MESSAGEHUB_SECRETS", worker.Output);
        Assert.DoesNotContain("   at ", worker.Output);
    }

    [Fact]
    public void Without_settings_it_runs_embedded()
    {
        var settings = SettingsReader.Read<WorkerSettings>(new ConfigurationBuilder().Build());

        Assert.Equal("data", settings.Data);
        Assert.Equal("", settings.Postgres);
        Assert.Equal("", settings.Schemas);
        Assert.Empty(settings.Gemeenten);
        Assert.Equal(25 * 1024 * 1024, settings.MaximumBytes);
        Assert.Equal("", settings.XsltVersie);
        Assert.Equal(TimeSpan.FromMilliseconds(500), settings.PollInterval);
        Assert.Equal(TimeSpan.FromMinutes(1), settings.RetryInterval);
        Assert.Equal(0, settings.Concurrency);
        Assert.Equal(("", "", "grpc", "text"), (settings.Probes, settings.Otlp, settings.OtlpProtocol, settings.LogFormat));
        Assert.Equal((TimeSpan.FromSeconds(30), 20), (settings.DrainTime, settings.RetentionYears));
    }

    [Theory]
    [InlineData("", "in memory")]
    [InlineData("amqp://guest:guest@127.0.0.1:1/", "RabbitMQ")]
    public async Task The_bus_reports_no_usage_to_its_maker(string rabbitMq, string transport)
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:RabbitMq"] = rabbitMq;
        worker.Settings["MessageHub:Postgres"] = rabbitMq.Length > 0 ? "Host=127.0.0.1;Port=1;Username=app;Database=none" : "";
        using var host = worker.Build();

        Assert.False(host.Services.GetRequiredService<IOptions<MassTransit.UsageTelemetryOptions>>().Value.Enabled, transport);
    }

    private static WorkerSettings WithPollInterval(string text) => SettingsReader.Read<WorkerSettings>(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("MessageHub:PollInterval", (string?)text)]).Build());
}
