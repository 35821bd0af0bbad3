using System.Reflection;
using MessageHub.Processing;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MessageHub.Hosting;

/// <summary>Sends traces and metrics to a collector while the host runs, and what is left of them when it stops.</summary>
/// <param name="settings">Where to.</param>
/// <param name="service">The name of this host.</param>
internal sealed class TelemetryExport(HostingSettings settings, string service) : IHostedService, IDisposable
{
    private const int MetricsEveryMilliseconds = 10_000;

    /// <summary>A collector that is away does not keep a host from stopping.</summary>
    private const int FlushMilliseconds = 3_000;

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3);
        var resource = ResourceBuilder.CreateDefault().AddService(service, "messagehub", version);
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Telemetry.Name, "MassTransit")
            .AddProcessor(new SenderIdRemoval())
            .AddOtlpExporter(options => Direct(options, "traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Telemetry.Name, "System.Runtime")
            .AddOtlpExporter((options, reader) =>
            {
                Direct(options, "metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = MetricsEveryMilliseconds;
            })
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => traces?.Shutdown(FlushMilliseconds), CancellationToken.None),
        Task.Run(() => metrics?.Shutdown(FlushMilliseconds), CancellationToken.None));

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    private void Direct(OtlpExporterOptions options, string signal)
    {
        options.Protocol = settings.OtlpProtocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        // Over HTTP each kind has its own path, which is not added to an address that is given.
        options.Endpoint = new(settings.OtlpProtocol == "grpc" ? settings.Otlp : $"{settings.Otlp.TrimEnd('/')}/v1/{signal}");
    }
}
