using System.ComponentModel.DataAnnotations;
using MassTransit;
using MessageHub.Berichten;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Rules;
using MessageHub.Worker.Folders;
using MessageHub.Worker.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;

namespace MessageHub.Worker;

/// <summary>Puts the worker together: settings, store, bus, folders. What a test starts is what an operator starts; only the rules may be put in before.</summary>
internal static class WorkerHost
{
    /// <summary>Builds a worker that is not started yet.</summary>
    /// <exception cref="ValidationException">A setting is wrong; the text names it.</exception>
    public static IHost Build(HostApplicationBuilder builder)
    {
        var settings = WorkerSettings.From(builder.Configuration);

        builder.Services.AddSerilog(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new DataFolders(settings.Data));
        var database = DatabaseOf(settings);
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton(provider => new RegisterStore(database, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(settings.Schemas.Length > 0 ? new SchemaLibrary(settings.Schemas) : SchemaLibrary.BuiltIn);
        builder.Services.AddSingleton(provider => new BerichtReader(provider.GetRequiredService<SchemaLibrary>(), settings.MaximumBytes));
        builder.Services.TryAddSingleton(RuleCatalogue.All);
        builder.Services.AddSingleton(new ProcessingSettings { Gemeenten = settings.Gemeenten, XsltVersie = settings.XsltVersie });
        builder.Services.AddSingleton<BerichtProcessor>();
        builder.Services.AddSingleton<JudgingEvents>();
        builder.Services.AddSingleton(new BerichtConcurrency(settings.ConcurrencyInUse));

        // The store is ready before anything arrives; the bus has its endpoints before anything is offered to it.
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.DrainTime);
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            options.WaitUntilStarted = true;
            options.StopTimeout = settings.DrainTime;
        });
        if (settings.RabbitMq.Length > 0)
            builder.Services.AddQueues(settings);
        else
            builder.Services.AddFolders(settings);
        return builder.Build();
    }

    private static RegisterDatabase DatabaseOf(WorkerSettings settings)
    {
        try
        {
            return settings.Postgres.Length > 0 ? new PostgresDatabase(settings.Postgres) : new SqliteDatabase(new DataFolders(settings.Data).Database);
        }
        catch (ArgumentException)
        {
            // Its text may quote the setting, and that holds a password.
            throw new ValidationException(WorkerSettings.Wrong(nameof(WorkerSettings.Postgres), "this is not a connection string of PostgreSQL"), null, null);
        }
    }

    private static void AddSerilog(this IServiceCollection services, IConfiguration configuration)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(configuration)
            .CreateLogger();
        services.AddLogging(logging => logging.ClearProviders().AddSerilog(logger, dispose: true));
    }
}
