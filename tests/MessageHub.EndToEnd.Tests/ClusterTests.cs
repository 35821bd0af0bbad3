using System.Diagnostics;
using MessageHub.Berichten;
using Xunit.Abstractions;

namespace MessageHub.EndToEnd.Tests;

/// <summary>A broker of three nodes that loses nodes and gets them back.</summary>
public class ClusterTests(ITestOutputHelper output)
{
    private static readonly Place Somewhere = new(Standaard.Iwmo, "0363", "42420001");

    /// <summary>Long enough for all heartbeats to fail.</summary>
    private static readonly TimeSpan WithoutQuorum = TimeSpan.FromSeconds(25);

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task A_broker_that_lost_its_quorum_and_regained_it_is_consumed_from_again_within_a_minute()
    {
        await using var servers = await PrivateServers.StartAsync(isCluster: true);
        await using var place = await Installation.CreateAsync(servers.Servers);
        await using var workers = place.StartWorkers(1);
        await using var publisher = place.NewPublisher();
        await workers.ReadyAsync();
        var steps = Starts(60);
        await PublishAsync(steps[..20]);
        await AnsweredAsync(20);

        Task? meanwhile = null;
        await servers.LoseQuorumAsync(async () =>
        {
            meanwhile = PublishAsync(steps[20..40]);
            var lost = Stopwatch.GetTimestamp();
            await Wait.UntilAsync(() => Task.FromResult(Stopwatch.GetElapsedTime(lost) > WithoutQuorum), "the quorum was lost for a while");
            Assert.False(meanwhile.IsCompleted, "The broker takes messages without a quorum.");
        });
        var healed = Stopwatch.GetTimestamp();
        await meanwhile!;
        await PublishAsync(steps[40..]);
        await AnsweredAsync(60);

        var took = Stopwatch.GetElapsedTime(healed);
        output.WriteLine(
            $"Answered {took.TotalSeconds:0} s after the nodes were back, with {workers.Starts} starts of the worker.\n{workers.Output}");
        Assert.True(
            took < TimeSpan.FromMinutes(1), $"Only {took.TotalSeconds:0} s after the nodes were back all was answered.\n{workers.Output}");
        Assert.Empty(workers.Oddities);
        Assert.Empty(await place.Store.FaultsAsync(all: false, CancellationToken.None));

        Task PublishAsync(IEnumerable<Step> some) => Task.WhenAll(some.Select(s => publisher.PublishAsync(s.Parcel)));

        Task AnsweredAsync(int count) => Wait.UntilAsync(
            async () => await place.CountAsync("select count(*) from outbox where sent_at is not null") == count, $"{count} are answered",
            () => workers.Output);
    }

    private static List<Step> Starts(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var dossier = new Dossier(Somewhere, 50_000 + i);
            return dossier.Step(dossier.B305(), Register.Messages.BerichtState.Rejected);
        }),
    ];
}
