using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Told;

namespace MessageHub.Cli.Tests;

/// <summary>What aanbieders ask for, and what a person decides on it.</summary>
public sealed class RequestsTests : IDisposable
{
    private static readonly (string, string)[] Range = [
        ("MessageHub__ToewijzingNummers__0__Gemeente", Valid.Gemeente), ("MessageHub__ToewijzingNummers__0__First", "500000")
    ];
    private static readonly string[] Address = [
        "--street", "Teststraat", "--house-number", "5", "--postcode", "9999XX", "--town", "Testdorp", "--custodian", "Ouder"
    ];

    private readonly Workplace work = new();

    [Fact]
    public async Task A_request_is_listed_shown_previewed_and_granted_once()
    {
        Assert.Equal("Er zijn geen verzoeken.\n", (await RunAsync("requests", "list", "--store", "store")).Exits(0).Out);
        (await work.ProcessAsync(work.Write("JW315.xml", Valid.B315()))).Exits(0);

        var listed = (await RunAsync("requests", "list", "--store", "store", "--today", "2026-06-10", "--json")).Exits(0).Json.Single();
        Assert.Equal(("1.1", "JW315", "open"), (Text(listed, "number"), Text(listed, "message"), Text(listed, "status")));
        Assert.Equal("2026-06-17", Text(listed, "due"));
        var shown = (await RunAsync("requests", "show", "1", "--store", "store")).Exits(0);
        Assert.Contains("onbekend: Met deze aanbieder zijn hier geen afspraken vastgelegd.", shown.Out);
        NothingPersonal(shown);

        var preview = (await DecideAsync(["grant", "--preview", .. Address])).Exits(0).Out;
        Assert.Contains(">500000<", preview);
        Assert.DoesNotContain(work.Files("out"), f => f.StartsWith("JW301", StringComparison.Ordinal));
        var decided = (await DecideAsync(["grant", "--out", "out", .. Address])).Exits(0);
        NothingPersonal(decided);
        Assert.Single(work.Files("out"), f => f.StartsWith("JW301", StringComparison.Ordinal));
        (await DecideAsync("refuse", "--reason", "7", "--out", "out")).IsWrongUse("al beslist door m.jansen", "a decision is final");
        Assert.Contains(
            "Toekennen zoals gevraagd, door m.jansen", (await RunAsync("requests", "show", "1.1", "--store", "store")).Exits(0).Out);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_refused_before_anything_is_done()
    {
        (await work.ProcessAsync(work.Write("JW315.xml", Valid.B315()))).Exits(0);
        foreach (var (arguments, reason) in new (string[], string)[]
        {
            (["refuse", "--out", "out"], "--reason is needed"),
            (["refuse", "--reason", "10", "--out", "out"], "Deze afwijsreden bestaat niet"),
            (["refuse", "--reason", "8", "--out", "out"], "Bij reden 8 hoort de code"),
            (["grant", "--volume", "5", "--out", "out"], "--from and all of the product are needed"),
            (["grant", "--from", "morgen", "--out", "out"], "--from is a date"),
            (["grant", "--house-number", "vijf", "--out", "out"], "--house-number is a whole number"),
            (["grant", "--out", "out"], "geen adres"),
            (["grant"], "--out DIR is needed"),
        })
            (await DecideAsync(arguments)).IsWrongUse(reason, string.Join(' ', arguments));
        (await RunAsync("requests", "show", "12.1.3", "--store", "store")).IsWrongUse("is not the number of a request", "no number");
        (await RunAsync("requests", "show", "99", "--store", "store")).IsWrongUse("Er is geen verzoek met nummer 99.1", "no request");

        Assert.Contains("1.1  JW315", (await RunAsync("requests", "list", "--store", "store")).Exits(0).Out);
    }

    [Fact]
    public async Task What_goes_straight_through_is_said_by_somebody_and_shown()
    {
        (await RunAsync("requests", "straight", "--on", "45A04", "--store", "store"))
            .IsWrongUse("--gemeente, --domein and --by are needed", "who says so");
        var on = await RunAsync(
            "requests", "straight", "--on", "45A04", "--gemeente", Valid.Gemeente, "--domein", "jw", "--by", "m.jansen", "--store",
            "store");
        Assert.Equal($"{Valid.Gemeente} jw 45A04\n", on.Exits(0).Out);
        (await work.ProcessAsync(work.Write("JW315.xml", Valid.B315()))).Exits(0);

        // Nothing is agreed with this aanbieder, so not all checks pass.
        Assert.StartsWith("0 verzoeken", (await RunAsync("requests", "straight", "--store", "store", "--out", "out")).Exits(0).Out);
        var off = await RunAsync(
            "requests", "straight", "--off", "45A04", "--gemeente", Valid.Gemeente, "--domein", "jw", "--by", "m.jansen", "--store",
            "store");
        Assert.Equal("", off.Exits(0).Out);
    }

    public void Dispose() => work.Dispose();

    private Task<Run> RunAsync(params string[] arguments) => work.RunWithAsync(Range, arguments);

    private Task<Run> DecideAsync(params string[] arguments) => RunAsync(
        [
            "requests", "decide", "1.1", .. arguments, "--by", "m.jansen", "--note", "na overleg", "--store", "store", "--today",
            "2026-06-10"]);
}
