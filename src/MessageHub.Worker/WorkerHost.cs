using System.ComponentModel.DataAnnotations;
using MassTransit;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Hosting;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Rules;
using MessageHub.Worker.Folders;
using MessageHub.Worker.Operation;
using MessageHub.Worker.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>
/// Puts the worker together: settings, store, bus, folders. What a test starts is what an operator starts; only the rules may be put in
/// before.
/// </summary>
internal static class WorkerHost
{
    /// <summary>Builds a worker that is not started yet.</summary>
    /// <exception cref="ValidationException">Settings are wrong; the text names every one.</exception>
    public static IHost Build(HostApplicationBuilder builder)
    {
        var settings = WorkerSettings.From(builder.Configuration);

        builder.AddOperation(settings, "messagehub-worker");
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new DataFolders(settings.Data));
        var database = DatabaseOf(settings);
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton(provider => new RegisterStore(database, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(provider => new StoreHistory(database, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<StoreWatch>();
        builder.Services.AddSingleton(settings.Schemas.Length > 0 ? new SchemaLibrary(settings.Schemas) : SchemaLibrary.BuiltIn);
        builder.Services.AddSingleton(provider => new BerichtReader(provider.GetRequiredService<SchemaLibrary>(), settings.MaximumBytes));
        builder.Services.TryAddSingleton(RuleCatalogue.With(GemeenteList.Of(settings.Gemeentelijst)));
        builder.Services.AddSingleton(new ProcessingSettings
        {
            Gemeenten = settings.Gemeenten,
            XsltVersie = settings.XsltVersie.Length > 0 ? settings.XsltVersie : null,
            MaximumAnswerBytes = settings.MaximumAnswerBytes,
        });
        builder.Services.AddSingleton<BerichtProcessor>();
        builder.Services.AddSingleton<JudgingEvents>();
        builder.Services.AddSingleton<StoreTrouble>();
        builder.Services.AddSingleton<ProcessEnd>();
        builder.Services.AddSingleton(new BerichtConcurrency(settings.ConcurrencyInUse));

        // The store is ready before anything arrives; the bus has its endpoints before anything is offered to it.
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<StoreWatch>());
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            options.WaitUntilStarted = true;
            options.StopTimeout = settings.DrainTime;
            // Work that waits for a database that is away is given back in time to stop in order.
            options.ConsumerStopTimeout = settings.DrainTime * 0.8;
        });
        if (settings.RabbitMq.Length > 0)
            builder.Services.AddQueues(settings);
        else
            builder.Services.AddFolders(settings);
        builder.Services.AddHostedService<Retention>();
        if (settings.Probes.Length > 0 || settings.Otlp.Length > 0)
            builder.Services.AddWatching(settings);
        return builder.Build();
    }

    private static RegisterDatabase DatabaseOf(WorkerSettings settings) =>
        settings.Postgres.Length > 0 ? new PostgresDatabase(settings.Postgres) : new SqliteDatabase(new DataFolders(settings.Data).Database);

    /// <summary>What is read only for those who watch.</summary>
    private static void AddWatching(this IServiceCollection services, WorkerSettings settings)
    {
        services.AddSingleton(provider => new Figures(
            provider.GetRequiredService<RegisterStore>(),
            settings.RabbitMq.Length > 0
                ? provider.GetRequiredService<RawPublisher>().DepthsAsync
                : _ => Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>()),
            settings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Figures>>()));
        services.AddHostedService(provider => provider.GetRequiredService<Figures>());
        services.AddReadyCheck<OutboxCheck>("outbox");
        services.AddLiveCheck<ProgressCheck>("progress");
        services.AddLiveCheck<SameStoreCheck>("same-store");
        if (settings.RabbitMq.Length > 0)
            services.AddLiveCheck<ConsumersCheck>("consumers");
    }
}
