using static MessageHub.Cli.Tests.Told;

namespace MessageHub.Cli.Tests;

/// <summary>The catalogue, by code, return code, family and message.</summary>
public sealed class RulesCommandTests : IDisposable
{
    private readonly Workplace work = new();

    [Fact]
    public async Task Rules_lists_the_catalogue()
    {
        var runs = await Task.WhenAll(
            work.RunAsync("rules", "--json"),
            work.RunAsync("rules", "tr321", "--json"),
            work.RunAsync("rules", "TR321", "--family", "iwmo", "--json"),
            work.RunAsync("rules", "--message", "323", "--family", "ijw", "--json"),
            work.RunAsync("rules", "TR321"));
        Assert.All(runs, r => r.Exits(0));
        Assert.True(runs[0].Json.Count > runs[3].Json.Count);
        Assert.Equal(["ijw", "iwmo"], runs[1].Json.Select(r => Text(r, "family")));
        var rule = runs[1].Json[0];
        Assert.Equal(["code", "kind", "family", "level", "returnCode", "messages", "text"], rule.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ("TR321", "TR", "9321", 3),
            (Text(rule, "code"), Text(rule, "kind"), Text(rule, "returnCode"), rule.GetProperty("level").GetInt32()));
        Assert.Equal(["JW323"], rule.GetProperty("messages").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(["iwmo"], runs[2].Json.Select(r => Text(r, "family")));
        Assert.All(runs[3].Json, r => Assert.Contains("JW323", r.GetProperty("messages").EnumerateArray().Select(m => m.GetString())));
        Assert.StartsWith("TR321 ijw  niveau 3 9321 JW323: ", runs[4].Out);
    }

    [Fact]
    public async Task Rules_are_found_by_their_return_code_too()
    {
        Assert.Equal(["TR322", "TR322"], (await work.RunAsync("rules", "9322", "--json")).Exits(0).Json.Select(r => Text(r, "code")));
        // And beside it stands what it means in the code list.
        Assert.EndsWith(
            " Retourcode 0611: Tarief wijkt af van contract.\n",
            (await work.RunAsync("rules", "0611", "--family", "ijw", "--message", "323")).Exits(0).Out);
        Assert.Equal(
            ["S329"], (await work.RunAsync("rules", "s329", "--json")).Exits(0).Json.Select(r => Text(r, "returnCode")).Distinct());
    }

    public void Dispose() => work.Dispose();
}
