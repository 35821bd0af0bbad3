using System.Diagnostics;
using System.Globalization;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Lets go wrong what the schedule says, when it says so.</summary>
internal sealed class Disturber(PrivateServers servers, Installation place, WorkerPool workers, Progress progress)
{
    private readonly long started = Stopwatch.GetTimestamp();

    /// <summary>What went wrong when, for people.</summary>
    public List<string> Diary { get; } = [];

    /// <summary>Connections to broker and database that were broken.</summary>
    public int Dropped { get; private set; }

    /// <summary>Runs the schedule.</summary>
    public async Task RunAsync(IReadOnlyList<Disturbance> schedule)
    {
        foreach (var disturbance in schedule)
        {
            await progress.ReachedAsync(disturbance.At);
            Note($"{disturbance.Kind}, worker {disturbance.Worker}{(disturbance.WithWorker ? " too" : "")}");
            await HappenAsync(disturbance);
            Note("done");
        }
    }

    private async Task HappenAsync(Disturbance disturbance)
    {
        switch (disturbance.Kind)
        {
            case DisturbanceKind.KillWorker:
                await workers.KillAsync(disturbance.Worker);
                break;
            case DisturbanceKind.DrainWorker:
                await workers.DrainAsync(disturbance.Worker);
                break;
            case DisturbanceKind.KillBroker:
                await servers.KillBrokerAsync(() => MeanwhileAsync(disturbance));
                break;
            case DisturbanceKind.KillDatabase:
                await servers.KillDatabaseAsync(() => MeanwhileAsync(disturbance));
                break;
            case DisturbanceKind.DropBrokerConnections:
                Dropped += await place.Management.DropConnectionsAsync();
                break;
            default:
                Dropped += await place.DropDatabaseConnectionsAsync();
                break;
        }
    }

    private void Note(string what) => Diary.Add(
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {progress.Count} answers: {what}"));

    private Task MeanwhileAsync(Disturbance disturbance) => disturbance.WithWorker ? workers.KillAsync(disturbance.Worker) : Task.CompletedTask;
}
