using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Outward;

/// <summary>The other side is away for long, and comes back to find much that waits.</summary>
public class HubAwayTests
{
    private const int Waiting = 60;
    private const int AtATime = 4;

    private static readonly TimeSpan Away = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task After_an_hour_all_that_waits_is_delivered_once_a_few_at_a_time_and_a_person_was_told_once()
    {
        var (isAway, under, max) = (true, 0, 0);
        await using var hub = await FakeHub.StartAsync();
        hub.Answer = async (_, context, number) =>
        {
            max = Math.Max(max, Interlocked.Increment(ref under));
            // Who comes beside it is counted.
            await Task.Yield();
            await FakeHub.WriteAsync(context, isAway ? 503 : 200, isAway ? "" : FakeHub.Bv03(number));
            Interlocked.Decrement(ref under);
        };
        await using var gateway = await TestGateway.StartedAsync(
            ("Gateway:Connections:0:Url", hub.Url), ("Gateway:Connections:0:LongestDelay", $"{LongestDelay}"),
            ("Gateway:Connections:0:Concurrency", $"{AtATime}"));
        foreach (var i in Enumerable.Range(0, Waiting))
            await OutboundIntakeTests.TakeAsync(gateway, OutboundIntakeTests.Own($"m{i}"));

        for (var passed = TimeSpan.Zero; passed < Away; passed += LongestDelay)
        {
            var before = hub.Received.Count;
            gateway.Clock.Move(LongestDelay);
            await Wait.UntilAsync(() => hub.Received.Count > before, "it is still tried");
            await Wait.ForAsync(gateway.OutgoingAsync, all => all.All(o => o.State == DeliveryState.Waiting), "all wait");
        }

        await Wait.ForAsync(gateway.TasksAsync, tasks => tasks.Count > 0, "a person is told");
        var duringOutage = hub.Received.Count;
        isAway = false;
        await Wait.ForAsync(
            () =>
            {
                gateway.Clock.Move(LongestDelay);
                return gateway.OutgoingAsync();
            },
            all => all.All(o => o.State == DeliveryState.Acknowledged),
            "all are delivered");

        Assert.Equal(EnvelopeTaskKind.Unreachable, Assert.Single(await gateway.TasksAsync()).Kind);
        Assert.InRange(max, 1, AtATime);
        var taken = hub.Received.Skip(duringOutage).Select(r => FakeHub.Value(r, "referentienummer")).ToList();
        // One that was on its way when it came back may have been refused still.
        Assert.Equal(Waiting, taken.Distinct().Count());
        Assert.InRange(taken.Count, Waiting, Waiting + AtATime);
        foreach (var offered in hub.Received.GroupBy(r => FakeHub.Value(r, "referentienummer")))
            Assert.Single(offered.Select(Convert.ToHexString).Distinct());
    }
}
