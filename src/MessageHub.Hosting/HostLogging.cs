using System.ComponentModel.DataAnnotations;
using MessageHub.Register.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Formatting.Compact;

namespace MessageHub.Hosting;

/// <summary>Where logging goes: to standard output, for people or as JSON. A section <c>Serilog:WriteTo</c> replaces that.</summary>
internal static class HostLogging
{
    private const string ForPeople = "{Timestamp:yyyy-MM-dd HH:mm:ss zzz} {Service} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddHostLogging(this IHostApplicationBuilder builder, HostingSettings settings, string service)
    {
        var configuration = new LoggerConfiguration()
            .Enrich.WithProperty("Service", service)
            // A probe answers who asks; that something is not ready is no news in the log every few seconds.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .Filter.ByExcluding(IsReportedElsewhere)
            .Filter.ByExcluding(IsNoNews)
            .ReadFrom.Configuration(builder.Configuration);
        if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists())
        {
            if (settings.LogFormat == "json")
                configuration.WriteTo.Console(new RenderedCompactJsonFormatter());
            else
                configuration.WriteTo.Console(outputTemplate: ForPeople);
        }

        builder.Services.AddLogging(logging => logging.ClearProviders().AddSerilog(configuration.CreateLogger(), dispose: true));
    }

    /// <summary>Why a host does not start is reported in one line by the program itself.</summary>
    private static bool IsReportedElsewhere(LogEvent e) => e.Exception is { } exception
        && (e.MessageTemplate.Text is "Hosting failed to start" or "Unable to start Kestrel."
            ? HostProgram.Describe(exception) is not null
            : exception is ValidationException or RegisterException && Matching.FromSource("Microsoft.Extensions.Hosting")(e));

    /// <summary>
    /// Somebody who did not sign in yet asked for a page, as everybody does; a bus that never started because another part of the host did
    /// not cannot be stopped; and a start that was asked to stop did not fail.
    /// </summary>
    private static bool IsNoNews(LogEvent e) =>
        e.MessageTemplate.Text is "AuthenticationScheme: {AuthenticationScheme} was challenged."
        || (e.MessageTemplate.Text.StartsWith("Failed to stop bus", StringComparison.Ordinal) && Matching.FromSource("MassTransit")(e))
        // Below warnings it says what the identity provider sent, also tokens and names.
        || (e.Level < LogEventLevel.Warning && Matching.FromSource("Microsoft.AspNetCore.Authentication.OpenIdConnect")(e))
        || (e.Exception is OperationCanceledException
            && (Matching.FromSource("MassTransit")(e) || Matching.FromSource("Microsoft.Extensions.Hosting")(e)));
}
