using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Lets go wrong what the schedule says, when it says so.</summary>
internal sealed class Disturber(PrivateServers servers, Installation place, WorkerPool workers, StoryPlayer player)
{
    private static readonly string[] Tables = ["inbox", "outbox", "levering", "toewijzing"];
    private static readonly string[] Queues = ["messagehub.out", "messagehub.process", "messagehub.in"];

    /// <summary>The broker reports members so late.</summary>
    private static readonly TimeSpan ReportDelay = TimeSpan.FromSeconds(7);

    /// <summary>A node that comes back has its members again within this time, or does not get them.</summary>
    private static readonly TimeSpan MemberPatience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

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
            Note(
                $"{disturbance.Kind}, worker "
                + $"{disturbance.Worker}{(disturbance.WithWorker ? " too" : "")}{(disturbance.Lasts ? $", {disturbance.Seconds} s" : "")}");
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
                await RepairMembersAsync();
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
                await Network.SilentAsync(
                    Servers.AddressOf(disturbance.Worker), new NpgsqlConnectionStringBuilder(place.Postgres).Port,
                    () => LastAsync(disturbance));
                break;
            case DisturbanceKind.SilenceBroker:
                await Network.SilentAsync(
                    Servers.AddressOf(disturbance.Worker), new Uri(place.RabbitMq).Port, () => LastAsync(disturbance));
                break;
            case DisturbanceKind.ReadOnlyDatabase:
                await place.WithSettingAsync("default_transaction_read_only", "on", () => LastAsync(disturbance));
                break;
            case DisturbanceKind.LockTable:
                await place.WithSettingAsync(
                    "statement_timeout",
                    "'1s'",
                    () => place.WithLockAsync(Tables[disturbance.Choice % Tables.Length], () => LastAsync(disturbance)));
                break;
            case DisturbanceKind.DeleteQueue:
                await player.InPeaceAsync(() => place.DeleteEmptyAsync(Queues[disturbance.Choice % Queues.Length]));
                break;
            case DisturbanceKind.LoseQuorum:
                await servers.LoseQuorumAsync(() => LastAsync(disturbance));
                await RepairMembersAsync();
                break;
            default:
                throw new InvalidOperationException($"What is {disturbance.Kind}?");
        }
    }

    /// <summary>
    /// What an operator does (deploy/operate.md): a node that was killed sometimes cannot start its member of a queue any more, and then
    /// counts messages as delivered that its consumers never get. He makes the member anew, and starts the workers again.
    /// </summary>
    private async Task RepairMembersAsync()
    {
        if (!servers.IsCluster)
            return;
        var since = Stopwatch.GetTimestamp();
        IReadOnlyList<(string VirtualHost, string Queue, string Node)> lost;
        do
        {
            await Task.Delay(BetweenLooks);
            lost = await place.Management.LostMembersAsync();
        }
        while (Stopwatch.GetElapsedTime(since) < ReportDelay || (lost.Count > 0 && Stopwatch.GetElapsedTime(since) < MemberPatience));

        foreach (var (virtualHost, queue, node) in lost)
        {
            Note($"an operator gives {node} its member of {queue} again");
            await servers.RejoinAsync(virtualHost, queue, node);
        }

        for (var worker = 0; lost.Count > 0 && worker < workers.Size; worker++)
            await workers.DrainAsync(worker);
    }

    private void Note(string what) => Diary.Add(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {player.Progress.Count} answers: {what}"));

    private Task MeanwhileAsync(Disturbance disturbance) =>
        disturbance.WithWorker ? workers.KillAsync(disturbance.Worker) : Task.CompletedTask;

    private static Task LastAsync(Disturbance disturbance) => Task.Delay(TimeSpan.FromSeconds(disturbance.Seconds));
}
