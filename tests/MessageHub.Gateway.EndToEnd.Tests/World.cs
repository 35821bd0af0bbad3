using System.Globalization;
using System.Net;
using MessageHub.Berichten;
using MessageHub.Gateway.EndToEnd.Tests.Servers;
using MessageHub.HubSimulator;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>
/// Everything of a gemeente and its hub: RabbitMQ, PostgreSQL, worker and gateway as processes, and the simulator. One for all tests of a
/// class; each test plays with an aanbieder of its own.
/// </summary>
public sealed class World : IAsyncLifetime, IAsyncDisposable
{
    public const string Gemeente = "0297";

    private static int rounds;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-endtoend-");
    private readonly int gatewayPort = FreePort.Next();
    private readonly int hubPort = FreePort.Next();
    private readonly List<Hub> hubs = [];
    private TaskCompletionSource hubIsUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Database? database;
    private Broker? broker;
    private Dictionary<string, string>? gatewaySettings;
    private ChildProgram? gateway;
    private ChildProgram? worker;

    /// <summary>The newest simulator; it may just have been killed.</summary>
    internal Hub Hub => hubs[^1];

    internal Database Database => database!;

    internal Broker Broker => broker!;

    internal ChildProgram Gateway => gateway!;

    internal ChildProgram Worker => worker!;

    internal Uri GatewayAddress => new($"http://127.0.0.1:{gatewayPort}{Names.ServicePath}");

    /// <summary>What the simulators, also those that were killed, had to say about the gateway.</summary>
    internal IReadOnlyList<string> Complaints => [.. hubs.SelectMany(h => h.Log.Complaints)];

    public async Task InitializeAsync()
    {
        (database, broker) = await Both(Database.StartAsync(), Broker.StartAsync());
        await StartHubAsync();
        worker = new("MessageHub.Worker", new Dictionary<string, string>
        {
            ["MessageHub:Postgres"] = Database.ConnectionString,
            ["MessageHub:RabbitMq"] = Broker.Address,
            ["MessageHub:Data"] = Path.Combine(folder.FullName, "worker"),
            ["MessageHub:RetryInterval"] = "00:00:01",
            ["MessageHub:PollInterval"] = "00:00:00.05",
        });
        gatewaySettings = new()
        {
            ["MessageHub:Postgres"] = Database.ConnectionString,
            ["MessageHub:RabbitMq"] = Broker.Address,
            ["MessageHub:Gateway:Listen"] = $"http://127.0.0.1:{gatewayPort}",
            ["MessageHub:Gateway:PlainHttp"] = "true",
            ["MessageHub:Gateway:Instance"] = "een",
            ["MessageHub:Gateway:PollInterval"] = "00:00:00.1",
            // What it had in hand when the store went away is taken up again after this; minutes in production.
            ["MessageHub:Gateway:Lease"] = "00:00:08",
            ["MessageHub:Gateway:Gemeenten:0:Code"] = Gemeente,
            ["MessageHub:Gateway:Gemeenten:0:Naam"] = "Zaltbommel",
            ["MessageHub:Gateway:FunctiesUit:0"] = "JW317",
            ["MessageHub:Gateway:Connections:0:Name"] = "hub",
            ["MessageHub:Gateway:Connections:0:Url"] = Hub.Address.ToString(),
            ["MessageHub:Gateway:Connections:0:Timeout"] = "00:00:02",
            ["MessageHub:Gateway:Connections:0:RetryDelay"] = "00:00:00.1",
            ["MessageHub:Gateway:Connections:0:LongestDelay"] = "00:00:01",
        };
        gateway = new("MessageHub.Gateway", gatewaySettings);
        await StartAsync(Component.Worker);
        await StartAsync(Component.Gateway);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in hubs)
            await hub.DisposeAsync();
        foreach (var part in new IAsyncDisposable?[] { gateway, worker, broker, database })
        {
            if (part is not null)
                await part.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>A round with a person and an aanbieder that no other test has.</summary>
    internal Round NewRound(Standaard standaard = Standaard.Ijw)
    {
        var number = Interlocked.Increment(ref rounds);
        return new(this, number, (65_000_000 + number).ToString(CultureInfo.InvariantCulture), standaard);
    }

    /// <summary>The simulator that lives; waits for the next one when it was killed.</summary>
    internal async Task<Hub> LiveHubAsync()
    {
        await hubIsUp.Task.WaitAsync(Wait.MaxWait);
        return Hub;
    }

    /// <summary>Kill -9.</summary>
    internal Task KillAsync(Component component) => component switch
    {
        Component.Gateway => Gateway.KillAsync(),
        Component.Worker => Worker.KillAsync(),
        Component.Broker => Broker.KillAsync(),
        Component.Database => Database.KillAsync(),
        _ => KillHubAsync(),
    };

    /// <summary>Kill -9 of the gateway; the next one reaches the broker at this address.</summary>
    internal async Task RestartGatewayAsync(string brokerAddress)
    {
        await KillAsync(Component.Gateway);
        gatewaySettings!["MessageHub:RabbitMq"] = brokerAddress;
        await StartAsync(Component.Gateway);
    }

    /// <summary>Starts what was killed and waits until it can be reached.</summary>
    internal async Task StartAsync(Component component)
    {
        switch (component)
        {
            case Component.Gateway:
                Gateway.Start();
                await UntilAsync(IsUpAsync, "the gateway answers");
                break;
            case Component.Worker:
                Worker.Start();
                await UntilAsync(
                    async () => await Broker.CountAsync("messagehub.in") is not null, "the worker has made the queue of what arrives");
                break;
            case Component.Broker:
                await Broker.ResumeAsync();
                break;
            case Component.Database:
                await Database.ResumeAsync();
                break;
            default:
                await StartHubAsync();
                break;
        }
    }

    internal Task UntilAsync(Func<Task<bool>> isTrue, string what) => Wait.UntilAsync(
        isTrue, what,
        () => $"{Gateway.Tail}\n{Worker.Tail}\nThe hub: {string.Join('\n', hubs.SelectMany(h => h.Log.Entries).TakeLast(20))}");

    internal Task UntilAsync(Func<bool> isTrue, string what) => UntilAsync(() => Task.FromResult(isTrue()), what);

    private async Task StartHubAsync()
    {
        var hub = new Hub(
            new()
            {
                Listen = new($"http://127.0.0.1:{hubPort}"),
                Gateway = GatewayAddress,
                State = Path.Combine(folder.FullName, "hub"),
                Timeout = TimeSpan.FromSeconds(15),
                Patience = Wait.MaxWait,
            },
            TimeProvider.System);
        if (hubs.Count > 0)
            (hub.Moments, hub.Judges) = (Hub.Moments, Hub.Judges);
        await hub.StartAsync();
        hubs.Add(hub);
        hubIsUp.SetResult();
    }

    private Task KillHubAsync()
    {
        hubIsUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return Hub.KillAsync();
    }

    private async Task<bool> IsUpAsync()
    {
        if (Gateway.HasExited)
            Assert.Fail($"The gateway has ended. {Gateway.Tail}");
        using var http = new HttpClient();
        try
        {
            using var response = await http.GetAsync(new Uri($"{GatewayAddress}?wsdl"));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<(T1, T2)> Both<T1, T2>(Task<T1> one, Task<T2> other) => (await one, await other);
}
