using System.Text;
using MessageHub.Benchmarks;

namespace MessageHub.EndToEnd.Tests;

/// <summary>The largest that may come fits in the memory that a container gives. A worker that gets too little ends, and is started again.</summary>
public sealed class MemoryTests : IAsyncLifetime
{
    /// <summary>Hexadecimal: three quarters of 1 GiB, which the runtime takes in the container of compose.yaml and worker.yaml.</summary>
    private const string OfContainer = "30000000";

    /// <summary>Hexadecimal: 300 MiB.</summary>
    private const string Little = "12C00000";

    private Installation place = null!;
    private Publisher publisher = null!;

    public async Task InitializeAsync()
    {
        place = await Installation.CreateAsync(Servers.Shared());
        publisher = place.NewPublisher();
    }

    public async Task DisposeAsync()
    {
        await publisher.DisposeAsync();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task A_claim_of_45000_lines_that_are_all_rejected_is_answered()
    {
        await using var workers = place.StartWorkers(1, ("DOTNET_GCHeapHardLimit", OfContainer), ("MessageHub__MaximumAnswerBytes", "0"));
        await workers.ReadyAsync();

        // Nothing was allocated.
        await publisher.PublishAsync(new("claim", GeneratedClaim.Write(45_000)));

        await Wait.UntilAsync(async () => await place.CountAsync("select count(*) from outbox where sent_at is not null") == 1, "it is answered", () => workers.Output);
        Assert.Equal(1, workers.Starts);
        Assert.True(await place.CountAsync("select length(content) from outbox") > 20_000_000, "The answer repeats all lines.");
    }

    /// <summary>All at once, as Prefetch says, they would not fit.</summary>
    [Fact]
    public async Task A_crowd_of_the_largest_messages_is_taken_a_few_at_a_time()
    {
        await using var workers = place.StartWorkers(1, ("DOTNET_GCHeapHardLimit", Little));
        await workers.ReadyAsync();

        var largest = Encoding.ASCII.GetBytes(new string('x', 26_000_000));
        for (var i = 0; i < 8; i++)
            await publisher.PublishAsync(new($"large{i}", largest));

        await Wait.UntilAsync(async () => await place.CountAsync("select count(*) from inbox where state = 'refused'") == 8, "all are refused", () => workers.Output);
        Assert.Equal(1, workers.Starts);
        Assert.All(await place.Management.PrefetchesAsync("messagehub.in"), prefetch => Assert.Equal(2, prefetch));
    }
}
