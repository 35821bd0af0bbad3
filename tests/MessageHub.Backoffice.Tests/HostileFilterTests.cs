using System.Buffers.Text;
using System.Net;
using System.Text;
using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Whatever stands in an address, what comes back is a page or a sentence, never a fault of ours.</summary>
public class HostileFilterTests(FilledSite filled) : IClassFixture<FilledSite>
{
    /// <summary>As they stand in an address, with why.</summary>
    private static readonly (string Reason, string Value)[] Texts =
    [
        ("a null character, which PostgreSQL does not keep", "a%00b"),
        ("half a character, and no UTF-8", "%ED%A0%80%FF"),
        ("another control character", "%01"),
        ("quotes and a second statement", Uri.EscapeDataString("x'\"; drop table inbox; --")),
        ("the first month there is", "0001-01"),
        ("the last month there is", "9999-12"),
        ("much", new string('9', 3000)),
    ];

    private static readonly (string Reason, string Value)[] Days =
    [
        ("a null character", "%00"),
        ("the first day there is", "0001-01-01"),
        ("the last day there is", "9999-12-31"),
        ("a month", "9999-12"),
    ];

    private static readonly (string Reason, string Value)[] Others =
    [
        ("a null character", "%00"),
        ("below zero", "-1"),
        ("the largest number", "2147483647"),
        ("a larger number", "99999999999999999999"),
    ];

    /// <summary>Where a list goes on.</summary>
    private static readonly (string Reason, string Value)[] Cursors =
    [
        ("a null character", CursorOf("\"\\u0000\"", "\"1\"")),
        ("half a character", CursorOf("\"\\ud800\"", "\"1\"")),
        ("no cursor", "%00"),
        ("one number", CursorOf("\"9223372036854775807\"")),
        ("the first day there is", CursorOf("\"0001-01-01\"", "\"0\"", "\"0001-01-01\"", "\"x\"")),
        ("the last day there is", CursorOf("\"9999-12-31\"", "\"9223372036854775807\"", "\"9999-12-31\"", "\"\\u0000\"")),
        ("null", CursorOf("null", "null")),
    ];

    /// <summary>
    /// By day PostgreSQL gets the first two of each kind, which it may take otherwise than SQLite: no text of it holds them.
    /// </summary>
    [Theory]
    [InlineData("sqlite", int.MaxValue)]
    [InlineData("postgres", 2)]
    public async Task Every_parameter_of_every_page_takes_anything(string kind, int values)
    {
        await using var postgres = kind == "postgres" ? await OwnPostgres.CreateAsync() : null;
        await using var site = await TestSite.StartAsync(postgres is null ? [] : [("MessageHub:Postgres", postgres.Connection)]);
        await site.AddAgreementsAsync();
        var (claim, held) = await SmallRegion.FillAsync(site, Messages.Gemeente);
        var visitor = await site.SignInAsync(Enum.GetValues<Role>());
        var link = site.App.Services.GetRequiredService<AllocationLinks>().To(new(Berichten.Standaard.Ijw, Messages.Gemeente, 10072));
        var account = (await site.App.Services.GetRequiredService<AccountStore>().ListAsync(CancellationToken.None))[0].Id;
        var all = new List<Addresses.Address>();
        foreach (var id in new[] { claim, account })
            all.AddRange(
                await Addresses.OfAsync(
                    site,
                    new Dictionary<string, string>
                    {
                        ["agb"] = Messages.Aanbieder, ["id"] = $"{id}", ["nummer"] = $"{held}", ["key"] = link.Split('/')[^1],
                        ["code"] = "404", ["verzoek"] = "1.1"
                    }));
        var addresses = all.Distinct().ToList();
        // What is asked for is really there: most pages are shown, and they do have filters.
        Assert.Contains(
            addresses,
            a => a is { Path: "/afgekeurd", Handler: "Tabel" }
                && a.Parameters.Contains(("perceel", typeof(string)))
                && a.Parameters.Contains(("van", typeof(DateOnly))));
        Assert.True(addresses.Sum(a => a.Parameters.Count) > 60, "too few parameters are found");

        var failed = new List<string>();
        foreach (var address in addresses.DistinctBy(a => (a.Template, a.Handler)))
        {
            foreach (var (name, type) in address.Parameters)
            {
                var offered = name == "na" ? Cursors : type == typeof(string) ? Texts : type == typeof(DateOnly) ? Days : Others;
                foreach (var (reason, value) in offered.Take(values))
                    await AskAsync(address.With(name, value), reason);
            }

            await AskAsync(address.With("handler", "%01"), "a handler that is not there");
        }

        // A null character in a path is refused by the server, before the program.
        foreach (var (reason, value) in Texts.Skip(1).Concat(Others.Skip(1)))
        {
            foreach (var address in addresses.DistinctBy(a => a.Template).Where(a => a.Template.Contains('{', StringComparison.Ordinal)))
                await AskAsync("/" + System.Text.RegularExpressions.Regex.Replace(address.Template, "\\{[^}]*\\}", value), reason);
        }

        Assert.True(failed.Count == 0, $"{failed.Count} addresses fail: {string.Join('\n', failed.Take(40))}");
        Assert.Contains("D2605", await visitor.WordsAsync("/afgekeurd"));

        async Task AskAsync(string address, string reason)
        {
            using var response = await visitor.GetAsync(address);
            if (response.StatusCode is not (
                HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Found))
                failed.Add($"{(int)response.StatusCode} {address[..Math.Min(address.Length, 150)]} ({reason})");
        }
    }

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Every_parameter_of_every_page_takes_anything_on_PostgreSQL_too() =>
        Every_parameter_of_every_page_takes_anything("postgres", int.MaxValue);

    [Theory]
    [InlineData("/bedragen?van=2026-13-45", "van", "2026-13-45")]
    [InlineData("/bedragen?tot=9999-12", "tot", "9999-12")]
    [InlineData("/bedragen?peildatum=2026-02-30", "peildatum", "2026-02-30")]
    [InlineData("/bedragen?jaar=1999", "jaar", "1999")]
    [InlineData("/bedragen?per=niets", "per", "niets")]
    [InlineData("/afgekeurd?van=0001-01-01", "van", "0001-01-01")]
    [InlineData("/afgekeurd?bericht=JW399", "bericht", "JW399")]
    [InlineData("/afgekeurd?code=%01", "code", "")]
    [InlineData("/termijnen?wanneer=ooit", "wanneer", "ooit")]
    [InlineData("/termijnen?soort=Iets", "soort", "Iets")]
    [InlineData("/inzagelog?account=ben", "account", "ben")]
    public async Task A_filter_that_cannot_be_read_is_named_with_what_stood_there(string path, string name, string value)
    {
        var words = await filled.Visitor.WordsAsync(path);
        Assert.Contains(
            value.Length == 0 ? $"Het filter “{name}” klopte niet en" : $"Het filter “{name}” klopte niet ({value}) en is niet gebruikt",
            words);
    }

    [Theory]
    [InlineData("/afgekeurd/uitvoer?van=2026-13-45")]
    [InlineData("/afgekeurd?handler=Tabel&tot=gisteren")]
    [InlineData("/afgekeurd/brief?aanbieder=65656055&van=x")]
    [InlineData("/bedragen?handler=Tabel&van=2026-13")]
    [InlineData("/termijnen?handler=Tabel&wie=Niemand")]
    [InlineData("/inzagelog?handler=Tabel&van=x")]
    public async Task A_file_is_not_made_with_a_filter_that_cannot_be_read(string path)
    {
        var response = await filled.Visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("klopte niet", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("a quote", "'")]
    [InlineData("always true", "' or '1'='1")]
    [InlineData("a union", "' union select content from inbox --")]
    [InlineData("a null character", "a\0b")]
    public async Task A_search_holds_a_value_and_no_query(string reason, string value)
    {
        var visitor = filled.Visitor;
        foreach (var name in new[] { "Bsn", "Toewijzing", "Declaratie", "Referentie", "Identificatie", "Aanbieder" })
        {
            var response = await visitor.PostAsync("/zoeken", (name, value), ("Waarom", "controle"));
            // The framework reads no form with a null character in it.
            var expected = value.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.OK;
            Assert.True(response.StatusCode == expected, $"{reason}: {name} gives {(int)response.StatusCode}");
            Assert.DoesNotContain("D2605", await Visitor.WordsOf(response));
        }

        await filled.Site.Visit().PostAsync("/aanmelden", ("account", value), ("wachtwoord", value));
        Assert.Contains("D2605", await visitor.WordsAsync("/afgekeurd"));
    }

    private static string CursorOf(params string[] values) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"[{string.Join(',', values)}]"));
}
