using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Lets go wrong what the schedule says, when it says so.</summary>
internal sealed class Disturber(PrivateServers servers, Installation place, WorkerPool workers, StoryPlayer player)
{
    private static readonly string[] Tables = ["inbox", "outbox", "levering", "toewijzing"];
    private static readonly string[] Queues = ["messagehub.out", "messagehub.process", "messagehub.in"];

    private readonly long started = Stopwatch.GetTimestamp();

    /// <summary>What went wrong when, for people.</summary>
    public List<string> Diary { get; } = [];

    /// <summary>How long it took until all was well again.</summary>
    public Healing Healing { get; } = new(player);

    /// <summary>Connections to broker and database that were broken.</summary>
    public int Dropped { get; private set; }

    /// <summary>Runs the schedule.</summary>
    public async Task RunAsync(IReadOnlyList<Disturbance> schedule)
    {
        foreach (var disturbance in schedule)
        {
            await player.Progress.ReachedAsync(disturbance.At);
            if (disturbance.Lasts)
                await Healing.EndAsync();
            Note($"{disturbance.Kind}, worker {disturbance.Worker}{(disturbance.WithWorker ? " too" : "")}{(disturbance.Lasts ? $", {disturbance.Seconds} s" : "")}");
            await (disturbance.Lasts ? player.SlowlyAsync(() => HappenAsync(disturbance)) : HappenAsync(disturbance));
            Note("done");
            Healing.Begin(disturbance.Kind);
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
            case DisturbanceKind.DropDatabaseConnections:
                Dropped += await place.DropDatabaseConnectionsAsync();
                break;
            case DisturbanceKind.SilenceDatabase:
                await Network.SilentAsync(Servers.AddressOf(disturbance.Worker), new NpgsqlConnectionStringBuilder(place.Postgres).Port, () => LastAsync(disturbance));
                break;
            case DisturbanceKind.SilenceBroker:
                await Network.SilentAsync(Servers.AddressOf(disturbance.Worker), new Uri(place.RabbitMq).Port, () => LastAsync(disturbance));
                break;
            case DisturbanceKind.ReadOnlyDatabase:
                await place.WithSettingAsync("default_transaction_read_only", "on", () => LastAsync(disturbance));
                break;
            case DisturbanceKind.LockTable:
                await place.WithSettingAsync("statement_timeout", "'1s'", () => place.WithLockAsync(Tables[disturbance.Choice % Tables.Length], () => LastAsync(disturbance)));
                break;
            case DisturbanceKind.DeleteQueue:
                await player.InPeaceAsync(() => place.DeleteEmptyAsync(Queues[disturbance.Choice % Queues.Length]));
                break;
            case DisturbanceKind.LoseQuorum:
                await servers.LoseQuorumAsync(() => LastAsync(disturbance));
                break;
            default:
                throw new InvalidOperationException($"What is {disturbance.Kind}?");
        }
    }

    private void Note(string what) => Diary.Add(
        string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {player.Progress.Count} answers: {what}"));

    private Task MeanwhileAsync(Disturbance disturbance) => disturbance.WithWorker ? workers.KillAsync(disturbance.Worker) : Task.CompletedTask;

    private static Task LastAsync(Disturbance disturbance) => Task.Delay(TimeSpan.FromSeconds(disturbance.Seconds));
}
