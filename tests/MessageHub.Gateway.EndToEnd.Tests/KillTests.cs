using MessageHub.Gateway.EndToEnd.Tests.Servers;

namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>
/// Kill -9 of one part at one moment of the full round: nothing is lost and nothing doubled. The part is started again at once.
/// </summary>
[Collection(nameof(World))]
public class KillTests(World world)
{
    /// <summary>Each part before, in and after the step that matters most for it.</summary>
    public static readonly TheoryData<Component, string, string> Points = new()
    {
        { Component.Gateway, "JW301 published", "before the 301 reaches it" },
        { Component.Gateway, "JW301 accepted", "the hub has the Di01, the receipt never comes" },
        { Component.Gateway, "JW302 half sent", "half of a Du01 is in" },
        { Component.Gateway, "JW302 sent", "the Du01 is stored, perhaps not on the queue" },
        { Component.Gateway, "JW325 arrived", "while it sends the last answer" },
        { Component.Worker, "JW301 published", "before or while it judges the 301" },
        { Component.Worker, "JW315 sent", "before or while it judges the 315" },
        { Component.Broker, "JW305 sent", "the 305 is on its way to the worker" },
        { Component.Database, "JW302 half sent", "the Du01 cannot be stored at once" },
        { Component.Database, "JW308 accepted", "the receipt cannot be noted at once" },
        { Component.Simulator, "JW301 accepted", "the hub knows it and never says so" },
    };

    /// <summary>The same steps for other messages.</summary>
    public static readonly TheoryData<Component, string, string> MorePoints = new()
    {
        { Component.Gateway, "JW301 arrived", "while it sends the Di01" },
        { Component.Gateway, "JW301 answered", "the receipt comes, nobody may have noted it" },
        { Component.Gateway, "JW315 sent", "the Di01 is stored, perhaps not on the queue" },
        { Component.Gateway, "JW305 half sent", "half of a Di01 is in" },
        { Component.Gateway, "JW308 answered", "the receipt of an answer comes" },
        { Component.Worker, "JW302 sent", "before or while it judges the 302" },
        { Component.Worker, "JW306 arrived", "its answer is on the way" },
        { Component.Worker, "JW307 sent", "before or while it judges the 307" },
        { Component.Broker, "JW301 published", "the 301 is confirmed and may be with the worker" },
        { Component.Broker, "JW325 arrived", "the answer has left the queue" },
        { Component.Database, "JW305 sent", "the store goes while the message is on its way to the worker" },
        { Component.Simulator, "JW301 arrived", "the hub has not read on" },
        { Component.Simulator, "JW315 sent", "the receipt is lost with the hub" },
        { Component.Simulator, "JW306 accepted", "the hub knows the answer and never says so" },
        { Component.Gateway, "JW316 accepted", "the hub has the answer, the receipt never comes" },
        { Component.Worker, "JW323 sent", "before or while it judges the 323" },
        { Component.Simulator, "JW302 half sent", "the other side breaks off" },
        { Component.Simulator, "JW325 answered", "after the last step" },
    };

    [Theory]
    [MemberData(nameof(MorePoints))]
    [Trait("Category", "Nightly")]
    public Task A_kill_at_any_other_point_loses_nothing_and_doubles_nothing(Component component, string moment, string reason) =>
        A_kill_at_any_point_loses_nothing_and_doubles_nothing(component, moment, reason);

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_kill_at_any_point_loses_nothing_and_doubles_nothing(Component component, string moment, string reason)
    {
        var round = world.NewRound();
        var kill = new KillAt(world, component, moment);
        try
        {
            await round.PlayAsync();
            // The last answer is in before its receipt is sent: that moment may come after the round.
            await world.UntilAsync(() => kill.Happened, $"the moment comes: {reason}");
        }
        finally
        {
            // A round that fails may not hand a part that is still starting to the next one.
            await kill.DoneAsync();
        }

        await round.AssertNothingLostOrDoubledAsync();
    }

    [Fact]
    public async Task What_could_not_be_queued_is_queued_when_it_can()
    {
        var round = world.NewRound();
        await world.KillAsync(Component.Worker);
        await world.Broker.DeleteAsync("messagehub.in");
        var sending = round.ExchangeAsync(round.Story.Start305());
        await world.UntilAsync(
            () => world.Gateway.Output.Contains("Relay cannot go on", StringComparison.Ordinal), "the gateway has found no queue");
        await world.StartAsync(Component.Worker);
        await sending;
        await round.AssertNothingLostOrDoubledAsync(305);
    }

    [Fact]
    public async Task A_queue_of_answers_that_was_deleted_is_consumed_again()
    {
        var round = world.NewRound();
        await world.UntilAsync(() => world.Broker.IsConsumedAsync("messagehub.out"), "the gateway consumes the answers");
        await world.Broker.DeleteAsync("messagehub.out");
        await round.ExchangeAsync(round.Story.Start305());
        await round.AssertNothingLostOrDoubledAsync(305);
    }

    [Fact]
    public async Task A_queue_of_answers_that_was_deleted_without_a_word_to_the_gateway_is_consumed_again()
    {
        var round = world.NewRound();
        await using var proxy = new CancelDroppingProxy(world.Broker.Address);
        await world.RestartGatewayAsync(proxy.Address);
        try
        {
            await world.UntilAsync(() => world.Broker.IsConsumedAsync("messagehub.out"), "the gateway consumes the answers");
            await world.Broker.DeleteAsync("messagehub.out");
            await world.UntilAsync(() => proxy.Dropped > 0, "the broker has ended the consumer");
            await round.ExchangeAsync(round.Story.Start305());
        }
        finally
        {
            await world.RestartGatewayAsync(world.Broker.Address);
        }

        await round.AssertNothingLostOrDoubledAsync(305);
    }

    /// <summary>Waits for a moment, kills, and starts again.</summary>
    private sealed class KillAt
    {
        private readonly World world;
        private readonly Component component;
        private readonly string moment;
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int happened;

        public KillAt(World world, Component component, string moment)
        {
            (this.world, this.component, this.moment) = (world, component, moment);
            world.Hub.Moments = OnMomentAsync;
        }

        public bool Happened => happened > 0;

        public async Task DoneAsync()
        {
            if (Happened)
                await over.Task.WaitAsync(Wait.MaxWait * 2);
            world.Hub.Moments = (_, _) => Task.CompletedTask;
        }

        private async Task OnMomentAsync(string what, CancellationToken cancellationToken)
        {
            if (what != moment || Interlocked.Increment(ref happened) > 1)
                return;
            if (component is Component.Simulator)
            {
                // It cannot wait for its own end.
                _ = Task.Run(KillAndStartAsync, CancellationToken.None);
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            await world.KillAsync(component);
            _ = Task.Run(StartAsync, CancellationToken.None);
        }

        private async Task KillAndStartAsync()
        {
            await world.KillAsync(component);
            await StartAsync();
        }

        private async Task StartAsync()
        {
            try
            {
                await world.StartAsync(component);
                over.SetResult();
            }
            catch (Exception e)
            {
                over.SetException(e);
                throw;
            }
        }
    }
}
