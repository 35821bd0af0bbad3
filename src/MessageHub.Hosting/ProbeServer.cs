using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MessageHub.Hosting;

/// <summary>
/// Answers who watches over this process: has it started, does it live, is it ready for work. It listens before anything else starts and
/// until everything else has stopped. Names of checks are reported, and nothing of what they found.
/// </summary>
internal sealed class ProbeServer : IHostedService, IHttpApplication<HttpContext>, IDisposable
{
    public const string LiveTag = "live";
    public const string ReadyTag = "ready";

    private readonly HostingSettings settings;
    private readonly HealthCheckService checks;
    private readonly IHostApplicationLifetime lifetime;
    private readonly KestrelServer server;

    public ProbeServer(HostingSettings settings, HealthCheckService checks, IHostApplicationLifetime lifetime, IServiceProvider services)
    {
        (this.settings, this.checks, this.lifetime) = (settings, checks, lifetime);
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = services };
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        server = new(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    /// <exception cref="ValidationException">The address cannot be listened on.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(settings.Probes);
        try
        {
            await server.StartAsync(this, cancellationToken);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            var why = e.InnerException is AddressInUseException ? "its port is in use by another program" : e.GetType().Name;
            var problem = new SettingProblem(nameof(HostingSettings.Probes), $"this address cannot be listened on ({why})");
            throw new ValidationException($"{problem.In(HostingSettings.Section)}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var (isWell, found) = context.Request.Path.Value switch
        {
            "/health/startup" => (lifetime.ApplicationStarted.IsCancellationRequested, null),
            "/health/live" => await CheckAsync(LiveTag, context.RequestAborted),
            "/health/ready" => await ReadyAsync(context.RequestAborted),
            _ => ((bool?)null, null),
        };
        context.Response.StatusCode = isWell switch { null => 404, true => 200, false => 503 };
        context.Response.Headers.CacheControl = "no-store";
        if (isWell is null || !HttpMethods.IsGet(context.Request.Method))
            return;
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.Body);
        Write(json, isWell.Value, found);
    }

    /// <summary>Ready is who has started, is not asked to stop, and reaches what it needs.</summary>
    private async Task<(bool? IsWell, HealthReport? Found)> ReadyAsync(CancellationToken cancellationToken)
    {
        var (isWell, found) = await CheckAsync(ReadyTag, cancellationToken);
        return (
            isWell is true && lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested,
            found);
    }

    private async Task<(bool? IsWell, HealthReport? Found)> CheckAsync(string tag, CancellationToken cancellationToken)
    {
        var found = await checks.CheckHealthAsync(c => c.Tags.Contains(tag), cancellationToken);
        return (found.Status is HealthStatus.Healthy, found);
    }

    private static void Write(Utf8JsonWriter json, bool isWell, HealthReport? found)
    {
        json.WriteStartObject();
        json.WriteString("status", isWell ? "ok" : "failing");
        json.WriteStartObject("checks");
        foreach (var (name, entry) in found?.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).ToList() ?? [])
            json.WriteString(name, entry.Status is HealthStatus.Healthy ? "ok" : "failing");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
