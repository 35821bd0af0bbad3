using System.ComponentModel.DataAnnotations;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Worker.Folders;
using MessageHub.Worker.Operation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>Brings the store up to date before the worker takes anything.</summary>
internal sealed class StoreStart(
    RegisterDatabase database, DataFolders folders, WorkerSettings settings, JudgingEvents events, StoreWatch watch,
    IHostApplicationLifetime lifetime, ILogger<StoreStart> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (settings.RabbitMq.Length == 0)
                folders.Create();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ValidationException(WorkerSettings.Wrong(nameof(WorkerSettings.Data), $"the folders cannot be made ({e.Message})"), null, null);
        }

        lifetime.ApplicationStopping.Register(events.StopTaking);
        await database.MigrateAsync(cancellationToken);
        await watch.BeginAsync(cancellationToken);
        if (settings.RabbitMq.Length == 0 && folders.Open.ToList() is { Count: > 0 } open)
            Log.FoldersOpen(logger, string.Join(", ", open));
        Log.Watching(logger, settings.RabbitMq.Length > 0 ? QueueNames.In : folders.In, settings.Postgres.Length > 0 ? "PostgreSQL" : folders.Database);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
