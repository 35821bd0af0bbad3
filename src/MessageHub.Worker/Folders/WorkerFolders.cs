using MassTransit;
using MessageHub.Processing.Files;
using MessageHub.Processing.Queues;
using MessageHub.Register.Store;
using MessageHub.Worker.Operation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Folders;

/// <summary>
/// Puts a worker on folders: messages are files, the bus is in memory, the store is SQLite or PostgreSQL. One worker per folder.
/// </summary>
internal static class WorkerFolders
{
    public static void AddFolders(this IServiceCollection services, WorkerSettings settings)
    {
        services.AddSingleton<IMarkPlace, MarkFile>();
        services.AddSingleton<ProcessedFiles>();
        services.AddSingleton<OfferSchedule>();
        services.AddSingleton<Filing>();
        services.AddSingleton(provider => new AnswerFolder(
            provider.GetRequiredService<RegisterStore>(), provider.GetRequiredService<DataFolders>().Out,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<EventFolder>();
        services.AddSingleton(provider => new AnswerDelivery(
            async (_, token) =>
            {
                await provider.GetRequiredService<AnswerFolder>().DeliverAsync(token);
                if (settings.Events)
                    await provider.GetRequiredService<EventFolder>().DeliverAsync(token);
            },
            settings.RetryInterval,
            settings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AnswerDelivery>>()));
        // Before the bus, so that it stops after it: what is judged at the last moment is still delivered.
        services.AddHostedService(provider => provider.GetRequiredService<AnswerDelivery>());
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<BerichtConsumer, BerichtConsumerDefinition>();
            bus.AddConsumer<FaultConsumer>();
            bus.UsingInMemory((context, configurator) => configurator.ConfigureEndpoints(context));
        });
        services.AddSingleton<Intake>();
        services.AddHostedService(provider =>
        {
            provider.GetRequiredService<Filing>();
            return provider.GetRequiredService<Intake>();
        });
    }
}
