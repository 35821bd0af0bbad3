using MessageHub.Processing.Queues;

namespace MessageHub.Worker.Tests;

/// <summary>What a worker holds at a time is bounded by bytes.</summary>
public class MemoryBoundTests
{
    /// <summary>What Prefetch says, megabytes of memory, how many are asked for, why.</summary>
    public static TheoryData<int, long, int, string> Memories => new()
    {
        { 64, 768, 7, "a container of 1 GiB, of which the runtime takes three quarters" },
        { 64, 24_000, 64, "enough for all" },
        { 5, 768, 5, "fewer than would fit" },
        { 64, 64, 1, "even where none of the largest fits: most are small" },
    };

    [Theory]
    [MemberData(nameof(Memories))]
    public void Of_the_largest_messages_as_many_are_asked_for_as_fit_in_a_quarter_of_the_memory(
        int prefetch, long megabytes, int expected, string reason)
    {
        var settings = new WorkerSettings { Prefetch = prefetch };
        Assert.True(settings.PrefetchIn(megabytes << 20) == expected, reason);
    }

    [Fact]
    public async Task Of_large_messages_one_is_judged_at_a_time_and_small_ones_beside_it()
    {
        using var events = new JudgingEvents();
        var first = await events.RoomForAsync(25_000_000, CancellationToken.None);

        var second = events.RoomForAsync(2 * 1024 * 1024, CancellationToken.None);

        Assert.Null(await events.RoomForAsync(2_000, CancellationToken.None));
        Assert.False(second.IsCompleted);
        first!.Dispose();
        // Disposing again gives no room to a third.
        first.Dispose();
        using var place = await second;
        Assert.False(events.RoomForAsync(25_000_000, CancellationToken.None).IsCompleted);
    }
}
