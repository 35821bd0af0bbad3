using MessageHub.Processing.Queues;
using MessageHub.Worker.Folders;
using MessageHub.Worker.Operation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>Looks whether the store is the one that it was, before the worker takes anything, and reports what is worked on.</summary>
internal sealed class WorkerStart(
    DataFolders folders, WorkerSettings settings, JudgingEvents events, StoreWatch watch, IHostApplicationLifetime lifetime,
    ILogger<WorkerStart> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(events.StopTaking);
        await watch.BeginAsync(cancellationToken);
        Log.Watching(logger, settings.RabbitMq.Length > 0 ? QueueNames.In : folders.In, settings.StorePlace);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
