using System.Xml.Linq;

namespace MessageHub.Cli.Tests;

/// <summary>The whole message of a decision, on the command line.</summary>
public sealed class ComposeTests : IDisposable
{
    private const string Client =
        """
        { "geboortedatum": { "datum": "2014-02-10" }, "geslacht": "1", "naam": { "geslachtsnaam": { "achternaam": "Voorbeeld" } },
          "relaties": [{ "soort": "10", "naam": { "geslachtsnaam": { "achternaam": "Ouder" } },
            "contact": { "soort": "01", "adres": { "huis": { "huisnummer": 5 }, "postcode": "9999XX", "landCode": "NL" } } }],
          "contactgegevens": [{ "soort": "01", "adres": { "huis": { "huisnummer": 5 }, "postcode": "9999XX", "landCode": "NL" } }] }
        """;

    private const string New =
        """
        { "kind": "new", "product": { "categorie": "45", "code": "45A04" }, "ingangsdatum": "2026-07-01", "einddatum": "2026-12-31",
          "omvang": { "volume": 10, "eenheid": "04", "frequentie": "4" } }
        """;

    private static readonly (string, string)[] Range =
        [("MessageHub__ToewijzingNummers__0__Gemeente", "0297"), ("MessageHub__ToewijzingNummers__0__First", "500000")];

    private readonly Workplace work = new();

    [Fact]
    public async Task A_decision_becomes_the_message_that_would_leave_and_nothing_changes()
    {
        var first = (await ComposeAsync(Decision($"\"client\": {Client}, \"changes\": [{New}]"))).Exits(0);
        var again = (await ComposeAsync(Decision($"\"client\": {Client}, \"changes\": [{New}]"))).Exits(0);

        Assert.Equal("", first.Error);
        Assert.Equal(["500000"], Values(first.Out, "ToewijzingNummer"));
        Assert.Equal(["500000"], Values(again.Out, "ToewijzingNummer"));
        (await work.RunAsync(System.Text.Encoding.UTF8.GetBytes(first.Out), "check", "-")).Exits(0);
        Assert.Empty(work.Files("out"));
    }

    [Fact]
    public async Task What_is_sent_counts_and_leaves_once()
    {
        var sent = (await ComposeAsync(Decision($"\"client\": {Client}, \"changes\": [{New}]"), "--send", "--out", "out")).Exits(0);

        Assert.Equal([$"JW301-{Values(sent.Out, "Identificatie").Single()}.xml"], work.Files("out"));
        Assert.Equal(sent.Out, await File.ReadAllTextAsync(Path.Combine(work.PathOf("out"), work.Files("out")[0])));
        var next = (await ComposeAsync(
            Decision(
                "\"changes\": [{ \"kind\": \"succeed\", \"toewijzingNummer\": 500000, \"successor\": { \"product\": { \"categorie\": "
                + "\"45\" }, \"ingangsdatum\": \"2026-09-01\", \"einddatum\": \"2026-12-31\", \"budget\": 100000 } }]"),
            "--today",
            "2026-06-11")).Exits(0);
        Assert.Equal(["2026-08-31", "2026-12-31"], Values(next.Out, "Einddatum"));
        Assert.Equal(["05"], Values(next.Out, "RedenWijziging"));
        Assert.Equal(["Voorbeeld", "Ouder"], Values(next.Out, "Achternaam"));
    }

    public static TheoryData<string, string, int> Wrong => new()
    {
        { "Dit is geen besluit: bij $.changes[0]", "\"changes\": [{ \"kind\": \"nieuw\" }]", 2 },
        { "Dit is geen besluit: bij $", "\"changes\": [], \"opmerking\": \"\"", 2 },
        { "Een besluit heeft één van", "\"changes\": [], \"resend\": { \"also\": [] }", 2 },
        { "Een besluit heeft één van", "\"numbers\": []", 2 },
        { "Van deze cliënt zijn hier geen gegevens bekend.", $"\"changes\": [{New}]", 1 },
        { "De cliënt heeft geen adres.",
            $"\"client\": {{ \"geboortedatum\": {{ \"datum\": \"2000-02-10\" }}, \"geslacht\": \"1\", \"naam\": {{ \"geslachtsnaam\": {{ "
            + $"\"achternaam\": \"V\" }} }} }}, \"changes\": [{New}]",
            1},
        { "Toewijzingnummer 7 hoort niet bij de reeks van deze gemeente.", $"\"client\": {Client}, \"numbers\": [7], \"changes\": [{New}]",
            1 },
        { "hoogstens 99.999.999", $"\"client\": {Client}, \"changes\": [{New.Replace("10,", "100000000,", StringComparison.Ordinal)}]", 1 },
        { "Toewijzing 1 is niet bekend bij deze cliënt en aanbieder",
            $"\"client\": {Client}, \"changes\": [{{ \"kind\": \"extend\", \"toewijzingNummer\": 1, \"einddatum\": null }}]", 1 },
        { "Dit bericht is niet door de aanbieder afgekeurd", "\"mend\": { \"identificatie\": \"A1\" }", 1 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_decision_that_is_none_or_cannot_be_is_told_in_a_sentence(string expected, string body, int exitCode)
    {
        var run = (await ComposeAsync(Decision(body))).Exits(exitCode);

        Assert.Empty(run.Out);
        Assert.Contains(expected, run.Error);
        Assert.DoesNotContain("999900006", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Theory]
    [InlineData(
        """{ "family": "jw", "gemeente": "0297", "aanbieder": "65656055", "bsn": "999900006", "changes": [] }""", "family is ijw of iwmo.")]
    [InlineData(
        """{ "family": "ijw", "gemeente": "297", "aanbieder": "65656055", "bsn": "999900006", "changes": [] }""",
        "gemeente is een CBS-code van vier cijfers.")]
    [InlineData(
        """{ "family": "ijw", "gemeente": "0297", "aanbieder": "6565", "bsn": "999900006", "changes": [] }""",
        "aanbieder is een AGB-code van acht cijfers.")]
    [InlineData("""{ "family": "ijw", "gemeente": "0297", "aanbieder": "65656055", "bsn": "999900007", "changes": [] }""", "bij $.bsn")]
    [InlineData("null", "Dit is geen besluit")]
    [InlineData("", "Dit is geen besluit")]
    public async Task What_is_no_decision_is_wrong_use(string content, string expected) =>
        (await ComposeAsync(content)).IsWrongUse(expected, content);

    [Fact]
    public async Task To_send_it_has_to_be_known_who_decides_and_why_and_where_the_message_goes()
    {
        var nobody = Decision($"\"client\": {Client}, \"changes\": [{New}]").Replace("m.jansen", " ", StringComparison.Ordinal);
        Assert.Empty((await ComposeAsync(nobody, "--send", "--out", "out")).Exits(1).Out);
        (await ComposeAsync(nobody, "--send")).IsWrongUse("--out DIR is needed", "a message that goes nowhere");
        (await ComposeAsync(nobody, "--out", "out")).IsWrongUse("Without --send", "a folder for nothing");
        Assert.Empty(work.Files("out"));
    }

    public void Dispose() => work.Dispose();

    private static string Decision(string body) =>
        $$"""
        { "family": "ijw", "gemeente": "0297", "aanbieder": "65656055", "bsn": "999900006", "by": "m.jansen", "note": "Na overleg.", {{body}} }
        """;

    private static string[] Values(string xml, string element) =>
        [.. XDocument.Parse(xml).Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value)];

    private Task<Run> ComposeAsync(string decision, params string[] arguments) => work.RunWithAsync(
        Range,
        ["compose", work.Write("besluit.json", decision), "--store", "store", .. arguments.Contains("--today") ? []
            : new[] { "--today", "2026-06-10" }, .. arguments]);
}
