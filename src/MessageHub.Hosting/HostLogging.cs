using System.ComponentModel.DataAnnotations;
using MessageHub.Register;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Formatting.Json;

namespace MessageHub.Hosting;

/// <summary>Where logging goes: to standard output, for people or as JSON. A section <c>Serilog:WriteTo</c> replaces that.</summary>
internal static class HostLogging
{
    private const string ForPeople = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddHostLogging(this IHostApplicationBuilder builder, HostingSettings settings)
    {
        var configuration = new LoggerConfiguration()
            // A probe tells who asks; that something is not ready is no news in the log every few seconds.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            // Why it does not start is told in one text by the program itself.
            .Filter.ByExcluding(e => e.Exception is ValidationException or RegisterException && Matching.FromSource("Microsoft.Extensions.Hosting")(e))
            .ReadFrom.Configuration(builder.Configuration);
        if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists())
        {
            if (settings.LogFormat == "json")
                configuration.WriteTo.Console(new JsonFormatter(closingDelimiter: "\n", renderMessage: true));
            else
                configuration.WriteTo.Console(outputTemplate: ForPeople);
        }

        builder.Services.AddLogging(logging => logging.ClearProviders().AddSerilog(configuration.CreateLogger(), dispose: true));
    }
}
