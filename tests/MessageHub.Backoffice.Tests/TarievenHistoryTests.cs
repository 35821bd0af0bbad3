using System.Net;
using MessageHub.Register.Access;
using MessageHub.Register.Facts;

namespace MessageHub.Backoffice.Tests;

/// <summary>What people do to agreements on the pages: index, correct, end, withdraw and compare them; and what stays of it.</summary>
public class TarievenHistoryTests
{
    private const string Page = $"/tarieven/afspraak?sleutel={Messages.Gemeente}.{Messages.Aanbieder}.jw.04.2026-01-01.45A04";

    [Fact]
    public async Task An_index_shows_old_and_new_tariffs_and_ends_the_old_one_the_day_before()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var mara = await site.SignInAsync([Role.Contractmanager], name: "mara");

        var page = await IndexAsync(mara, "3,87", "2027-01-01", ("Codes", "45A04, 45A53"), ("Reden", "besluit 12"));
        var words = await ReadAsync(mara, page);
        Assert.Contains("indexering 3,87 % vanaf 01-01-2027, van mara", words);
        Assert.Contains("tarief € 85,00 → € 88,29", words);
        Assert.Contains("tarief € 88,50 → € 91,92", words);
        Assert.Contains("tot en met open → 31-12-2026", words);
        Assert.Contains("2 afspraken krijgen een ander tarief.", words);
        await ConfirmAsync(mara, page);

        var series = (await site.Store.AgreementsAsync(CancellationToken.None))
            .Where(r => r.Agreement.ProductCode == "45A04")
            .Select(r => r.Agreement)
            .ToList();
        Assert.Equal(
            [(8500L, "basis", new DateOnly(2026, 12, 31)), (8829L, "indexering", (DateOnly?)null)],
            series.Select(a => (a.Tarief!.Value, a.Herkomst, a.GeldigTot)));
        Assert.Equal(3.87m, series[1].Index);
        Assert.Contains("indexering 3,87 %", await ReadAsync(mara, Page));
        // Done again it finds that the new tariffs begin on that day already.
        var again = await mara.PostAsync("/tarieven/indexeren", ("Percentage", "3,87"), ("EersteDag", "2027-01-01"), ("Codes", "45A04"));
        Assert.Contains("Geen afspraak van deze keuze geldt op die dag", await Visitor.WordsOf(again));
    }

    [Fact]
    public async Task An_index_over_months_that_were_granted_lists_the_lines_to_declare_again()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await SmallRegion.FillAsync(site, Messages.Gemeente);
        var mara = await site.SignInAsync(Role.Contractmanager);

        var page = await IndexAsync(mara, "10", "2026-05-01", ("Aanbieders", Messages.Aanbieder));
        Assert.Contains(
            "1 regel is al toegekend tegen een ander tarief, samen € 1.020,00: 1 aanbieder moet die crediteren en opnieuw declareren.",
            await ReadAsync(mara, page));
        var lines = (await mara.ReadAsync($"{page}?handler=Regels"))
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            $"{Messages.Gemeente};{Messages.Aanbieder};jw;D2605;R0501;45A04;04;01-05-2026;31-05-2026;12;85,00;1020,00;93,50", lines[1]);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain(Messages.Bsn, string.Concat(lines), StringComparison.Ordinal);

        // From a day after the period began its tariff is still the old one.
        Assert.DoesNotContain("opnieuw declareren", await ReadAsync(mara, await IndexAsync(mara, "10", "2026-05-02", ("Codes", "45A04"))));
    }

    [Theory]
    [InlineData("", "2027-01-01", "percentage")]
    [InlineData("0", "2027-01-01", "percentage")]
    [InlineData("51", "2027-01-01", "percentage")]
    [InlineData("3,87", "", "eerste dag")]
    [InlineData("3,87", "1900-01-01", "Geen afspraak")]
    public async Task An_index_that_cannot_be_is_refused(string percentage, string day, string words)
    {
        await using var site = await TestSite.StartAsync();
        var mara = await site.SignInAsync(Role.Contractmanager);
        Assert.Contains(
            words, await Visitor.WordsOf(await mara.PostAsync("/tarieven/indexeren", ("Percentage", percentage), ("EersteDag", day))));
    }

    [Fact]
    public async Task One_agreement_is_corrected_ended_and_withdrawn_and_its_history_says_by_whom()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var (mara, other) = (
            await site.SignInAsync([Role.Contractmanager], name: "mara"), await site.SignInAsync([Role.Backoffice], name: "ben"));

        await ConfirmAsync(
            mara,
            Address(await mara.PostAsync(Page, $"{Page}&handler=Corrigeer", Form("86,00", ("Frequenties", "2"), ("Reden", "tikfout")))));
        Assert.Equal(
            (8600L, "correctie", "2"),
            await OneAsync(site) is { } a ? (a.Agreement.Tarief, a.Agreement.Herkomst, a.Agreement.Frequenties) : default);
        await ConfirmAsync(other, Address(await other.PostAsync(Page, $"{Page}&handler=Beeindig", ("laatste", "2026-12-31"))));
        Assert.Equal(new DateOnly(2026, 12, 31), (await OneAsync(site))!.Agreement.GeldigTot);
        await ConfirmAsync(mara, Address(await mara.PostAsync(Page, $"{Page}&handler=Vervallen", ("reden", "nooit gemaakt"))));
        Assert.Null(await OneAsync(site));

        var words = await ReadAsync(mara, Page);
        Assert.Contains("Deze afspraak is vervallen.", words);
        Assert.Matches(
            "mara 01-01-2026 vervallen .* nooit gemaakt .*ben 01-01-2026 tot en met open → 31-12-2026 .*mara 01-01-2026 tarief € 85,00 → € "
            + "86,00; frequenties alle → 2 correctie .*tikfout",
            words);
        // As it was known before all that it is there, and now it is not.
        Assert.Contains("€ 85,00", await ReadAsync(mara, "/tarieven?code=45A04&bekend=2026-06-09"));
        Assert.Contains("geen afspraken gevonden", await ReadAsync(mara, "/tarieven?code=45A04&bekend=2026-06-10"));
        Assert.Contains("€ 85,00", await ReadAsync(mara, "/tarieven?code=45A04&wijziging=3"));
        // An agreement that was withdrawn can be made anew.
        await ConfirmAsync(
            mara,
            Address(
                await mara.PostAsync(
                    "/tarieven",
                    "/tarieven?handler=Tarief",
                    [
                        ("gemeente", Messages.Gemeente), ("agb", Messages.Aanbieder), ("domein", "jw"), ("Product", "45A04"),
                        ("Eenheid", "04"), .. Form("87,00")
                    ])));
        Assert.Equal(8700, (await OneAsync(site))!.Agreement.Tarief);
    }

    [Fact]
    public async Task Another_first_day_makes_another_agreement_of_it()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var mara = await site.SignInAsync(Role.Contractmanager);
        var fields = Form("85,00").Where(f => f.Name != "Vanaf").Append(("Vanaf", "2026-02-01")).ToArray();
        var page = Address(await mara.PostAsync(Page, $"{Page}&handler=Corrigeer", fields));
        var words = await ReadAsync(mara, page);
        Assert.Contains("Nieuw 1 Gewijzigd 0 Beëindigd 0 Vervallen 1", words);
        await ConfirmAsync(mara, page);
        var rows = (await site.Store.AgreementsAsync(CancellationToken.None)).Where(r => r.Agreement.ProductCode == "45A04");
        Assert.Equal(
            (new DateOnly(2026, 2, 1), "correctie"),
            Assert.Single(rows) is var row ? (row.Agreement.GeldigVan, row.Agreement.Herkomst) : default);
    }

    [Fact]
    public async Task A_correction_that_no_message_can_carry_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var csv = $"{Messages.Gemeente};{Messages.Aanbieder};jw;P;44;44A09;14;inspanning;312,50;2026-01-01;;nee";
        await site.Store.ImportAgreementsAsync(
            Processing.Agreements.AgreementsFile.Read(new StringReader($"{Columns}\n{csv}"), []).Rows,
            new("test", site.Clock.GetUtcNow(), "test"), CancellationToken.None);
        var mara = await site.SignInAsync(Role.Contractmanager);
        var page = $"/tarieven/afspraak?sleutel={Messages.Gemeente}.{Messages.Aanbieder}.jw.14.2026-01-01.44A09";
        foreach (var (field, value, words) in new[]
                 {
                     ("Frequenties", "1", "Frequentie 1 (dag) kan een bericht niet zeggen bij eenheid 14."),
                     ("TariefOp", "toewijzing", "geldt alleen voor output in stuks"),
                     ("GebrokenMaand", "naar rato", "bestaat alleen bij output"),
                     ("Tot", "2025-12-31", "De laatste dag ligt voor de eerste dag."),
                 })
        {
            var refused = await mara.PostAsync(
                page, $"{page}&handler=Corrigeer", [.. Form("312,50").Where(f => f.Name != field), (field, value), ("Categorie", "44")]);
            Assert.Contains(words, await Visitor.WordsOf(refused));
        }
    }

    [Fact]
    public async Task Of_another_gemeente_there_is_no_agreement()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync(Messages.OtherGemeente);
        var mara = await site.SignInAsync(Role.Contractmanager);
        var page = Page.Replace(Messages.Gemeente, Messages.OtherGemeente, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.PostAsync("/tarieven", $"{page}&handler=Vervallen")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mara.GetAsync("/tarieven/afspraak?sleutel=x")).StatusCode);
        Assert.Equal(3, (await site.Store.AgreementsAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task The_matrix_marks_what_differs_from_what_most_have()
    {
        await using var site = await TestSite.StartAsync();
        string[] rows = ["11111111;85,00", "22222222;85,00", "33333333;86,00"];
        var csv = string.Join(
            '\n',
            rows.Select(r => r.Split(';'))
                .Select(r => $"{Messages.Gemeente};{r[0]};jw;Ambulant;45;45A04;04;inspanning;{r[1]};2026-01-01;;ja")
                .Prepend(Columns));
        await site.Store.ImportAgreementsAsync(
            Processing.Agreements.AgreementsFile.Read(new StringReader(csv), []).Rows, new("test", site.Clock.GetUtcNow(), "test"),
            CancellationToken.None);
        var mara = await site.SignInAsync(Role.Contractmanager);

        var page = await mara.OpenAsync("/tarieven/matrix?perceel=AMBULANT");
        Assert.Equal(
            ["€ 85,00", "€ 85,00", "≠ € 86,00"], page.QuerySelectorAll("tbody a").Select(a => a.TextContent.Replace('\u00A0', ' ').Trim()));
        var lines = (await mara.ReadAsync("/tarieven/matrix?handler=Tabel")).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("Domein;Productcategorie;Productcode;Eenheid;Meest voorkomend (euro);Afwijkend;11111111;22222222;33333333", lines[0]);
        Assert.Equal("jw;45;45A04;04;85,00;1;85,00;85,00;86,00", lines[1]);
        Assert.Contains("geen afspraken gevonden", await ReadAsync(mara, "/tarieven/matrix?op=2025-12-31"));
    }

    private const string Columns =
        "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan";

    private static (string Name, string Value)[] Form(string bedrag, params (string, string)[] more) =>
    [
        ("Bedrag", bedrag), ("Vanaf", "2026-01-01"), ("Categorie", "45"), ("Perceel", "Ambulant"), ("Minuten", "true"),
        ("TariefOp", "levering"), ("GebrokenMaand", "vol"), .. more,
    ];

    private static async Task<AgreementRow?> OneAsync(TestSite site) =>
        (await site.Store.AgreementsAsync(CancellationToken.None)).SingleOrDefault(r => r.Agreement.ProductCode == "45A04");

    private static async Task<string> IndexAsync(Visitor visitor, string percentage, string day, params (string, string)[] more) =>
        Address(await visitor.PostAsync("/tarieven/indexeren", [("Percentage", percentage), ("EersteDag", day), .. more]));

    private static string Address(HttpResponseMessage response) => response.Headers.Location!.OriginalString;

    private static async Task<string> ReadAsync(Visitor visitor, string path) => (await visitor.WordsAsync(path)).Replace('\u00A0', ' ');

    private static async Task ConfirmAsync(Visitor visitor, string page)
    {
        var shown = await visitor.OpenAsync(page);
        var response = await visitor.SendAsync(
            $"{page}?handler=Bevestig", (Visitor.Token, Visitor.TokenIn(shown)), ("gezien", shown.Field("gezien")!));
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
    }
}
