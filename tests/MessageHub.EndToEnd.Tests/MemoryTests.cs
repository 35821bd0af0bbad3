using System.Text;

namespace MessageHub.EndToEnd.Tests;

/// <summary>What arrives fits in the memory that a container gives. A worker that gets too little ends, and is started again.</summary>
public sealed class MemoryTests : IAsyncLifetime
{
    /// <summary>Hexadecimal: 512 MiB.</summary>
    private const string Little = "20000000";

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

    /// <summary>All at once, as Prefetch says, they would not fit.</summary>
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task A_crowd_of_the_largest_messages_is_taken_a_few_at_a_time()
    {
        await using var workers = place.StartWorkers(1, ("DOTNET_GCHeapHardLimit", Little));
        await workers.ReadyAsync();

        var largest = Encoding.ASCII.GetBytes(new string('x', 26_000_000));
        for (var i = 0; i < 8; i++)
            await publisher.PublishAsync(new($"large{i}", largest));

        await Wait.UntilAsync(async () => await place.CountAsync("select count(*) from inbox where state = 'refused'") == 8, "all are refused", () => workers.Output);
        Assert.Equal(1, workers.Starts);
        Assert.All(await place.Management.PrefetchesAsync("messagehub.in"), prefetch => Assert.Equal(5, prefetch));
    }
}
