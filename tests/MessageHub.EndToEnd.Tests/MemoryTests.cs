using System.Text;
using System.Text.RegularExpressions;
using MessageHub.Benchmarks;

namespace MessageHub.EndToEnd.Tests;

/// <summary>What arrives fits in the memory that a container gives. A worker that gets too little ends, and is started again.</summary>
public sealed class MemoryTests : IAsyncLifetime
{
    /// <summary>Hexadecimal: 512 MiB.</summary>
    private const string Little = "20000000";

    /// <summary>768 MiB: what .NET takes of a container of 1 GiB, as compose and Kubernetes give one to a worker.</summary>
    private const string OfContainer = "30000000";

    /// <summary>More is not read: 25 MiB.</summary>
    private const int MaxMessageBytes = 25 * 1024 * 1024;

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

        await Wait.UntilAsync(
            async () => await place.CountAsync("select count(*) from inbox where state = 'refused'") == 8,
            "all are refused",
            () => workers.Output);
        Assert.Equal(1, workers.Starts);
        Assert.All(await place.Management.PrefetchesAsync("messagehub.in"), prefetch => Assert.Equal(5, prefetch));
    }

    /// <summary>
    /// The largest claim that can be right in form, and nothing of it is known: each line has its finding and its place in the answer.
    /// </summary>
    [Fact]
    [Trait("Category", "Nightly")]
    public async Task A_claim_of_45000_rejected_lines_fits_in_the_memory_of_a_container()
    {
        await using var workers = place.StartWorkers(1, ("DOTNET_GCHeapHardLimit", OfContainer));
        await workers.ReadyAsync();

        // Without white space and most prefixes, or it would be larger than what is read.
        var text = Encoding.UTF8.GetString(GeneratedClaim.Write(45_000)).Replace("xmlns:jw323=", "xmlns=", StringComparison.Ordinal);
        var claim = Encoding.UTF8.GetBytes(Regex.Replace(text.Replace("jw323:", "", StringComparison.Ordinal), @">\s+<", "><"));
        Assert.InRange(claim.Length, MaxMessageBytes * 9 / 10, MaxMessageBytes);
        await publisher.PublishAsync(new("rejected", claim));

        await Wait.UntilAsync(
            async () => await place.CountAsync("select count(*) from outbox where sent_at is not null") == 1,
            "the answer is sent",
            () => workers.Output);
        Assert.Equal(1, await place.CountAsync("select count(*) from inbox where state = 'rejected'"));
        Assert.Equal(1, workers.Starts);
    }
}
