using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Startup;
using MessageHub.Register.Envelopes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace MessageHub.Gateway.Tests;

/// <summary>
/// A gateway on a store of its own: the same host an operator starts, impatient, on loopback. It can be stopped and started again.
/// </summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("messagehub-gateway-");
    private readonly string log = Guid.NewGuid().ToString();
    private WebApplication? app;
    private HttpClient? client;

    public TestGateway() => Settings = new()
    {
        ["MessageHub:Data"] = root.FullName,
        ["MessageHub:DrainTime"] = "00:00:10",
        ["MessageHub:Gateway:Listen"] = "http://127.0.0.1:0",
        ["MessageHub:Gateway:PlainHttp"] = "true",
        ["MessageHub:Gateway:AdapterPort"] = "true",
        ["MessageHub:Gateway:PollInterval"] = "00:00:00.05",
        ["MessageHub:Gateway:Spool"] = root.FullName,
        ["MessageHub:Gateway:Applicatie"] = "Receptor",
        ["MessageHub:Gateway:Gemeenten:0:Code"] = "0297",
        ["MessageHub:Gateway:Gemeenten:0:Naam"] = "Zaltbommel",
        ["MessageHub:Gateway:Connections:0:Name"] = "hub",
        ["MessageHub:Gateway:Connections:0:Url"] = "http://127.0.0.1:9/",
        ["MessageHub:Gateway:Connections:0:Timeout"] = "00:00:05",
        ["MessageHub:Gateway:Connections:0:RetryDelay"] = "00:00:00.02",
        ["MessageHub:Gateway:Connections:0:LongestDelay"] = "00:00:00.2",
        ["Serilog:Using:0"] = "MessageHub.Gateway.Tests",
        ["Serilog:MinimumLevel:Default"] = "Verbose",
        ["Serilog:WriteTo:0:Name"] = "Captured",
        ["Serilog:WriteTo:0:Args:log"] = log,
    };

    public Dictionary<string, string?> Settings { get; }

    public TestClock Clock { get; } = new();

    public string Folder => root.FullName;

    public IServiceProvider Services => app!.Services;

    public EnvelopeStore Store => Services.GetRequiredService<EnvelopeStore>();

    /// <summary>Everything that was logged, at every level.</summary>
    public IReadOnlyCollection<LogEvent> Logged => CapturedLogs.Of(log);

    public Uri Address { get; private set; } = null!;

    public HttpClient Client => client!;

    public static async Task<TestGateway> StartedAsync(params (string Setting, string? Value)[] settings)
    {
        var gateway = new TestGateway();
        foreach (var (setting, value) in settings)
            gateway.Settings[$"MessageHub:{setting}"] = value;
        await gateway.StartAsync();
        return gateway;
    }

    public WebApplication Build()
    {
        var builder = GatewayHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        return GatewayHost.Build(builder);
    }

    public async Task StartAsync()
    {
        app = Build();
        await app.StartAsync().WaitAsync(Wait.MaxWait);
        Address = new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        client = new() { BaseAddress = Address, Timeout = Wait.MaxWait };
    }

    public async Task StopAsync()
    {
        client!.Dispose();
        await app!.StopAsync().WaitAsync(Wait.MaxWait);
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>Offers a text at the SOAP port as a hub would.</summary>
    public Task<Reply> PostAsync(string body, string? soapAction = null) => PostAsync(Encoding.UTF8.GetBytes(body), soapAction);

    public async Task<Reply> PostAsync(
        byte[] body, string? soapAction = null, string path = SoapPort.Path, string contentType = "text/xml; charset=utf-8")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (soapAction is not null)
            request.Headers.TryAddWithoutValidation("SOAPAction", $"\"{soapAction}\"");
        using var response = await Client.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Offers a bare envelope at the adapter port.</summary>
    public Task<Reply> AdaptAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body), path: AdapterPort.Path);

    public Task<IReadOnlyList<ReceivedEnvelope>> ReceivedAsync() => Store.ReceivedAsync(null, 1000, CancellationToken.None);

    public Task<IReadOnlyList<OutgoingEnvelope>> OutgoingAsync() => Store.OutgoingAsync(null, 1000, CancellationToken.None);

    public Task<IReadOnlyList<EnvelopeTask>> TasksAsync() => Store.TasksAsync(1000, CancellationToken.None);

    public Task<IReadOnlyList<QuarantinedEnvelope>> QuarantinedAsync() => Store.QuarantinedAsync(1000, CancellationToken.None);

    /// <summary>The received envelope when it has come to rest in a state.</summary>
    public async Task<ReceivedEnvelope> SettledAsync(string number, EnvelopeState state) => (await Wait.ForAsync(
        async () => (await ReceivedAsync()).FirstOrDefault(r => r.Referentienummer == number),
        r => r?.State == state,
        $"the envelope is {state}",
        Told))!;

    public async Task<OutgoingEnvelope> DeliveredAsync(Func<OutgoingEnvelope, bool> which, string what) => (await Wait.ForAsync(
        async () => (await OutgoingAsync()).FirstOrDefault(which), o => o is not null, what, Told))!;

    /// <summary>A good message is still stored and answered: whatever happened before, the service lives on.</summary>
    public async Task AssertLivesOnAsync()
    {
        var reply = await PostAsync(Soap.Di01(number: Soap.NewNumber()));
        Assert.Equal((HttpStatusCode.OK, "Bv03"), (reply.Status, reply.Berichtcode));
    }

    /// <summary>Does to the store what no program of ours would.</summary>
    public async Task OnStoreAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "messagehub.db")};Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await StopAsync();
        SqliteConnection.ClearAllPools();
        root.Delete(recursive: true);
    }

    /// <summary>All that stands in a log line, however it is shown.</summary>
    public static string TextOf(LogEvent e) =>
        $"{e.Level} {e.RenderMessage()} {string.Join(' ', e.Properties.Select(p => $"{p.Key}={p.Value}"))} {e.Exception}";

    private string Told() =>
        string.Join(Environment.NewLine, Logged.Where(e => e.Level >= LogEventLevel.Information).TakeLast(20).Select(TextOf));
}
