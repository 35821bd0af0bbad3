using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using MessageHub.Berichten;
using MessageHub.Register.Access;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Agreements on the pages: seen before they are stored, kept when they change, and with four eyes the work of two.</summary>
public class TarievenTests
{
    private const string Header =
        "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan\r\n";

    [Fact]
    public async Task A_tariff_tenfold_and_back_is_shown_before_and_leaves_two_rows_of_history()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await SmallRegion.FillAsync(site, Messages.Gemeente);
        var anna = await site.SignInAsync([Role.Backoffice], name: "anna");

        var page = await ProposeAsync(anna, Row("850,00"), "contract 12");
        var words = await anna.WordsAsync(page);
        Assert.Contains("tarief € 85,00 → € 850,00", words.Replace('\u00A0', ' '));
        Assert.Contains("dit raakt afspraken die vandaag gelden", words);
        Assert.Contains("1 regel, € 1.020,00, mei 2026", words.Replace('\u00A0', ' '));
        Assert.Equal(8500, await TariefAsync(site));
        await ConfirmAsync(anna, page);
        Assert.Equal(85000, await TariefAsync(site));
        await ConfirmAsync(anna, await ProposeAsync(anna, Row("85,00")));
        Assert.Equal(8500, await TariefAsync(site));

        var told = (await anna.WordsAsync($"/tarieven/wijzigingen?aanbieder={Messages.Aanbieder}&product=45A04")).Replace('\u00A0', ' ');
        Assert.True(
            Regex.IsMatch(
                told,
                "anna .* tarief € 850,00 → € 85,00 .* anna .* tarief € 85,00 → € 850,00 bestand a.csv, sha256 [0-9a-f]{64}: contract 12"),
            told);
    }

    [Fact]
    public async Task What_was_seen_is_what_is_stored()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var anna = await site.SignInAsync(Role.Backoffice);
        var (mine, other) = (await ProposeAsync(anna, Row("90,00")), await ProposeAsync(anna, Row("95,00")));
        var seen = await anna.OpenAsync(mine);
        await ConfirmAsync(anna, other);

        var refused = await PressAsync(anna, mine, seen, seen.Field("gezien")!);
        Assert.Contains("Intussen zijn er afspraken gewijzigd. Er is niets opgeslagen.", await Visitor.WordsOf(refused));
        Assert.Equal(9500, await TariefAsync(site));
        Assert.False((await anna.OpenAsync(mine)).Offers("Bevestig"));
        Assert.Equal(HttpStatusCode.Found, (await anna.PostAsync(mine, $"{mine}?handler=Opnieuw")).StatusCode);
        // The page that was open before it was brought anew confirms nothing either.
        await PressAsync(anna, mine, seen, seen.Field("gezien")!);
        Assert.Equal(9500, await TariefAsync(site));
        await ConfirmAsync(anna, mine);
        Assert.Equal(9000, await TariefAsync(site));
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync(mine)).StatusCode);
    }

    [Fact]
    public async Task With_four_eyes_another_confirms()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        await site.AddAgreementsAsync();
        var (anna, ben) = (await site.SignInAsync([Role.Backoffice], name: "anna"), await site.SignInAsync([Role.Backoffice], name: "ben"));
        var page = await ProposeAsync(anna, Row("90,00"));
        var own = await anna.OpenAsync(page);
        Assert.False(own.Offers("Bevestig"));
        var theirs = await ben.OpenAsync(page);
        await PressAsync(anna, page, own, theirs.Field("gezien")!);
        Assert.Equal(8500, await TariefAsync(site));
        Assert.Contains("a.csv, van anna", (await ben.WordsAsync("/tarieven")).Replace(" ,", ",", StringComparison.Ordinal));

        await ConfirmAsync(ben, page);
        Assert.Equal(9000, await TariefAsync(site));
        Assert.Contains("anna en ben", await ben.WordsAsync("/tarieven/wijzigingen"));
        foreach (var address in new[] { page, "/tarieven" })
            Assert.Contains("Bevestigd door ben, 10-06-2026 12:00", await Visitor.WordsOf(await anna.GetAsync(address)));

        // The form for one tariff is no way round it.
        var typed = await anna.PostAsync("/tarieven", "/tarieven?handler=Tarief", [.. Form(), ("Bedrag", "99,00")]);
        Assert.False((await anna.OpenAsync(typed.Headers.Location!.OriginalString)).Offers("Bevestig"));
        Assert.Equal(9000, await TariefAsync(site));
        await anna.PostAsync(typed.Headers.Location!.OriginalString, $"{typed.Headers.Location!.OriginalString}?handler=TrekIn");
        var closed = await ben.GetAsync(typed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Contains("Ingetrokken door anna", await Visitor.WordsOf(closed));
    }

    [Fact]
    public async Task With_four_eyes_two_accounts_on_one_name_are_one_person()
    {
        await using var site = await TestSite.StartAsync(("Backoffice:FourEyes", "true"));
        await site.AddAgreementsAsync();
        var (anna, second) = (
            await site.SignInAsync([Role.Backoffice], name: "anna"), await site.SignInAsync([Role.Backoffice], name: "anna2"));
        var accounts = site.App.Services.GetRequiredService<AccountStore>();
        var (first, other) = (
            (await accounts.FindByNameAsync("anna", CancellationToken.None))!,
            (await accounts.FindByNameAsync("anna2", CancellationToken.None))!);
        await accounts.ChangeAsync(
            other.Id, first.DisplayName, other.Roles, other.Gemeenten, Actor.Program, site.Clock.GetUtcNow(), CancellationToken.None);
        await second.SignInAsync("anna2", TestSite.Password);
        var page = await ProposeAsync(anna, Row("90,00"));

        var shown = await second.OpenAsync(page);
        Assert.False(shown.Offers("Bevestig"));
        var refused = await PressAsync(second, page, shown, "");
        Assert.Contains("Een collega moet dit bevestigen.", await Visitor.WordsOf(refused));
        Assert.Equal(8500, await TariefAsync(site));
    }

    [Fact]
    public async Task A_bsn_is_not_kept_with_a_change()
    {
        await using var site = await TestSite.StartAsync();
        var anna = await site.SignInAsync(Role.Backoffice);
        var file = Encoding.UTF8.GetBytes(Header + Row("90,00"));
        HttpResponseMessage[] refused =
        [
            await anna.SendFileAsync("/tarieven", "bestand", "a.csv", file, ("waarom", "gebeld over 999900006")),
            await anna.PostAsync("/tarieven", "/tarieven?handler=Tarief", [.. Form(), ("Bedrag", "90,00"), ("Reden", "999.900.006")]),
        ];
        foreach (var response in refused)
            Assert.Contains(BsnText.Problem, await Visitor.WordsOf(response));

        var page = (await anna.SendFileAsync("/tarieven", "bestand", "client 999900006.csv", file)).Headers.Location!.OriginalString;
        Assert.Contains("client #.csv, van", await anna.WordsAsync(page));
    }

    [Fact]
    public async Task A_tariff_that_is_typed_says_what_it_changes()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var anna = await site.SignInAsync([Role.Backoffice], name: "anna");
        var wrong = await anna.PostAsync("/tarieven", "/tarieven?handler=Tarief", [.. Form(), ("Bedrag", "veel")]);
        Assert.Contains("kolom tarief: Hier moet een bedrag", await Visitor.WordsOf(wrong));

        var typed = await anna.PostAsync(
            "/tarieven", "/tarieven?handler=Tarief", [.. Form(), ("Bedrag", "85,00"), ("Tot", "2026-12-31"), ("Minuten", "true")]);
        var words = (await anna.WordsAsync(typed.Headers.Location!.OriginalString)).Replace('\u00A0', ' ');
        Assert.Contains("beëindigd", words);
        Assert.Contains("tot en met open → 31-12-2026 ja", words);
        // A box that is not ticked is no.
        typed = await anna.PostAsync("/tarieven", "/tarieven?handler=Tarief", [.. Form(), ("Bedrag", "85,00")]);
        Assert.Contains("in minuten ja → nee", await anna.WordsAsync(typed.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Of_another_gemeente_nothing_is_told_and_nothing_can_be_done()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync(Messages.OtherGemeente);
        var (mine, theirs) = (
            await site.SignInAsync(Role.Backoffice),
            await site.SignInAsync([Role.Backoffice], [Messages.Gemeente, Messages.OtherGemeente]));
        foreach (var gemeente in new[] { Messages.OtherGemeente, "9999" })
        {
            // It overlaps with an agreement of that gemeente: that may not be what is said.
            var words = await Visitor.WordsOf(
                await SendAsync(
                    mine,
                    Header + Row("85,00")
                        .Replace(Messages.Gemeente, gemeente, StringComparison.Ordinal)
                        .Replace("01-01", "02-01", StringComparison.Ordinal)));
            Assert.Contains($"rij 2, kolom gemeente: U mag geen afspraken vastleggen voor gemeente {gemeente}.", words);
            Assert.DoesNotContain("overlapt", words);
        }

        var page = await ProposeAsync(
            theirs, Row("85,00") + Row("86,00").Replace(Messages.Gemeente, Messages.OtherGemeente, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync(page)).StatusCode);
        var seen = (await theirs.OpenAsync(page)).Field("gezien")!;
        foreach (var handler in new[] { "Bevestig", "TrekIn", "Opnieuw" })
        {
            var response = await mine.PostAsync("/tarieven", $"{page}?handler={handler}", ("gezien", seen));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.DoesNotContain("a.csv", await mine.WordsAsync("/tarieven"));
        await ConfirmAsync(theirs, page);
        Assert.DoesNotContain(Messages.OtherGemeente, await mine.WordsAsync("/tarieven/wijzigingen"));
        Assert.Contains(Messages.OtherGemeente, await theirs.WordsAsync("/tarieven/wijzigingen"));
    }

    [Theory]
    [InlineData("as it is", false)]
    [InlineData("as a spreadsheet in the Netherlands saves it", true)]
    [InlineData("for Excel", false, "&vorm=xlsx")]
    public async Task Our_own_file_can_be_brought_back(string reason, bool bySpreadsheet, string form = "")
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var before = await site.Store.AgreementsAsync(CancellationToken.None);
        var visitor = await site.SignInAsync(Role.Backoffice);
        var content = await (await visitor.GetAsync($"/tarieven?handler=Tabel{form}")).Content.ReadAsByteArrayAsync();
        if (bySpreadsheet)
        {
            var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
            text = Regex.Replace(text, "(?<=^|;)0+(?=[1-9])", "", RegexOptions.Multiline)
                .Replace("2026-01-01", "1-1-2026", StringComparison.Ordinal);
            content = Encoding.Latin1.GetBytes(text + ";;;;;;;;;;;\r\n");
        }

        var page = await ProposeFileAsync(visitor, content);
        Assert.True((await visitor.WordsAsync(page)).Contains($"Ongewijzigd {before.Count}", StringComparison.Ordinal), reason);
        await ConfirmAsync(visitor, page);
        Assert.Equal(
            before,
            (await site.Store.AgreementsAsync(CancellationToken.None))
                .Zip(before, (now, then) => now with { Agreement = now.Agreement with { Row = then.Agreement.Row } }));
    }

    [Fact]
    public async Task The_empty_file_has_the_columns()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        Assert.Equal(
            Header.Replace("\r\n", ";tarief_op;gebroken_maand;frequenties;herkomst;index;vervallen\r\n", StringComparison.Ordinal),
            (await (await visitor.GetAsync("/tarieven?handler=Sjabloon")).Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
        Assert.Contains("geen afspraken", await Visitor.WordsOf(await SendAsync(visitor, Header)));
    }

    [Fact]
    public async Task A_file_that_is_wrong_everywhere_is_told_of_in_fifty_sentences()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        var page = await Html.ParseAsync(await SendAsync(visitor, Header + string.Concat(Enumerable.Repeat(Row("85,00"), 20_000))));
        var told = page.QuerySelectorAll("[role=alert] li").Select(p => p.TextContent).ToList();
        Assert.Equal(51, told.Count);
        Assert.All(told.SkipLast(1), problem => Assert.StartsWith("rij ", problem));
        Assert.Equal("En nog 19949.", told[^1]);
    }

    private static string Row(string tarief) =>
        $"{Messages.Gemeente};{Messages.Aanbieder};jw;Ambulant;45;45A04;04;inspanning;{tarief};2026-01-01;;ja\r\n";

    private static (string, string)[] Form() =>
    [
        ("gemeente", Messages.Gemeente), ("agb", Messages.Aanbieder), ("domein", "jw"), ("Product", "45A04"), ("Categorie", "45"),
        ("Eenheid", "04"),
        ("Vanaf", "2026-01-01"), ("Perceel", "Ambulant"),
    ];

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, string csv) =>
        visitor.SendFileAsync("/tarieven", "bestand", "a.csv", Encoding.UTF8.GetBytes(csv));

    private static async Task<string> ProposeFileAsync(Visitor visitor, byte[] content)
    {
        var response = await visitor.SendFileAsync("/tarieven", "bestand", "a.csv", content);
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Brings rows; the page that shows what they change.</summary>
    private static Task<string> ProposeAsync(Visitor visitor, string rows) =>
        ProposeFileAsync(visitor, Encoding.UTF8.GetBytes(Header + rows));

    private static async Task<string> ProposeAsync(Visitor visitor, string rows, string why)
    {
        var response = await visitor.SendFileAsync("/tarieven", "bestand", "a.csv", Encoding.UTF8.GetBytes(Header + rows), ("waarom", why));
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Presses the button of the page.</summary>
    private static async Task ConfirmAsync(Visitor visitor, string page)
    {
        var shown = await visitor.OpenAsync(page);
        Assert.True(shown.Offers("Bevestig"));
        var response = await PressAsync(visitor, page, shown, shown.Field("gezien")!);
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
    }

    /// <summary>Presses the button of a page that was opened before.</summary>
    /// <param name="visitor">Who presses it.</param>
    /// <param name="page">The address of the proposal.</param>
    /// <param name="shown">The page as it was opened.</param>
    /// <param name="seen">What the form says that was seen.</param>
    private static Task<HttpResponseMessage> PressAsync(Visitor visitor, string page, IHtmlDocument shown, string seen) =>
        visitor.SendAsync($"{page}?handler=Bevestig", (Visitor.Token, Visitor.TokenIn(shown)), ("gezien", seen));

    private static async Task<long?> TariefAsync(TestSite site) =>
        (await site.Store.AgreementsAsync(CancellationToken.None))
            .Single(a => a.Aanbieder == Messages.Aanbieder && a.Agreement.ProductCode == "45A04").Agreement.Tarief;
}
