using System.Text.Json;
using MessageHub.Worker.Operation;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MessageHub.Worker.Tests;

/// <summary>What a worker informs those who watch over it.</summary>
public sealed class ProbeTests : IDisposable
{
    private readonly string address = $"http://127.0.0.1:{FreePort.Next()}";
    private readonly HttpClient client = new();

    [Fact]
    public async Task A_worker_that_runs_is_started_alive_and_ready_and_tells_nothing_else()
    {
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:Probes"] = address;
        await worker.StartAsync();

        Assert.Equal((200, """{"status":"ok","checks":{}}"""), await AskAsync("startup"));
        Assert.Equal((200, """{"status":"ok","checks":{"progress":"ok","same-store":"ok"}}"""), await AskAsync("live"));
        Assert.Equal((200, """{"status":"ok","checks":{"masstransit-bus":"ok","outbox":"ok","store":"ok"}}"""), await AskAsync("ready"));
        Assert.Equal((404, ""), await AskAsync("other"));
        using var response = await client.GetAsync(new Uri($"{address}/health/live"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());

        await worker.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync("live"));
    }

    [Fact]
    public async Task A_store_that_is_away_makes_it_not_ready_and_leaves_it_alive()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var worker = new TestWorker();
        worker.Settings["MessageHub:Postgres"] = database.Connection;
        worker.Settings["MessageHub:Probes"] = address;
        await worker.StartAsync();
        Assert.Equal(200, (await AskAsync("ready")).Status);

        await database.CloseAsync();
        Assert.Equal(
            (503, """{"status":"failing","checks":{"masstransit-bus":"ok","outbox":"ok","store":"failing"}}"""), await AskAsync("ready"));
        Assert.Equal(200, (await AskAsync("live")).Status);
        Assert.Equal(200, (await AskAsync("startup")).Status);

        await database.OpenAsync();
        await worker.UntilAsync(() => AskAsync("ready").Result.Status == 200, "it is ready again");
        Assert.DoesNotContain(worker.Logged, e => TestWorker.TextOf(e).Contains("Health check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_still_looks_for_its_broker_is_alive_and_not_started()
    {
        await using var database = await OwnPostgres.CreateAsync();
        await using var worker = new ChildWorker(
            "--MessageHub:Postgres", database.Connection, "--MessageHub:RabbitMq", $"amqp://guest:guest@127.0.0.1:{FreePort.Next()}/",
            "--MessageHub:Probes", address);
        await worker.UntilSaidAsync("Watching");

        Assert.Equal(200, (await AskAsync("live")).Status);
        Assert.Equal(503, (await AskAsync("startup")).Status);
        var (status, text) = await AskAsync("ready");
        Assert.Equal(503, status);
        var checks = JsonDocument.Parse(text).RootElement.GetProperty("checks");
        Assert.Equal(("ok", "failing"), (checks.GetProperty("store").GetString(), checks.GetProperty("masstransit-bus").GetString()));
        Assert.DoesNotContain("guest", text);
    }

    [Fact]
    public async Task A_place_that_is_taken_ends_it_with_a_text_that_names_the_setting()
    {
        using var taken = new Collector();
        using var root = new TemporaryFolder();
        await using var worker = new ChildWorker("--MessageHub:Data", root.Path, "--MessageHub:Probes", taken.Address);

        Assert.Equal(2, await worker.EndAsync());
        Assert.Equal(
            ["Settings are wrong:", "MessageHub:Probes: this address cannot be listened on (its port is in use by another program)."],
            worker.Lines);
    }

    [Theory]
    [InlineData(0, HealthStatus.Healthy, "nothing at hand")]
    [InlineData(15 * 60, HealthStatus.Healthy, "just within the limit")]
    [InlineData(15 * 60 + 1, HealthStatus.Unhealthy, "it will not end")]
    public void Judging_that_does_not_end_makes_it_not_alive(int seconds, HealthStatus expected, string reason)
    {
        var status = ProgressCheck.Of(TimeSpan.FromSeconds(seconds)).Status;
        Assert.True(status == expected, $"{reason}: {status}");
    }

    [Fact]
    public async Task What_is_being_judged_is_at_hand_until_it_is_judged()
    {
        var events = new Processing.Queues.JudgingEvents();
        Assert.True(events.AtHand.Oldest < TimeSpan.FromMilliseconds(50));
        using (events.AtHand.Begin())
            await Wait.UntilAsync(() => events.AtHand.Oldest > TimeSpan.FromMilliseconds(50), "it gets older");
        Assert.True(events.AtHand.Oldest < TimeSpan.FromMilliseconds(50));
    }

    public void Dispose() => client.Dispose();

    private async Task<(int Status, string Text)> AskAsync(string probe)
    {
        using var response = await client.GetAsync(new Uri($"{address}/health/{probe}"));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
