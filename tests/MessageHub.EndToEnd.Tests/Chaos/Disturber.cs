namespace MessageHub.EndToEnd.Tests;

/// <summary>Lets go wrong what the schedule says, when it says so.</summary>
internal sealed class Disturber(PrivateServers servers, Installation place, WorkerPool workers, Progress progress)
{
    /// <summary>Runs the schedule.</summary>
    public async Task RunAsync(IReadOnlyList<Disturbance> schedule)
    {
        foreach (var disturbance in schedule)
        {
            await progress.ReachedAsync(disturbance.At);
            await (disturbance.Kind switch
            {
                DisturbanceKind.KillWorker => workers.KillAsync(disturbance.Worker),
                DisturbanceKind.DrainWorker => workers.DrainAsync(disturbance.Worker),
                DisturbanceKind.KillBroker => servers.KillBrokerAsync(() => MeanwhileAsync(disturbance)),
                DisturbanceKind.KillDatabase => servers.KillDatabaseAsync(() => MeanwhileAsync(disturbance)),
                DisturbanceKind.DropBrokerConnections => place.Management.DropConnectionsAsync(),
                _ => place.DropDatabaseConnectionsAsync(),
            });
        }
    }

    private Task MeanwhileAsync(Disturbance disturbance) => disturbance.WithWorker ? workers.KillAsync(disturbance.Worker) : Task.CompletedTask;
}
