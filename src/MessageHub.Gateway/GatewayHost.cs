using System.ComponentModel.DataAnnotations;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Outward;
using MessageHub.Gateway.Queue;
using MessageHub.Gateway.Settings;
using MessageHub.Gateway.Tls;
using MessageHub.Hosting;
using MessageHub.Register.Envelopes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MessageHub.Gateway;

/// <summary>Puts the gateway together: settings, ports, store, queues. What a test starts is what an operator starts.</summary>
internal static class GatewayHost
{
    /// <summary>Where settings come from. They travel with the program; folders are relative to where it is started.</summary>
    /// <exception cref="ValidationException">The folder of secrets cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // Empty: the usual builder would listen where the environment says and log what we do not want logged.
        var builder = WebApplication.CreateEmptyBuilder(
            new() { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "MessageHub.Gateway" });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        builder.Configuration.UseHostSources(args);
        return builder;
    }

    /// <summary>Builds a gateway that is not started yet.</summary>
    /// <exception cref="ValidationException">Settings are wrong; the text names all of them.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var settings = SettingsReader.Read<GatewaySettings>(builder.Configuration);
        builder.AddOperation(settings, "messagehub-gateway");
        builder.KeepFrameworkQuiet();
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddStore(settings);
        services.AddReading(settings);
        services.AddSingleton<EnvelopeStore>();
        services.AddSingleton<WakeSignals>();
        services.AddSingleton<EnvelopeClock>();
        services.AddSingleton<FunctionTable>();
        services.AddSingleton<ChainCodeList>();
        services.AddSingleton<Routes>();
        services.AddSingleton(
            provider => new CertificateFile(settings.Gateway.Certificate, provider.GetRequiredService<ILogger<CertificateFile>>()));
        services.AddSingleton<MutualTls>();
        services.AddSingleton<ControlCheck>();
        services.AddSingleton<EnvelopeIntake>();
        services.AddSingleton<QuarantineStore>();
        services.AddSingleton<SpoolRoom>();
        services.AddSingleton<RequestBody>();
        services.AddSingleton<BoundedEnvelopeReader>();
        services.AddSingleton<Setbacks>();
        services.AddSingleton<RequestLimiter>();
        services.AddSingleton<SoapPort>();
        services.AddSingleton<AdapterPort>();
        services.AddSingleton<WsdlPort>();
        services.AddSingleton<RefusalMaker>();
        services.AddSingleton<OutboundIntake>();
        services.AddSingleton<QueueConnection>();
        // The store is ready before anything arrives; hosted services start in this order, and the server after them.
        services.AddHostedService<GatewayStart>();
        foreach (var part in new[] { PayloadCheck.Small, PayloadCheck.Large })
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<PayloadCheck>(provider, part));
        services.AddHostedService<EnvelopeRelay>();
        services.AddHostedService<OutQueue>();
        services.AddHostedService<Sending>();
        services.AddHostedService<Deadlines>();
        builder.WebHost.ConfigureKestrel(options => Limit(options, settings));

        var app = builder.Build();
        Ports.Map(app, settings);
        return app;
    }

    /// <summary>A caller gets little room and little time before it has said something sensible.</summary>
    private static void Limit(KestrelServerOptions options, GatewaySettings settings)
    {
        options.AddServerHeader = false;
        var limits = options.Limits;
        limits.MaxRequestBodySize = settings.Gateway.MaximumBytes;
        limits.MaxConcurrentConnections = settings.Gateway.MaximumConnections;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MaxRequestHeaderCount = 50;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 4 * 1024;
        var listen = settings.Gateway.ListenAddress;
        options.Listen(listen.Address, listen.Port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            var logger = options.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GatewayHost).FullName!);
            endpoint.Use(next => connection => OneLineAsync(next, connection, logger));
            if (listen.IsSecure)
                endpoint.UseHttps(options.ApplicationServices.GetRequiredService<MutualTls>().Server());
        });
    }

    /// <summary>
    /// Before a caller is known it can make connections fail as often as it likes; the server would log the whole exception.
    /// </summary>
    private static async Task OneLineAsync(
        ConnectionDelegate next, ConnectionContext connection, Microsoft.Extensions.Logging.ILogger logger)
    {
        try
        {
            await next(connection);
        }
        catch (Exception e)
        {
            Log.ConnectionFault(logger, e.GetType().Name);
        }
    }
}
