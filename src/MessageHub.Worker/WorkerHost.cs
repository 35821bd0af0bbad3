using System.ComponentModel.DataAnnotations;
using MassTransit;
using MessageHub.Hosting;
using MessageHub.Processing.Operation;
using MessageHub.Processing.Queues;
using MessageHub.Register.Store;
using MessageHub.Worker.Folders;
using MessageHub.Worker.Operation;
using MessageHub.Worker.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>
/// Puts the worker together: settings, store, bus, folders. What a test starts is what an operator starts; only the rules may be put in
/// before.
/// </summary>
internal static class WorkerHost
{
    /// <summary>Where settings come from. They travel with the program; folders are relative to where it is started.</summary>
    /// <exception cref="ValidationException">The folder of secrets cannot be read.</exception>
    public static HostApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.UseHostSources(args);
        return builder;
    }

    /// <summary>Builds a worker that is not started yet.</summary>
    /// <exception cref="ValidationException">Settings are wrong; the text names every one.</exception>
    public static IHost Build(HostApplicationBuilder builder)
    {
        var settings = SettingsReader.Read<WorkerSettings>(builder.Configuration);

        builder.AddOperation(settings, "messagehub-worker");
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new DataFolders(settings.Data));
        // The store may lie in the same folder, so folders are made first, and readable for their owner only.
        if (settings.RabbitMq.Length == 0)
            builder.Services.AddHostedService<FolderStart>();
        builder.Services.AddStore(settings);
        builder.Services.AddJudging(settings);
        builder.Services.AddSingleton<StoreWatch>();
        builder.Services.AddSingleton<JudgingEvents>();
        builder.Services.AddSingleton<StoreOutage>();
        builder.Services.AddSingleton<ProcessEnd>();
        builder.Services.AddSingleton(new BerichtConcurrency(settings.ConcurrencyInUse));

        // The store is ready before anything arrives; the bus has its endpoints before anything is offered to it.
        builder.Services.AddHostedService<WorkerStart>();
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
