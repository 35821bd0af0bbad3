using MessageHub.Processing;

namespace MessageHub.Oracles.Tests;

/// <summary>What holds for every change of the register, whatever was sent: through the whole program, on the real register.</summary>
public sealed class RegisterLawTests : IAsyncLifetime
{
    private Hub hub = null!;

    public async Task InitializeAsync() => hub = await Hub.OpenAsync();

    public async Task DisposeAsync() => await hub.DisposeAsync();

    [Fact]
    public async Task A_rejected_message_leaves_the_register_untouched()
    {
        var (untouched, claims) = (0, 0);
        foreach (var (_, messages) in Sequences.Take(60))
        {
            var today = messages.Max(m => m.Header.Dated);
            foreach (var message in messages)
            {
                var before = await hub.FactsAsync();
                var (_, result, _) = await hub.PlayAsync(message, today);
                if (result.Outcome is not BerichtOutcome.Rejected)
                    continue;
                var after = await hub.FactsAsync();
                if (message is O323 && result.Findings.All(f => f.Class is "Client" or "Prestatie"))
                {
                    // Processed: its numbers are used, and nothing of it was granted.
                    var added = after.Split('\n').Except(before.Split('\n')).ToList();
                    Assert.Empty(before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(after.Split('\n')));
                    Assert.DoesNotContain(added, row => row.Contains("state=granted", StringComparison.Ordinal));
                    Assert.Equal(((O323)message).Clients.Sum(c => c.Lines.Count), added.Count(row => row.Contains("state=rejected", StringComparison.Ordinal)));
                    claims++;
                }
                else
                {
                    Assert.Equal(before, after);
                    untouched++;
                }
            }
        }

        Assert.True(untouched > 100 && claims > 10, $"only {untouched} rejected messages and {claims} claims without a right line");
    }

    [Fact]
    public async Task Order_of_messages_about_different_clients_makes_no_difference()
    {
        var swapped = 0;
        foreach (var (gemeente, messages) in Sequences.Take(110))
        {
            var other = Gemeenten.All[^(Gemeenten.All.ToList().IndexOf(gemeente) + 1)];
            var reordered = Reorder(messages, new Random(swapped), out var swaps);
            if (swaps == 0)
                continue;
            swapped += swaps;

            var before = (await hub.PlayAsync(messages)).ToDictionary(p => p.Message, p => p.Words);
            var after = (await hub.PlayAsync(reordered.MovedTo(other))).Zip(reordered).ToDictionary(p => p.Second, p => p.First.Words.Replace(other, gemeente, StringComparison.Ordinal));
            foreach (var message in messages)
                Assert.True(before[message] == after[message], $"{string.Join('\n', messages)}\n\nreordered\n{string.Join('\n', reordered)}\n\n{before[message]}\n{after[message]}");
            Assert.Equal(await hub.FactsOfAsync(gemeente), await hub.FactsOfAsync(other));
        }

        Assert.True(swapped > 100, $"only {swapped} swaps");
    }

    /// <summary>Neighbours that have nothing in common change places, a number of times.</summary>
    private static List<OMessage> Reorder(IReadOnlyList<OMessage> messages, Random random, out int swaps)
    {
        var order = messages.ToList();
        swaps = 0;
        for (var attempt = 0; attempt < 40 && order.Count > 1; attempt++)
        {
            var i = random.Next(order.Count - 1);
            if (!Footprint.AreUnrelated(order[i], order[i + 1], messages))
                continue;
            (order[i], order[i + 1]) = (order[i + 1], order[i]);
            swaps++;
        }

        return order;
    }
}
