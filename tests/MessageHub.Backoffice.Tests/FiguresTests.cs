using System.Net;
using System.Text.RegularExpressions;
using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Register.Access;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Rules.Standard;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// What figures promise: totals of everything, reference dates that stay, and nothing of the gemeente charged to an aanbieder.
/// </summary>
public class FiguresTests
{
    [Fact]
    public async Task A_reference_date_of_today_is_provisional_and_a_later_one_is_refused()
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);

        Assert.Contains("zoals bekend op 09-06-2026.", await visitor.WordsAsync("/bedragen"));
        var today = await visitor.WordsAsync("/bedragen?peildatum=2026-06-10");
        Assert.Contains("zoals bekend op 10-06-2026 (voorlopig)", today);
        Assert.Contains("peildatum 10-06-2026 (voorlopig)", today);
        Assert.Contains("10-06-2026 (voorlopig)", await visitor.ReadAsync("/bedragen?handler=Tabel&peildatum=2026-06-10"));

        var earlier = await visitor.WordsAsync("/bedragen?peildatum=2026-06-09");
        Assert.Contains("zoals bekend op 09-06-2026.", earlier);
        Assert.DoesNotContain("voorlopig", earlier);

        var later = await visitor.WordsAsync("/bedragen?peildatum=2026-06-11");
        Assert.Contains("De peildatum 11-06-2026 moet nog komen. Kies vandaag (10-06-2026) of een eerdere dag.", later);
        Assert.DoesNotContain("Ambulant 1", later);
        Assert.DoesNotContain("Samen", later);
        var file = await visitor.GetAsync("/bedragen?handler=Tabel&peildatum=2026-06-11");
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
        Assert.Contains("moet nog komen", await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Care_that_is_credited_counts_no_client_any_more()
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager);
        Assert.Matches(
            "Ambulant Jeugdwet € 1.020,00 1 1 100,0 % 100,0 %", Plain(await visitor.WordsAsync("/bedragen?peildatum=2026-06-10")));
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.ProcessAsync(
            Messages.Claim("D3", "D2607", [new("R0701", 10072, 12, 8500, Vorig: "R0501", Dc: "C")]), BerichtState.Accepted);

        visitor = await site.SignInAsync(Role.Contractmanager);
        Assert.Matches("Ambulant Jeugdwet € 0,00 0 0 – –", Plain(await visitor.WordsAsync("/bedragen?peildatum=2026-06-12")));
        Assert.Matches(
            "Ambulant Jeugdwet € 1.020,00 1 1 100,0 % 100,0 %", Plain(await visitor.WordsAsync("/bedragen?peildatum=2026-06-11")));
    }

    [Fact]
    public async Task A_list_that_is_cut_has_the_rest_as_one_row_and_the_total_of_all()
    {
        const int aanbieders = 102;
        await using var site = await TestSite.StartAsync();
        for (var i = 0; i < aanbieders; i++)
            await site.ProcessAsync(Messages.Claim($"D{i}", $"N{i}", [new($"R{i}", 10072, 1, 101 + i)], aanbieder: $"{75750000 + i}"));
        var visitor = await site.SignInAsync(Role.Contractmanager);
        var all = Enumerable.Range(0, aanbieders).Sum(i => 101L + i);

        var money = Plain(await visitor.WordsAsync("/bedragen?per=Aanbieder&peildatum=2026-06-10"));
        var rest = Enumerable.Range(0, aanbieders - 50).Sum(i => 101L + i);
        Assert.Contains($"Overige (52) 52 {Plain(Text.Dutch.Euro(rest))}", money);
        Assert.Equal(2, Regex.Count(money, Regex.Escape($"Samen {aanbieders} {Plain(Text.Dutch.Euro(all))}")));
        Assert.Equal(
            1 + aanbieders,
            (await visitor.ReadAsync("/bedragen?per=Aanbieder&peildatum=2026-06-10&handler=Tabel")).TrimEnd().Split("\r\n").Length);

        var counts = Plain(await visitor.WordsAsync("/afgekeurd?per=Aanbieder"));
        Assert.Contains($"Overige (2) 2 0,0 % 0 2 0 2 2 {Plain(Text.Dutch.Euro(101 + 102))}", counts);
        Assert.Contains($"van {Plain(Text.Dutch.Euro(all))} afgekeurd", counts);
    }

    [Fact]
    public void Rows_of_a_table_of_amounts_add_up_to_its_total()
    {
        var all = Enumerable.Range(1, 60).Reverse().Select(i => new MoneyRow(default, $"k{i:D2}", i, 1000 * i, 10 * i, i)).ToList();

        var table = MoneyTable.Of("Product", all, 50, r => (r.Key, null), r => r.Key);

        Assert.Equal("Overige (10)", table.Rows[^1].Name);
        Assert.Equal(["k11", "k12"], table.Rows.Take(2).Select(r => r.Name));
        Assert.Equal(MoneyRow.Sum(default, "", all), table.Total);
        Assert.Equal(table.Total, MoneyRow.Sum(default, "", table.Rows.Select(r => r.Row)));
        Assert.Equal(table.Total.Net, table.Rows.Sum(r => r.Row.Net));
    }

    [Fact]
    public async Task What_the_gemeente_did_wrong_is_charged_to_no_aanbieder_and_has_its_own_place()
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);
        Assert.DoesNotContain("Eigen berichten met fouten", await visitor.WordsAsync("/overzicht"));
        var before = Plain(await visitor.WordsAsync("/afgekeurd?per=Aanbieder"));
        var own = await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Rejected);

        Assert.Equal(before, Plain(await visitor.WordsAsync("/afgekeurd?per=Aanbieder")));
        Assert.Contains($"{Messages.Aanbieder} 1 0,0 % 1 0 0 2 1", before);
        foreach (var path in new[]
        {
            $"/afgekeurd?per=Bericht&aanbieder={Messages.Aanbieder}", $"/afgekeurd/brief?aanbieder={Messages.Aanbieder}",
            "/afgekeurd?per=Bericht", "/afgekeurd/uitvoer"
        })
            Assert.False(Regex.IsMatch(await visitor.WordsAsync(path), "JW301( A1| \\d|;)"), path);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/bericht/{own}/brief")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await visitor.GetAsync($"/afgekeurd/brief?aanbieder={Messages.Aanbieder}&eigen=true")).StatusCode);

        var overview = await visitor.WordsAsync("/overzicht");
        Assert.Contains("Eigen berichten met fouten", overview);
        Assert.Contains("1 toewijzing of antwoord van de gemeente zelf", overview);
        foreach (var path in new[] { "/afgekeurd?eigen=true", "/afgekeurd?bericht=JW301", "/afgekeurd?eigen=true&per=Aanbieder" })
        {
            var words = await visitor.WordsAsync(path);
            Assert.Contains("Die tellen bij geen aanbieder mee", words);
            Assert.NotNull((await visitor.OpenAsync(path)).Link($"/bericht/{own}"));
            Assert.DoesNotContain("per aanbieder", words);
            Assert.DoesNotContain("D2605", words);
        }
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_is_told_as_such_and_not_as_answered()
    {
        await using var site = await FilledAsync();
        var start = System.Text.Encoding.UTF8.GetString(Messages.Start("S1", 10072))
            .Replace("<m:Geslacht>1</m:Geslacht>", "<m:Geslacht>x</m:Geslacht>", StringComparison.Ordinal);
        await site.ProcessAsync(System.Text.Encoding.UTF8.GetBytes(start), BerichtState.Refused);
        var visitor = await site.SignInAsync(Role.Backoffice);

        var letter = await visitor.WordsAsync($"/afgekeurd/brief?aanbieder={Messages.Aanbieder}");
        Assert.Contains("Dit bestand konden wij niet lezen. U kreeg er geen antwoord op.", letter);
        Assert.Contains("Van: Zaltbommel (0297)", letter);
        Assert.Contains($"{Messages.Aanbieder} 2 0,0 % 1 0 1 2 1", Plain(await visitor.WordsAsync("/afgekeurd?per=Aanbieder")));
    }

    [Fact]
    public async Task This_week_is_the_next_five_working_days_wherever_it_is_told()
    {
        await using var site = await FilledAsync();
        // D2606 came on Wednesday 10 June and is due ten working days later, on the 24th: a week before that is the 17th.
        foreach (var (days, expected) in new[] { (6, 0), (7, 1), (10, 1), (14, 1), (15, 0) })
        {
            site.Clock.SetUtcNow(TestSite.Noon.AddDays(days));
            var visitor = await site.SignInAsync(Role.Backoffice);
            Assert.Contains($"deze week aflopen (komende 5 werkdagen) {expected}", await visitor.WordsAsync("/overzicht"));
            Assert.Contains(
                $"deze week te laat, gemeente aan zet (komende 5 werkdagen) {expected}", await visitor.WordsAsync("/termijnen"));
            var list = await visitor.WordsAsync("/termijnen?soort=DeclaratieAntwoord&wanneer=week");
            Assert.True(expected == Regex.Count(list, "D2606"), $"{days}: {list}");
            Assert.Equal(
                expected, Regex.Count(await visitor.ReadAsync("/termijnen?soort=DeclaratieAntwoord&wanneer=week&handler=Tabel"), "D2606"));
        }

        Assert.Equal(new DateOnly(2026, 6, 24), WorkingDays.Dutch.After(new(2026, 6, 17), WorkingDays.Week));
    }

    [Fact]
    public async Task A_holiday_of_this_installation_moves_what_is_due_wherever_it_is_told()
    {
        await using var site = await TestSite.StartAsync(
            ("MessageHub:Holidays:Added", "2026-06-11"), ("MessageHub:Holidays:Removed", "2026-05-05"));
        var (number, ben) = await WaitingClaim.OneLineAsync(site);
        // The claim came on Wednesday the 10th: without the Thursday its tenth working day is the 25th, ten working days from today.
        foreach (var page in new[] { "/wacht", $"/wacht/{number}", "/termijnen?soort=DeclaratieAntwoord" })
            Assert.Contains("nog 10 werkdagen", (await ben.WordsAsync(page)).Replace('\u00A0', ' '));
        Assert.Contains("25-06-2026", await ben.WordsAsync("/termijnen?soort=DeclaratieAntwoord"));
        Assert.Contains("25 juni 2026", (await ben.WordsAsync($"/wacht/{number}")).Replace('\u00A0', ' '));
        // On the 18th the 25th is a week away; the day before it was not.
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.DoesNotContain(
            "D2606", await (await site.SignInAsync(Role.Backoffice)).WordsAsync("/termijnen?soort=DeclaratieAntwoord&wanneer=week"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains(
            "D2606", await (await site.SignInAsync(Role.Backoffice)).WordsAsync("/termijnen?soort=DeclaratieAntwoord&wanneer=week"));
    }

    [Fact]
    public async Task Late_on_Friday_is_not_today_on_Sunday()
    {
        await using var site = await FilledAsync();
        // The start came on Tuesday 16 June: its return was due on Friday the 19th.
        site.Clock.Advance(TimeSpan.FromDays(6));
        await site.Store.ReceiveAsync(
            new(Guid.NewGuid(), "s.xml", Messages.Start("S1", 10072), site.Clock.GetUtcNow()), CancellationToken.None);
        site.Clock.Advance(TimeSpan.FromDays(5));
        var visitor = await site.SignInAsync(Role.Backoffice);

        var open = await visitor.WordsAsync("/termijnen?soort=Retour");
        Assert.Contains("te laat sinds vrijdag 19-06-2026", open);
        Assert.DoesNotContain("vandaag 19-06-2026", open);
        Assert.Contains("te laat sinds vrijdag;19-06-2026", await visitor.ReadAsync("/termijnen?soort=Retour&handler=Tabel"));
        Assert.Contains("nog 3 werkdagen", await visitor.WordsAsync("/wacht"));
    }

    [Fact]
    public async Task A_month_without_anything_granted_names_what_was_claimed_over_it()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        await site.ProcessAsync(Messages.Allocations("A1", [new(10072)]), BerichtState.Accepted);
        await site.ProcessAsync(Messages.Start("S1", 10072), BerichtState.Accepted);
        await site.ProcessAsync(
            Messages.Claim("D1", "D1", [new("R1", 10072, 4, 9900), new("R3", 10072, 5, 8500, Maand: "2026-04")]), BerichtState.Partly);
        await site.ProcessAsync(Messages.Claim("D3", "D3", [new("R2", 10072, 5, 9900)]), BerichtState.Rejected);
        await site.ProcessAsync(
            Messages.Claim("D2", "D2", [new("R4", 10072, 5, 8500, Maand: "2026-04", Vorig: "R3", Dc: "C")]), BerichtState.Accepted);
        var visitor = await site.SignInAsync(Role.Backoffice);
        var found = await Html.ParseAsync(await visitor.PostAsync("/zoeken", ("Toewijzing", "10072"), ("Waarom", "aanbieder")));

        var words = Plain(await visitor.WordsAsync(found.Link("/toewijzing/")!));

        Assert.Contains(
            "Nog niets toegekend over: januari 2026, februari 2026, maart 2026, april 2026 (wat was toegekend, is weer gecrediteerd), mei "
            + "2026 (2 regels afgekeurd).",
            words);
        Assert.DoesNotContain("Nog niets gedeclareerd", words);
    }

    [Fact]
    public async Task Amounts_tell_every_month_and_what_the_filters_do()
    {
        await using var site = await FilledAsync();
        var visitor = await site.SignInAsync(Role.Backoffice);

        var words = Plain(await visitor.WordsAsync("/bedragen?peildatum=2026-06-10"));
        foreach (var month in new[] { "juli 2025 0 € 0,00", "april 2026 0 € 0,00", "mei 2026 2 € 2.820,00", "juni 2026 0 € 0,00" })
            Assert.True(words.Contains(month, StringComparison.Ordinal), $"{month} is not in: {words}");
        Assert.Contains("gelden hier alleen de gemeente, de peildatum en het jaar", words);
        Assert.DoesNotContain("Geen afspraak”:", words);

        // What waited has no agreement on its tariff: it is granted and counts under none.
        var held = (await site.Store.HeldAsync(CancellationToken.None)).Single().Number;
        await visitor.PostAsync($"/wacht/{held}", $"/wacht/{held}?handler=Beslis", ("regel", "1"), ("besluit", "grant"), ("reden", "mag"));
        var without = Plain(await visitor.WordsAsync("/bedragen?peildatum=2026-06-10"));
        Assert.Contains("“Geen afspraak”: toen de regel werd beoordeeld", without);
        Assert.True(
            without.IndexOf("Ambulant 2", StringComparison.Ordinal) < without.IndexOf("Geen afspraak 1", StringComparison.Ordinal),
            without);
        Assert.Contains("Geen afspraak 1 € 280,00", Plain(await visitor.WordsAsync("/bedragen?perceel=-&peildatum=2026-06-10")));
    }

    [Fact]
    public async Task A_decision_offers_the_percelen_that_are_known()
    {
        await using var site = await FilledAsync();
        var held = (await site.Store.HeldAsync(CancellationToken.None)).Single().Number;
        var page = await (await site.SignInAsync(Role.Backoffice)).OpenAsync($"/wacht/{held}");
        Assert.Equal("percelen", page.QuerySelector("input[name=Perceel]")!.GetAttribute("list"));
        Assert.Equal(["Ambulant"], page.QuerySelectorAll("datalist#percelen > option").Select(o => o.GetAttribute("value")));
    }

    [Fact]
    public async Task The_log_of_looks_is_a_file_with_all_of_them()
    {
        const int looks = 520;
        await using var site = await FilledAsync();
        var ben = await site.SignInAsync([Role.Backoffice], name: "ben");
        var claim = (await ben.OpenAsync("/afgekeurd")).Link("/bericht/")!;
        for (var i = 0; i < looks; i++)
            await ben.ReadAsync(claim);

        var officer = await site.SignInAsync(Role.Privacy);
        var rows = (await officer.ReadAsync("/inzagelog?handler=Tabel")).TrimEnd().Split("\r\n");
        Assert.Equal(1 + looks, rows.Length);
        Assert.All(rows.Skip(1), row => Assert.StartsWith("10-06-2026 12:00;ben;Bericht bekeken;Bericht bekeken;0297;", row));
        Assert.DoesNotContain(Messages.Bsn, string.Concat(rows));
    }

    [Fact]
    public async Task Deadlines_as_a_file_are_for_who_may_see_messages()
    {
        await using var site = await FilledAsync();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await site.SignInAsync(Role.Contractmanager)).GetAsync("/termijnen?handler=Tabel")).StatusCode);
        var rows = (await (await site.SignInAsync(Role.Backoffice)).ReadAsync("/termijnen?handler=Tabel&soort=DeclaratieAntwoord"))
            .TrimEnd()
            .Split("\r\n");
        Assert.Equal(2, rows.Length);
        Assert.Contains(
            "nog 10\u00A0werkdagen;24-06-2026;Antwoord op een declaratie (325);D2606;Gemeente;65656055;;0297;Jeugdwet;10-06-2026;nee;nee",
            rows);
        Assert.Contains("Uitvoer gemaakt", await (await site.SignInAsync(Role.Privacy)).WordsAsync("/inzagelog"));
    }

    private static async Task<TestSite> FilledAsync()
    {
        var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var (claim, _) = await SmallRegion.FillAsync(site, Messages.Gemeente);
        await site.Store.MarkSentAsync(claim, site.Clock.GetUtcNow(), CancellationToken.None);
        return site;
    }

    private static string Plain(string words) => words.Replace('\u00A0', ' ');
}
