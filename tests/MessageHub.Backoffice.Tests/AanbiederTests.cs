using System.Net;
using MessageHub.Backoffice.Text;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Lists;
using MessageHub.Register.Messages;

namespace MessageHub.Backoffice.Tests;

/// <summary>The sheet of an aanbieder, and what is kept of talks with it.</summary>
public class AanbiederTests
{
    private const string Address = $"/aanbieder/{Messages.Aanbieder}";

    [Fact]
    public async Task The_sheet_says_of_an_aanbieder_what_its_messages_say()
    {
        await using var site = await FilledAsync();
        var words = Plain(await (await site.SignInAsync(Role.Contractmanager)).WordsAsync(Address));

        foreach (var part in new[]
        {
            "De Linde (65656055)", "strategisch", "Netto € 1.020",
            "Ambulant, Jeugdwet € 1.020 € 0 100,00% van € 1.020 1 van 1 1 € 1.020 geen vergelijking",
            "50,0 % van 2 berichten; 1 van 2 regels afgekeurd", "1 × 0611:", "0 + 1 in − 0 uit = 1", "Wachtend 2",
            "45A04: € 85,00 per uur, sinds 01-01-2026", "Volgend gesprek 26-02-2026",
        })
            Assert.Contains(part, words);
    }

    [Fact]
    public async Task Every_code_of_an_aanbieder_leads_to_its_sheet_for_who_may_open_it()
    {
        await using var site = await FilledAsync();
        var manager = await site.SignInAsync(Role.Contractmanager);
        foreach (var path in new[]
        {
            "/contractmanagement", "/gesprekken", "/tarieven/wijzigingen", "/lijsten?lijst=contracten",
            "/percelen?beeld=Perceel&perceel=jw:Ambulant"
        })
            Assert.NotNull((await manager.OpenAsync(path)).Link(Address));
        Assert.Null((await (await site.SignInAsync(Role.Toegang)).OpenAsync("/zorg")).Link(Address));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/aanbieder/99999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/aanbieder/x")).StatusCode);
        // The list of names is of the whole installation; figures are not.
        Assert.DoesNotContain("1.020", await (await site.SignInAsync(Role.Contractmanager, [Messages.OtherGemeente])).WordsAsync(Address));
    }

    [Fact]
    public async Task A_talk_an_agreement_and_a_target_are_kept_and_the_baseline_stays()
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);
        async Task SaidAsync(string handler, params (string, string)[] fields) =>
            Assert.Equal(HttpStatusCode.Found, (await visitor.PostAsync(Address, $"{Address}?handler={handler}", fields)).StatusCode);

        await SaidAsync("Gesprek", ("Tekst", "Wachttijd besproken"), ("Op", "2026-06-10"));
        await SaidAsync("Actie", ("Tekst", "Cijfers sturen"), ("Wie", "aanbieder"), ("Voor", "2026-07-01"));
        await SaidAsync("Doel", ("Indicator", "FirstTimeRight"), ("Doel", "95,5"), ("Voor", "2026-12-31"));
        var words = Plain(await visitor.WordsAsync(Address));
        foreach (var part in new[]
        {
            "Wachttijd besproken", "uiterlijk 10-11-2026", "Cijfers sturen aanbieder 01-07-2026", "In één keer goed (%) 50 "
        })
            Assert.Contains(part, words);

        // What becomes known later changes what is, not what was.
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.ProcessAsync(Messages.Start("S9", 10073, "45A53", "2026-06-01"), BerichtState.Accepted);
        site.Clock.Advance(TimeSpan.FromDays(1));
        visitor = await site.SignInAsync(Role.Contractmanager);
        var row = (await visitor.OpenAsync(Address)).QuerySelectorAll("#doelen ~ div tbody tr").Single().Words();
        Assert.Matches("50 .* 66,67 95,5 31-12-2026", row);

        var number = (await visitor.OpenAsync(Address)).Field("nummer")!;
        await SaidAsync("Klaar", ("nummer", number));
        Assert.Contains("klaar, ", await visitor.WordsAsync(Address));
        Assert.Equal(
            HttpStatusCode.NotFound, (await visitor.PostAsync(Address, $"{Address}?handler=Klaar", ("nummer", number))).StatusCode);
    }

    [Theory]
    [InlineData("Actie", "Vul in wie het doet", "Tekst=Bellen&Voor=2026-07-01")]
    [InlineData("Actie", "bsn", "Tekst=Over 999900006&Wie=wij&Voor=2026-07-01")]
    [InlineData("Gesprek", "wanneer het gesprek was", "Tekst=Besproken&Op=2027-01-01")]
    [InlineData("Gesprek", "ligt na dit gesprek", "Tekst=Besproken&Op=2026-06-01&Voor=2026-05-01")]
    [InlineData("Doel", "Vul een getal in", "Indicator=PerClient&Doel=veel&Voor=2026-12-31")]
    [InlineData("Doel", "geen nulmeting", "Indicator=Duration&Doel=90&Voor=2026-12-31")]
    public async Task What_cannot_be_kept_is_said_and_nothing_is(string handler, string problem, string fields)
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);
        var response = await visitor.PostAsync(
            Address, $"{Address}?handler={handler}", [.. fields.Split('&').Select(f => f.Split('=')).Select(f => (f[0], f[1]))]);

        Assert.Contains(problem, await Visitor.WordsOf(response));
        Assert.Contains("Er is niets afgesproken", await visitor.WordsAsync(Address));
    }

    [Fact]
    public async Task Who_is_contracted_and_does_nothing_is_found_on_the_first_page()
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);
        Assert.Equal(
            ["Stil Water (11111111)|–|1|01-01-2026"], await PercelenTests.RowsAsync(visitor, "/contractmanagement", "#tabel-stil"));
        Assert.Contains("11111111;Stil Water;;1;01-01-2026", await visitor.ReadAsync("/contractmanagement?handler=Tabel"));
    }

    /// <summary>
    /// With fewer than three clients of others nothing is compared; small counts are hidden where that is set, and what says them too.
    /// </summary>
    [Fact]
    public async Task Small_counts_are_hidden_with_the_figure_from_which_they_follow()
    {
        await using var site = await FilledAsync(("Backoffice:LeastClients", "5"));
        var visitor = await site.SignInAsync(Role.Contractmanager);
        Assert.Contains(
            "Ambulant, Jeugdwet € 1.020 € 0 100,00% van € 1.020 1 van 1 <5 verborgen geen vergelijking",
            Plain(await visitor.WordsAsync(Address)));
        var row = Plain((await PercelenTests.RowsAsync(visitor, "/percelen?jaar=2026", "#tabel-percelen"))[0]).Split('|');
        Assert.Equal(("<5", "verborgen", "verborgen"), (row[5], row[9], row[10]));
        Assert.Contains(";<5;", await visitor.ReadAsync("/percelen?jaar=2026&handler=Tabel"));
    }

    [Fact]
    public async Task The_figures_of_an_aanbieder_are_those_of_its_percelen_on_other_pages()
    {
        await using var site = await TestSite.StartAsync();
        site.Clock.SetUtcNow(new(2026, 6, 23, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            0,
            await SteeringPlayer.FillAsync(site.Register, SteeringRegion.CapelleKrimpen, site.Clock.GetUtcNow(), CancellationToken.None));
        var script = new SteeringScript(SteeringRegion.CapelleKrimpen);
        var largest = script.BySize[0];
        var visitor = await site.SignInAsync([Role.Contractmanager], [.. SteeringRegion.CapelleKrimpen.Gemeenten.Select(g => g.Code)]);
        var rows = await PercelenTests.RowsAsync(visitor, $"/aanbieder/{largest}?jaar=2025", "#tabel-blad");
        var own = script.Lines.Where(l => l.Agb == largest)
            .GroupBy(l => (l.Perceel.Name, Law: l.Perceel.Domein == "jw" ? "Jeugdwet" : "Wmo 2015"))
            .ToList();

        Assert.Equal(own.Count, rows.Count(r => r.Split('|')[1] != "€ 0"));
        foreach (var perceel in own)
        {
            var row = rows.Select(r => r.Split('|')).Single(r => r[0] == $"{perceel.Key.Name}, {perceel.Key.Law}");
            Assert.Equal(Plain(Dutch.WholeEuro(perceel.Sum(l => l.Cents))), Plain(row[1]));
            Assert.Equal($"{perceel.Select(l => l.Bsn).Distinct().Count()}", row[5]);
            var others = script.Lines.Where(l => l.Perceel == perceel.First().Perceel && l.Agb != largest).GroupBy(l => l.Agb)
                .Select(g => g.Sum(l => l.Cents) / (decimal)g.Select(l => l.Bsn).Distinct().Count()).Order().ToList();
            var median = others.Count % 2 == 1 ? others[others.Count / 2] : (others[others.Count / 2 - 1] + others[others.Count / 2]) / 2;
            Assert.Equal(Plain(Dutch.WholeEuro((long)Math.Round(median, MidpointRounding.AwayFromZero))), Plain(row[7]));
        }
    }

    [Fact]
    public void A_term_is_explained_once_and_all_that_pages_link_to_are_there()
    {
        Assert.Equal(Glossary.All.Count, Glossary.All.Select(t => t.Id).Distinct().Count());
        Assert.Equal(Glossary.All.Count, Glossary.All.Select(t => t.Name).Distinct().Count());
    }

    /// <summary>The small region with names, contracts and a start, seen the day after.</summary>
    private static async Task<TestSite> FilledAsync(params (string, string)[] settings)
    {
        var site = await TestSite.StartAsync(settings);
        await site.AddAgreementsAsync();
        await site.AddListAsync(
            KeptList.Aanbieders,
            $"agb;naam;telefoon;van\n{Messages.Aanbieder};De Linde;0882345678;2026-01-01\n11111111;Stil Water;;2026-01-01\n");
        await site.AddListAsync(KeptList.Percelen, "indeling;domein;code;naam;van\nalles;jw;Ambulant;Ambulant;2026-01-01\n");
        await site.AddListAsync(
            KeptList.Contracten,
            $"gemeente;agb;domein;perceel;klasse;status;van\n"
            + $"{Messages.Gemeente};{Messages.Aanbieder};jw;Ambulant;strategisch;actief;2026-01-01\n"
            + $"{Messages.Gemeente};11111111;jw;Ambulant;;actief;2026-01-01\n");
        await SmallRegion.FillAsync(site, Messages.Gemeente);
        await site.ProcessAsync(Messages.Start("S1", 10072), BerichtState.Accepted);
        site.Clock.Advance(TimeSpan.FromDays(1));
        return site;
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
