using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace MessageHub.Hosting;

/// <summary>What an operator expects of every host: logs, traces and metrics, probes, an orderly stop. What is off costs nothing.</summary>
public static class Operation
{
    /// <summary>How long a check may take before it counts as failing.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds them. Call it before other hosted services are added: the probes answer while those start, and what they leave is sent after
    /// they have stopped.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="service">Its name in logs, traces and metrics.</param>
    public static void AddOperation(this IHostApplicationBuilder builder, HostingSettings settings, string service)
    {
        builder.AddHostLogging(settings, service);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.DrainTime);
        if (settings.Otlp.Length > 0)
            builder.AddTelemetryExport(settings, service);
        if (settings.Probes.Length == 0)
            return;
        builder.Services.AddHealthChecks();
        builder.Services.AddReadyCheck<StoreCheck>("store");
        builder.Services.AddHostedService(provider => new ProbeServer(
            settings, provider.GetRequiredService<HealthCheckService>(), provider.GetRequiredService<IHostApplicationLifetime>(),
            provider));
    }

    /// <summary>
    /// Keeps what the framework says below a warning out of the log, whatever an operator sets: for a host that strangers call, because
    /// there it quotes addresses and headers of callers, and those may hold anything.
    /// </summary>
    public static void KeepFrameworkQuiet(this IHostApplicationBuilder builder) =>
        // For this provider by name: its own rule lets everything through and would win.
        builder.Logging
            .AddFilter<SerilogLoggerProvider>("Microsoft", LogLevel.Warning)
            .AddFilter<SerilogLoggerProvider>("System", LogLevel.Warning);

    /// <summary>Adds something this host needs to be ready for work: without it no more work should come.</summary>
    public static void AddReadyCheck<T>(this IServiceCollection services, string name)
        where T : class, IHealthCheck => Add<T>(services, name, ProbeServer.ReadyTag);

    /// <summary>
    /// Adds something without which this process should be ended. Nothing that lies outside it: a restart mends no database.
    /// </summary>
    public static void AddLiveCheck<T>(this IServiceCollection services, string name)
        where T : class, IHealthCheck => Add<T>(services, name, ProbeServer.LiveTag);

    private static void Add<T>(IServiceCollection services, string name, string tag)
        where T : class, IHealthCheck => services.AddHealthChecks().AddCheck<T>(name, HealthStatus.Unhealthy, [tag], MaxWait);
}
