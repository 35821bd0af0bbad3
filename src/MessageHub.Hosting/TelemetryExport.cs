using System.Reflection;
using MessageHub.Processing.Operation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MessageHub.Hosting;

/// <summary>Sends traces and metrics to a collector while a host runs, and what is left of them when it stops.</summary>
internal static class TelemetryExport
{
    private const int MetricsEveryMilliseconds = 10_000;

    /// <summary>A collector that is away does not keep a host from stopping.</summary>
    private const int MaxMilliseconds = 3_000;

    /// <param name="builder">The host.</param>
    /// <param name="settings">Where to.</param>
    /// <param name="service">The name of this host.</param>
    public static void AddTelemetryExport(this IHostApplicationBuilder builder, HostingSettings settings, string service) =>
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(
                resource => resource.AddService(service, "messagehub", Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces
                .AddSource(Telemetry.Name, "MassTransit")
                .AddProcessor(new SenderIdRemoval())
                .AddOtlpExporter(options => Direct(options, settings, "traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name, "System.Runtime")
                .AddOtlpExporter((options, reader) =>
                {
                    Direct(options, settings, "metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = MetricsEveryMilliseconds;
                }));

    private static void Direct(OtlpExporterOptions options, HostingSettings settings, string signal)
    {
        options.TimeoutMilliseconds = MaxMilliseconds;
        options.Protocol = settings.OtlpProtocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        // Over HTTP each kind has its own path, which is not added to an address that is given.
        options.Endpoint = new(settings.OtlpProtocol == "grpc" ? settings.Otlp : $"{settings.Otlp.TrimEnd('/')}/v1/{signal}");
    }
}
