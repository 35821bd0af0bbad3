using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Scenarios.Tests.Streams;

namespace MessageHub.Scenarios.Tests.Composing;

/// <summary>What a decision costs the database does not depend on how much care the client has.</summary>
public sealed class DecisionCommandTests
{
    private const long First = 700_000;

    [Fact]
    public async Task A_decision_takes_as_many_commands_with_60_allocations_as_with_2()
    {
        var few = await CountAsync(2);
        var many = await CountAsync(60);

        Assert.Equal(few, many);
        Assert.All(few, count => Assert.InRange(count.Commands, 1, 75));
    }

    /// <summary>The commands of each decision, with the message that came of it.</summary>
    private static async Task<IReadOnlyList<(string Message, int Commands)>> CountAsync(int allocations)
    {
        await using var desk = await Desk.OpenAsync();
        var exchange = new Exchange(desk, Standaard.Iwmo);
        await exchange.OffersOwnAsync([.. Enumerable.Range(0, allocations).Select(i => Allocation(exchange.Product('A'), i))]);
        await exchange.AsksAsync(new("V1", 'B'), new("V2", 'B', "2027-02-01", "2027-03-31"));
        await exchange.ResendsAsync();
        var counts = new List<(string, int)>
        {
            await CountAsync(() => exchange.ResearchesAsync("V1")),
            await CountAsync(() => exchange.RefusesAsync("V1", "7")),
            await CountAsync(() => exchange.GrantsAsync("V2")),
            await CountAsync(() => exchange.ChangesAsync(new OwnChange.End(First, new(2026, 7, 20), "05"))),
            await CountAsync(() => exchange.ResendsAsync()),
        };
        IReadOnlyList<long> kept = [.. Enumerable.Range(0, allocations).Select(i => First + i), 500_000];
        await exchange.AsksChangeAsync("W1", kept, [], new Exchange.Wanted("", 'B', "2027-06-01", "2027-07-31"));
        counts.Add(await CountAsync(() => exchange.GrantsAsync("W1")));
        Assert.Equal(["319", "319", "301", "301", "301", "301"], counts.Select(c => c.Item1));
        return counts;

        async Task<(string, int)> CountAsync(Func<Task<string>> decide)
        {
            var before = desk.Commands;
            var message = await decide();
            return (message[..3], desk.Commands - before);
        }
    }

    /// <summary>One after the other, so that none stacks.</summary>
    private static ToegewezenProduct Allocation(Product product, int number)
    {
        var begin = new DateOnly(2026, 7, 1).AddDays(30 * number);
        return new()
        {
            ToewijzingNummer = First + number,
            Product = product,
            Toewijzingsdatum = new(2026, 6, 1),
            Toewijzingstijd = new(9, 0),
            Ingangsdatum = begin,
            Einddatum = begin.AddDays(29),
            Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
        };
    }
}
