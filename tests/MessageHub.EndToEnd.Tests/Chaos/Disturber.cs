using System.Diagnostics;
using System.Globalization;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Lets go wrong what the schedule says, when it says so.</summary>
internal sealed class Disturber(PrivateServers servers, Installation place, WorkerPool workers, Progress progress)
{
    private readonly long started = Stopwatch.GetTimestamp();

    /// <summary>What went wrong when, for people.</summary>
    public List<string> Diary { get; } = [];

    /// <summary>Runs the schedule.</summary>
    public async Task RunAsync(IReadOnlyList<Disturbance> schedule)
    {
        foreach (var disturbance in schedule)
        {
            await progress.ReachedAsync(disturbance.At);
            Note($"{disturbance.Kind}{(disturbance.WithWorker ? " with a worker" : "")}");
            await (disturbance.Kind switch
            {
                DisturbanceKind.KillWorker => workers.KillAsync(disturbance.Worker),
                DisturbanceKind.DrainWorker => workers.DrainAsync(disturbance.Worker),
                DisturbanceKind.KillBroker => servers.KillBrokerAsync(() => MeanwhileAsync(disturbance)),
                DisturbanceKind.KillDatabase => servers.KillDatabaseAsync(() => MeanwhileAsync(disturbance)),
                DisturbanceKind.DropBrokerConnections => place.Management.DropConnectionsAsync(),
                _ => place.DropDatabaseConnectionsAsync(),
            });
            Note("done");
        }
    }

    private void Note(string what) => Diary.Add(
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {progress.Count} answers: {what}"));

    private Task MeanwhileAsync(Disturbance disturbance) => disturbance.WithWorker ? workers.KillAsync(disturbance.Worker) : Task.CompletedTask;
}
