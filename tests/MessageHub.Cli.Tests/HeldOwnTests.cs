using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Messages;
using static MessageHub.Cli.Tests.Told;

namespace MessageHub.Cli.Tests;

/// <summary>A 301 of our own that a warning holds, on the command line.</summary>
public sealed class HeldOwnTests : IDisposable
{
    private static readonly (string, string)[] Hold = [
        ("MessageHub__Warnings__0__Code", "W004"), ("MessageHub__Warnings__0__Action", "Hold")
    ];

    private readonly Workplace work = new();

    [Fact]
    public async Task It_is_listed_with_why_and_what_would_pass_and_leaves_when_it_is_confirmed()
    {
        var result = await GiveAsync();
        Assert.Equal(("held", "held"), (Text(result, "outcome"), Text(result, "hold")));
        Assert.Equal("W004", Text(result.GetProperty("signals")[0], "code"));
        Assert.StartsWith("W004: ", Text(result.GetProperty("waiting")[0], "reason"), StringComparison.Ordinal);

        var listed = (await work.HeldAsync()).Exits(0).Out;
        Assert.Contains("1  JW301 T2 aan aanbieder 65656055, ontvangen 10-06-2026, zonder termijn\n", listed, StringComparison.Ordinal);
        Assert.Contains(
            "W004: Een toewijzingsbericht bevat alle actuele toewijzingen van de cliënt bij deze aanbieder. Gevonden: ",
            listed,
            StringComparison.Ordinal);
        Assert.Contains("Neem ook op: toewijzing 10073.", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(Personal, p => listed.Contains(p, StringComparison.Ordinal));
        var held = (await work.HeldAsync("--json")).Json.Single();
        Assert.Equal((Valid.Aanbieder, null), (Text(held, "aanbieder"), Text(held, "due")));

        (await DecideAsync("1.1", "grant")).IsWrongUse("geldt voor het hele bericht: nummer 1", "it leaves as a whole");
        var confirmed = (await DecideAsync("1", "grant", "--json")).Exits(0).Json.Single();

        Assert.Equal(("accepted", "confirmed"), (Text(confirmed, "outcome"), Text(confirmed, "hold")));
        Assert.Equal(["JW301-T1.xml", "JW301-T2.xml"], work.Files("out"));
        (await DecideAsync("1", "reject")).IsWrongUse("al beslist", "a decision is final");
    }

    [Fact]
    public async Task Refused_it_never_leaves()
    {
        await GiveAsync();

        var refused = await DecideAsync("1", "reject");

        Assert.Contains("JW301 tegengehouden door een medewerker", refused.Exits(1).Out, StringComparison.Ordinal);
        Assert.Equal(["JW301-T1.xml"], work.Files("out"));
    }

    [Fact]
    public async Task Without_the_setting_the_warning_is_shown_and_the_message_leaves()
    {
        (await work.ProcessAsync(work.Write("1.xml", Own("T1", First, Second)))).Exits(0);

        var shown = (await work.ProcessAsync(work.Write("2.xml", Own("T2", First)))).Exits(0).Out;

        Assert.Contains("let op: W004", shown, StringComparison.Ordinal);
        Assert.Equal(["JW301-T1.xml", "JW301-T2.xml"], work.Files("out"));
    }

    public void Dispose() => work.Dispose();

    private static ToegewezenProduct First => Valid.ToegewezenProduct();

    private static ToegewezenProduct Second =>
        First with { ToewijzingNummer = 10073, Product = new() { Categorie = "45", Code = "45A05" } };

    /// <summary>T1 has two allocations; T2 leaves the second out and is held.</summary>
    private async Task<System.Text.Json.JsonElement> GiveAsync()
    {
        (await work.ProcessAsync(work.Write("1.xml", Own("T1", First, Second)))).Exits(0);
        var run = await work.RunWithAsync(
            Hold, "process", work.Write("2.xml", Own("T2", First)), "--store", "store", "--out", "out", "--today", "2026-06-10", "--json");
        return run.Exits(1).Json.Single();
    }

    private Task<Run> DecideAsync(params string[] arguments) => work.RunWithAsync(
        Hold,
        ["decide", .. arguments, "--by", "m.jansen", "--note", "na overleg", "--store", "store", "--out", "out", "--today", "2026-06-10"]);

    private static Bericht Own(string identificatie, params ToegewezenProduct[] products)
    {
        var bericht = Valid.B301(Standaard.Ijw, products);
        return bericht with
        {
            Header = bericht.Header with
            {
                BerichtIdentificatie = bericht.Header.BerichtIdentificatie with { Identificatie = identificatie }
            },
        };
    }
}
