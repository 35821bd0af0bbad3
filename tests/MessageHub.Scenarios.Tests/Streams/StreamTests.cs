using MessageHub.Berichten;
using MessageHub.Scenarios.Tests.Composing;

namespace MessageHub.Scenarios.Tests.Streams;

/// <summary>
/// Each stream of process.md §1, end to end: requests in, decisions of people, our 301 and 319 out, the 302 and 320 back, care that starts
/// and stops, and what is declared.
/// </summary>
public sealed class StreamTests
{
    public static TheoryData<string, Standaard> All
    {
        get
        {
            var all = new TheoryData<string, Standaard>();
            foreach (var stream in StreamTable.All)
            {
                all.Add(stream.Name, Standaard.Ijw);
                if (!stream.IsJwOnly)
                    all.Add(stream.Name, Standaard.Iwmo);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Stream_goes_as_the_process_says(string name, Standaard standaard)
    {
        var stream = StreamTable.All.Single(s => s.Name == name);
        await using var desk = await Desk.OpenAsync();
        var exchange = new Exchange(desk, standaard);
        var happened = new List<string>();

        foreach (var step in stream.Steps)
            happened.Add(await step.Act(exchange));

        Assert.True(
            stream.Steps.Select(s => s.Expected).SequenceEqual(happened),
            $"{stream.Source}\n"
                + string.Join('\n', stream.Steps.Zip(happened, (s, h) => s.Expected == h ? $"  {h}" : $"- {s.Expected}\n+ {h}")));
    }
}
