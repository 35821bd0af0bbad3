using System.Text;
using System.Text.Json;
using MessageHub.Berichten;
using MessageHub.Berichten.Reading;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Messages;
using static MessageHub.Cli.Tests.Told;

namespace MessageHub.Cli.Tests;

/// <summary>What check and explain report one message, without doing anything.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly Workplace work = new();

    [Fact]
    public async Task What_the_gemeente_makes_itself_can_be_checked_and_is_refused_for_processing()
    {
        work.Copy("JW306.xml");
        var check = await work.RunAsync("check", "JW306.xml", "--json");
        Assert.Equal(("accepted", "JW306"), (Text(check.Exits(0).Json[0], "outcome"), Text(check.Json[0], "message")));
        Assert.Equal("refused", Text((await work.ProcessAsync("JW306.xml", "--json")).Exits(2).Json[0], "outcome"));
    }

    [Fact]
    public async Task Check_looks_at_the_message_alone()
    {
        var bericht = Valid.B305();
        var wrong = bericht with
        {
            Client = bericht.Client! with
            {
                StartProducten = [Valid.StartProduct() with { Begindatum = new(2027, 1, 1) }, Valid.StartProduct()]
            }
        };
        work.Write("unknown.xml", bericht);
        work.Write("wrong.xml", wrong);

        // No allocation is known and nobody asks for one.
        var good = (await work.RunAsync("check", "unknown.xml")).Exits(0);
        Assert.Equal("unknown.xml: JW305 akkoord\n", good.Out);
        var run = (await work.RunAsync("check", "unknown.xml", "wrong.xml", "--json", "--today", "2026-06-10")).Exits(1);
        var finding = run.Json[1].GetProperty("findings")[0];
        Assert.Equal(("0001", 2), (Text(finding, "code"), finding.GetProperty("level").GetInt32()));
        Assert.Equal(JsonValueKind.Null, run.Json[1].GetProperty("answer").ValueKind);
        NothingPersonal(run);

        var input = (await work.RunAsync(BerichtWriter.Write(bericht), "check", "-", "--json")).Exits(0);
        Assert.Equal("-", Text(input.Json.Single(), "file"));
    }

    [Fact]
    public async Task A_message_of_another_release_is_refused_by_name_with_sender_and_number()
    {
        var older = Valid.B305() with { Identity = BerichtIdentity.Of(new(3, 1), Standaard.Ijw, 305) };
        work.Write("older.xml", older);

        foreach (var run in new[] { await work.RunAsync("check", "older.xml"), await work.ProcessAsync("older.xml") })
        {
            Assert.StartsWith(
                $"older.xml: JW305 {older.Header.BerichtIdentificatie.Identificatie} van {older.Header.Afzender} niet te lezen\n",
                run.Exits(2).Out);
            Assert.Contains("Dit is JW305 van iJw 3.1; hier wordt 3.2 verwerkt.", run.Out);
        }
    }

    [Fact]
    public async Task Check_tells_values_and_what_would_pass_and_where_it_stands()
    {
        var claim = Encoding.UTF8.GetString(BerichtWriter.Write(Claim("C1", Line("R001", 4), Line("R002", 4))));
        work.Write("323.xml", claim);
        var expectedLine = claim[..claim.LastIndexOf("<Prestatie>", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        var run = (await work.RunAsync("check", "323.xml")).Exits(1);

        Assert.Contains($"TR416 0001, referentie R002, prestatie 2 van cliënt 1, regel {expectedLine} van het bestand\n", run.Out);
        Assert.Contains("- ProductCode = 45A04 (uit dit bericht)", run.Out);
        Assert.Contains("Wat wel kan: ", run.Out);
        Assert.DoesNotContain("/Bericht", run.Out);
        NothingPersonal(run);
        var finding = (await work.RunAsync("check", "323.xml", "--json")).Json.Single().GetProperty("findings")[0];
        Assert.Equal(("referentie R002", "prestatie 2 van cliënt 1", expectedLine),
            (Text(finding, "reference"), Text(finding, "place"), finding.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Explain_tells_values_and_sources_and_changes_nothing()
    {
        (await work.ImportAsync(Until2025 + From2026[Header.Length..])).Exits(0);
        (await work.ProcessAsync(work.Write("301.xml", Valid.B301()), work.Copy("JW302.xml"))).Exits(1);
        work.Write(
            "323.xml",
            Claim(
                "C1",
                Line("R001", 4, hours: 11),
                Line("R002", 5) with
                {
                    ProductTarief = 8600, IngediendBedrag = new() { Bedrag = 43000, DebetCredit = Codes.DebetCredit.Debet }
                }));
        var before = Store();

        var run = (await work.RunAsync("explain", "323.xml", "--store", "store", "--today", "2026-06-10")).Exits(1);

        Assert.Matches(@"TR418 0611, referentie R002, prestatie 2 van cliënt 1, regel \d+ van het bestand\n", run.Out);
        Assert.DoesNotContain("/Bericht", run.Out);
        Assert.Contains("ProductTarief = € 86,00 (uit dit bericht)", run.Out);
        Assert.Contains("(uit afspraak 2 (45A04, eenheid 04, vanaf 01-01-2026))", run.Out);
        Assert.Contains("Wat wel kan: Declareer tegen € 85,00.", run.Out);
        Assert.Contains("(uit de 301 van 08-06-2026", run.Out);
        Assert.Matches(
            @"\n  Beoordeeld met MessageHub \d+\.\d+\.\d+[^ ]*, release 3\.2, regels [0-9a-f]{16}, afspraken tot en met wijziging [1-9]\d*\.\n$",
            run.Out);
        NothingPersonal(run);
        (await work.RunAsync("explain", "JW302.xml", "--store", "store")).Exits(1);
        Assert.Equal(before, Store());
        Assert.DoesNotContain(work.Files("out"), f => f.StartsWith("JW325", StringComparison.Ordinal));

        // Without a store, or with one that is not there, nothing is known and nothing is made.
        var json = (await work.RunAsync("explain", "323.xml", "--json")).Exits(1).Json.Single();
        Assert.Equal(
            json.ToString(), (await work.RunAsync("explain", "323.xml", "--json", "--store", "nowhere")).Exits(1).Json.Single().ToString());
        Assert.Contains("TR304", json.GetProperty("findings").EnumerateArray().Select(f => Text(f, "rule")));
        Assert.False(Directory.Exists(work.PathOf("nowhere")));

        string Store() =>
            string.Join(
                '\n',
                work.Files("store")
                    .Where(f => f == "messagehub.db")
                    .Select(f => Convert.ToBase64String(File.ReadAllBytes(work.PathOf($"store/{f}")))));
    }

    [Fact]
    public async Task Explain_without_a_register_says_so_beside_the_verdict()
    {
        work.Write("305.xml", Valid.B305());
        (await work.ProcessAsync(work.Write("301.xml", Valid.B301()))).Exits(0);

        Assert.Contains("geen register", (await work.RunAsync("explain", "305.xml")).Exits(1).Error);
        Assert.Equal("", (await work.RunAsync("explain", "305.xml", "--store", "store")).Exits(0).Error);
    }

    [Theory]
    [InlineData("explain", null)]
    [InlineData("process", null)]
    [InlineData("explain", "MessageHub__Gemeentelijst")]
    [InlineData("process", "MessageHub__Gemeentelijst")]
    public async Task A_newer_list_of_gemeenten_is_looked_in(string command, string? variable)
    {
        var bericht = Valid.B301();
        work.Write("301.xml", bericht with { Header = bericht.Header with { Afzender = "9998" } });
        var list = work.PathOf(work.Write("gemeenten.csv", "code,label,valid_from,valid_to,successor\n9998,Nieuwstad,2026-01-01,,\n"));
        string[] arguments = [command, "301.xml", "--json", .. command == "process" ? new[] { "--store", "store", "--out", "out" } : []];

        var without = (await work.RunAsync(arguments)).Exits(1);
        Assert.Equal("TR378", Text(Assert.Single(without.Json.Single().GetProperty("findings").EnumerateArray()), "rule"));
        var with = variable is null
            ? await work.RunAsync([.. arguments, "--gemeentelijst", list])
            : await work.RunWithAsync((variable, list), arguments);
        // What was sent before is sent twice; the gemeente is not what is wrong with it.
        Assert.DoesNotContain("TR378", with.Json.Single().GetProperty("findings").EnumerateArray().Select(f => Text(f, "rule")));
        (await work.RunAsync([.. arguments, "--gemeentelijst", "nowhere.csv"])).IsWrongUse("nowhere.csv: ", "a list that is not there");
    }

    public void Dispose() => work.Dispose();
}
