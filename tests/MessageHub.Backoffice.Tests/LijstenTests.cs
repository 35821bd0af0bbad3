using System.Net;
using System.Text;
using MessageHub.Register.Access;
using MessageHub.Register.Lists;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>Lists on the pages: seen before they are stored, kept when they change, brought back as they were saved.</summary>
public class LijstenTests
{
    private const string Header = "agb;naam;telefoon;mail;van\n";

    [Fact]
    public async Task A_file_is_shown_then_confirmed_and_its_changes_are_kept_with_who_and_when()
    {
        await using var site = await TestSite.StartAsync();
        var anna = await site.SignInAsync([Role.Contractmanager], name: "anna");
        await ConfirmAsync(
            anna, await ProposeAsync(anna, "aanbieders", Header + "75750001;De Linde;0344123456;linde@example.org;2025-01-01\n"));

        var page = await ProposeAsync(
            anna,
            "aanbieders",
            Header + "75750001;De Beuk;344123456;linde@example.org;1-1-2025\n75750002;De Es;;;1-1-2025\n",
            ("waarom", "brief van mei"));
        var words = await anna.WordsAsync(page);
        Assert.Contains("Nieuw 1 Gewijzigd 1 Vervalt 0 Ongewijzigd 0", words);
        Assert.Contains("De Linde → De Beuk", words);
        Assert.DoesNotContain("De Beuk", await anna.WordsAsync("/lijsten?lijst=aanbieders"));
        await ConfirmAsync(anna, page);

        var list = await anna.WordsAsync("/lijsten?lijst=aanbieders");
        Assert.Contains("75750001 De Beuk", list);
        Assert.Matches("10-06-2026 12:00 anna 1 1 0 bestand lijst.csv, sha256 [0-9a-f]{64}: brief van mei", list);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync(page)).StatusCode);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_saved_is_what_can_be_brought_back(string form)
    {
        await using var site = await TestSite.StartAsync();
        await site.AddListAsync(KeptList.Aanbieders, "agb;naam;van\n07500001;De Linde;2025-01-01\n");
        await site.AddListAsync(
            KeptList.Percelen, "indeling;domein;code;naam;volgorde;in_scope;van\n2026;jw;A;=Ambulant;1;nee;2026-01-01\n");
        await site.AddListAsync(
            KeptList.Contracten,
            "gemeente;agb;domein;perceel;kenmerk;klasse;aandacht_reden;aandacht_tot;status;van;tot;max_bedrag_jaar\n"
            + "297;7500001;jw;A;K-1;strategisch;wachttijd;2026-12-31;actief;2026-01-01;2026-12-31;1.250.000,50\n");
        await site.AddListAsync(KeptList.Inwoners, "gemeente;jaar;inwoners;jeugd\n0297;2026;30500;6900\n");
        var visitor = await site.SignInAsync(Role.Contractmanager);
        foreach (var list in new[] { "aanbieders", "percelen", "contracten", "inwoners" })
        {
            var saved = await (await visitor.GetAsync($"/lijsten?lijst={list}&handler=Tabel&vorm={form}")).Content.ReadAsByteArrayAsync();
            var page = (await visitor.SendFileAsync(
                $"/lijsten?lijst={list}", "bestand", $"lijst.{form}", saved, ("geheel", "true"))).Headers.Location?.OriginalString;
            Assert.True(page is not null, list);
            Assert.Contains("Nieuw 0 Gewijzigd 0 Vervalt 0 Ongewijzigd 1", await visitor.WordsAsync(page));
        }

        Assert.StartsWith("gemeente;domein;productcategorie;", await visitor.ReadAsync("/lijsten?lijst=producten&handler=Sjabloon"));
    }

    [Fact]
    public async Task A_wrong_file_stores_nothing_and_says_where_it_is_wrong()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);

        var refused = await SendAsync(visitor, "aanbieders", Header + "75750001;De Linde;;;2025-01-01\n7;x;;;2025-02-30\n");
        var words = await Visitor.WordsOf(refused);
        Assert.Contains("Er is niets opgeslagen.", words);
        Assert.Contains("rij 3, kolom agb: Hier moeten 8 cijfers staan. Gevonden: \"7\".", words);
        Assert.Contains("Er staat niets in deze lijst", await visitor.WordsAsync("/lijsten?lijst=aanbieders"));
    }

    [Fact]
    public async Task Rows_of_another_gemeente_are_not_seen_and_not_written()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddListAsync(KeptList.Inwoners, "gemeente;jaar;inwoners\n0297;2026;30500\n0344;2026;366000\n");
        var (mine, theirs) = (
            await site.SignInAsync(Role.Contractmanager), await site.SignInAsync([Role.Contractmanager], [Messages.OtherGemeente]));

        Assert.DoesNotContain("366000", await mine.WordsAsync("/lijsten?lijst=inwoners"));
        Assert.DoesNotContain("366000", await mine.ReadAsync("/lijsten?lijst=inwoners&handler=Tabel"));
        Assert.Contains(
            "U mag geen inwoners vastleggen voor gemeente 0344.",
            await Visitor.WordsOf(await SendAsync(mine, "inwoners", "gemeente;jaar;inwoners\n344;2026;1\n")));
        // The whole list of those in the file takes nothing of others away.
        var page = await ProposeAsync(mine, "inwoners", "gemeente;jaar;inwoners\n297;2025;30000\n", ("geheel", "true"));
        Assert.Contains("Nieuw 1 Gewijzigd 0 Vervalt 1", await mine.WordsAsync(page));
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.PostAsync("/lijsten", $"{page}?handler=Bevestig")).StatusCode);
        await ConfirmAsync(mine, page);
        Assert.Contains("366000", await theirs.WordsAsync("/lijsten?lijst=inwoners"));
    }

    [Fact]
    public async Task Of_two_files_the_second_has_to_be_brought_again()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);
        var (first, second) = (
            await ProposeAsync(visitor, "aanbieders", Header + "75750001;De Linde;;;2025-01-01\n"),
            await ProposeAsync(visitor, "aanbieders", Header + "75750001;De Es;;;2025-01-01\n"));
        var opened = await visitor.OpenAsync(second);
        await ConfirmAsync(visitor, first);

        Assert.False((await visitor.OpenAsync(second)).Offers("Bevestig"));
        var refused = await visitor.SendAsync($"{second}?handler=Bevestig", (Visitor.Token, Visitor.TokenIn(opened)));
        Assert.Contains("Intussen is deze lijst gewijzigd. Er is niets opgeslagen.", await Visitor.WordsOf(refused));
        Assert.Contains("De Linde", await visitor.WordsAsync("/lijsten?lijst=aanbieders"));
    }

    [Fact]
    public async Task A_list_of_products_is_what_product_codes_are_held_against_and_agreements_are_where_there_is_none()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(1, "45A99")]), BerichtState.Accepted);
        await site.ProcessAsync(Messages.Allocations("A2", [new(2, "45A77")]), BerichtState.Rejected);

        await site.AddListAsync(
            KeptList.Producten,
            "gemeente;domein;productcategorie;productcode;naam;van\n297;jw;45;45A77;Nieuw "
            + "product;2026-01-01\n297;wmo;02;02A99;Ander;2026-01-01\n");
        // Listed though nobody has an agreement on it; and agreed though it is not on the list.
        await site.ProcessAsync(Messages.Allocations("A3", [new(3, "45A77")]), BerichtState.Accepted);
        await site.ProcessAsync(Messages.Allocations("A4", [new(4, "45A99")]), BerichtState.Rejected);

        var visitor = await site.SignInAsync(Role.Contractmanager);
        (string, string)[] Form(string code) =>
        [
            ("gemeente", Messages.Gemeente), ("agb", Messages.Aanbieder), ("domein", "jw"), ("Product", code), ("Categorie", "45"),
            ("Eenheid", "04"), ("Bedrag", "90,00"), ("Vanaf", "2026-07-01"), ("Perceel", "Ambulant"),
        ];
        var refused = await Visitor.WordsOf(await visitor.PostAsync("/tarieven", "/tarieven?handler=Tarief", Form("45A98")));
        Assert.Contains("Product 45A98 bij categorie 45 staat niet in de lijst producten van Zaltbommel (0297).", refused);
        Assert.StartsWith(
            "/tarieven/voorstel/",
            (await visitor.PostAsync("/tarieven", "/tarieven?handler=Tarief", Form("45A77"))).Headers.Location!.OriginalString);
    }

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, string list, string csv, params (string, string)[] fields) =>
        visitor.SendFileAsync($"/lijsten?lijst={list}", "bestand", "lijst.csv", Encoding.UTF8.GetBytes(csv), fields);

    private static async Task<string> ProposeAsync(Visitor visitor, string list, string csv, params (string, string)[] fields)
    {
        var response = await SendAsync(visitor, list, csv, fields);
        Assert.True(response.StatusCode == HttpStatusCode.Found, await Visitor.WordsOf(response));
        return response.Headers.Location!.OriginalString;
    }

    private static async Task ConfirmAsync(Visitor visitor, string page) =>
        Assert.Equal(HttpStatusCode.Found, (await visitor.PostAsync(page, $"{page}?handler=Bevestig")).StatusCode);
}
