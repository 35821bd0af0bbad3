using System.Net;
using System.Text;
using MessageHub.Backoffice.Access;
using MessageHub.Berichten;
using MessageHub.Register.Access;
using MessageHub.Register.Lists;
using MessageHub.Register.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Tests;

/// <summary>Rights are on a gemeente and a domain: every address of the site, for every role, with one domain and with both.</summary>
public class DomainRightsTests
{
    private const string Wmo = "75757575";

    /// <summary>What stands on pages because of the messages, tariffs and lists of a domain, and of that alone.</summary>
    private static readonly Dictionary<string, string[]> Traces = new()
    {
        ["jw"] = [Messages.Aanbieder, "Ambulant", "45A53", "45A04", "D2605", "R0502", "10072", Messages.Bsn],
        ["wmo"] = [Wmo, "Begeleiding thuis", "02A03", "02A04", "W2605", "X0502", "20072", Messages.OtherBsn],
    };

    [Fact]
    public async Task Who_sees_one_domain_sees_of_it_what_others_see_and_nothing_of_the_other_domain()
    {
        await using var site = await FillAsync();
        var shown = new HashSet<(string Path, string Domein)>();
        foreach (var role in new[] { Role.Backoffice, Role.Contractmanager, Role.Beleid, Role.Toegang })
        {
            var both = await site.SignInAsync(role);
            var one = new Dictionary<string, Visitor>
            {
                ["jw"] = await site.SignInAsync(role, [$"{Messages.Gemeente}/jw"]),
                ["wmo"] = await site.SignInAsync(role, [$"{Messages.Gemeente}/wmo"]),
            };
            foreach (var path in await PathsAsync(site))
            {
                var all = await TextAsync(both, path);
                foreach (var (domein, visitor) in one)
                {
                    var (own, other) = (Traces[domein], Traces[domein == "jw" ? "wmo" : "jw"]);
                    var text = await TextAsync(visitor, path);
                    Assert.Equal(
                        (role, domein, path, ""),
                        (role, domein, path, string.Join(' ', other.Where(t => text.Contains(t, StringComparison.Ordinal)))));
                    // An address that is about the other domain is not there at all; else nothing of one's own is missing.
                    if (text.Length > 0)
                        Assert.Equal(
                            (path, string.Join(' ', own.Where(t => all.Contains(t, StringComparison.Ordinal)))),
                            (path, string.Join(' ', own.Where(t => text.Contains(t, StringComparison.Ordinal)))));
                    if (own.Any(t => text.Contains(t, StringComparison.Ordinal)))
                        shown.Add((path.Split('?')[0], domein));
                }
            }
        }

        foreach (var path in new[]
        {
            "/bedragen", "/percelen", "/afgekeurd", "/tarieven", "/tarieven/wijzigingen", "/lijsten", "/zorg", "/wacht"
        })
            Assert.True(
                shown.Contains((path, "jw")) && shown.Contains((path, "wmo")), $"{path} shows nothing of a domain, so this proves nothing");
    }

    [Fact]
    public async Task Figures_of_one_domain_and_of_the_other_are_together_those_of_both()
    {
        await using var site = await FillAsync();
        async Task<long> NetAsync(string right)
        {
            var rows = await PercelenTests.RowsAsync(
                await site.SignInAsync(Role.Beleid, [right]), "/percelen?jaar=2026", "#tabel-percelen");
            return rows.Where(r => !r.Contains("Totaal", StringComparison.Ordinal))
                .Sum(r => long.Parse(string.Concat(r.Split('|')[2].Where(char.IsAsciiDigit))));
        }

        var (jw, wmo, both) = (
            await NetAsync($"{Messages.Gemeente}/jw"), await NetAsync($"{Messages.Gemeente}/wmo"), await NetAsync(Messages.Gemeente));
        Assert.True(jw > 0 && wmo > 0);
        Assert.Equal(both, jw + wmo);
    }

    [Fact]
    public async Task Nothing_is_written_for_a_domain_that_is_not_ones_own()
    {
        await using var site = await FillAsync();
        var visitor = await site.SignInAsync(Role.Contractmanager, [$"{Messages.Gemeente}/wmo"]);
        var tariffs = $"""
            gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan
            {Messages.Gemeente};{Messages.Aanbieder};jw;Ambulant;45;45A04;04;inspanning;1,00;2026-01-01;;ja
            """;
        Assert.Contains(
            "U mag van gemeente 0297 geen afspraken vastleggen voor jw",
            await Visitor.WordsOf(await visitor.SendFileAsync("/tarieven", "bestand", "a.csv", Encoding.UTF8.GetBytes(tariffs))));
        var product = $"gemeente;domein;productcategorie;productcode;naam;van\n{Messages.Gemeente};jw;45;45A04;Iets;2026-01-01\n";
        Assert.Contains(
            "geen producten vastleggen voor deze wet",
            await Visitor.WordsOf(
                await visitor.SendFileAsync("/lijsten?lijst=producten", "bestand", "p.csv", Encoding.UTF8.GetBytes(product))));
        // A whole list takes out what is not in it: also what this person does not see.
        var whole = $"gemeente;domein;productcategorie;productcode;naam;van\n{Messages.Gemeente};wmo;02;02A03;Iets;2026-01-01\n";
        Assert.Contains(
            "maar één wet",
            await Visitor.WordsOf(
                await visitor.SendFileAsync(
                    "/lijsten?lijst=producten", "bestand", "p.csv", Encoding.UTF8.GetBytes(whole), ("geheel", "true"))));
    }

    [Fact]
    public async Task An_administrator_gives_one_domain_and_sees_that_he_did()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = await site.SignInAsync(Role.Beheerder);
        Assert.Contains(
            "0344/zzz klopt niet",
            await Visitor.WordsOf(
                await visitor.PostAsync(
            "/toegang/nieuw", ("Account", "wmo.lid"), ("Naam", "W. Lid"), ("Rollen", "Beleid"), ("Gemeenten", "0297/jw, 0344/zzz"))));
        var made = await Visitor.WordsOf(
            await visitor.PostAsync(
                "/toegang/nieuw", ("Account", "wmo.lid"), ("Naam", "W. Lid"), ("Rollen", "Beleid"),
                ("Gemeenten", "0344/wmo, 0297/JW 0297/wmo")));
        Assert.Contains("Eenmalig wachtwoord", made);
        var kept = await site.App.Services.GetRequiredService<AccountStore>().FindByNameAsync("wmo.lid", CancellationToken.None);
        // Both domains of a gemeente are all of it.
        Assert.Equal(["0297", "0344/wmo"], kept!.Gemeenten.Select(g => g.ToString()));
        Assert.Contains("Utrecht (0344) (alleen Wmo)", await visitor.WordsAsync("/toegang"));
        Assert.Contains("Utrecht (0344) (alleen Wmo)", await visitor.WordsAsync("/toegangslog"));
    }

    private static async Task<TestSite> FillAsync()
    {
        var site = await TestSite.StartAsync();
        await site.AddAgreementsAsync();
        var csv = $"""
            gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan
            {Messages.Gemeente};{Wmo};wmo;Begeleiding thuis;02;02A04;04;inspanning;85,00;2026-01-01;;ja
            {Messages.Gemeente};{Wmo};wmo;Begeleiding thuis;02;02A03;04;inspanning;88,50;2026-01-01;;ja
            {Messages.Gemeente};22222222;wmo;Begeleiding thuis;02;02A99;04;inspanning;70,00;2026-01-01;;ja
            """;
        await site.ImportAsync(csv);
        var products = new[] { "jw;45;45A04", "jw;45;45A53", "jw;45;45A99", "wmo;02;02A04", "wmo;02;02A03", "wmo;02;02A99" };
        await site.AddListAsync(
            KeptList.Producten,
            $"gemeente;domein;productcategorie;productcode;naam;van\n"
            + $"{string.Join('\n', products.Select(p => $"{Messages.Gemeente};{p};Product;2026-01-01"))}\n");
        await SmallRegion.FillAsync(site, Messages.Gemeente);
        await site.ProcessAsync(
            AsWmo(Messages.Allocations("A1", [new(20072), new(20073, "45A53", 3, "2"), new(20074, "45A99")], bsn: Messages.OtherBsn)),
            BerichtState.Accepted);
        await site.ProcessAsync(
            AsWmo(
                Messages.Claim(
                    "D1",
                    "W2605",
                    [new("X0501", 20072, 12, 8500, Bsn: Messages.OtherBsn), new("X0502", 20073, 20, 9000, "45A53", Messages.OtherBsn)])),
            BerichtState.Partly);
        await site.ProcessAsync(
            AsWmo(Messages.Claim("D2", "W2606", [new("X0601", 20074, 4, 7000, "45A99", Messages.OtherBsn)])), BerichtState.Held);
        site.Clock.Advance(TimeSpan.FromDays(1));
        return site;
    }

    /// <summary>The same message of the other domain and another aanbieder.</summary>
    private static byte[] AsWmo(byte[] message) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message)
        .Replace("/ijw/", "/iwmo/", StringComparison.Ordinal).Replace("/jw3", "/wmo3", StringComparison.Ordinal)
        .Replace(">436<", ">414<", StringComparison.Ordinal).Replace(">490<", ">484<", StringComparison.Ordinal)
        .Replace(">45<", ">02<", StringComparison.Ordinal)
            .Replace(">45A", ">02A", StringComparison.Ordinal)
            .Replace("02A53", "02A03", StringComparison.Ordinal)
        .Replace(Messages.Aanbieder, Wmo, StringComparison.Ordinal));

    /// <summary>Every address, with values of each domain where it names something.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(TestSite site)
    {
        var links = site.App.Services.GetRequiredService<AllocationLinks>();
        var held = (await site.Store.HeldAsync(CancellationToken.None)).ToDictionary(h => h.Afzender);
        var paths = new List<string>();
        foreach (var (standaard, nummer, agb) in new[] { (Standaard.Ijw, 10072L, Messages.Aanbieder), (Standaard.Iwmo, 20072L, Wmo) })
        {
            var values = new Dictionary<string, string>
            {
                ["id"] = $"{held[agb].BerichtId}", ["nummer"] = $"{held[agb].Number}",
                ["key"] = links.To(new(standaard, Messages.Gemeente, nummer)).Split('/')[^1],
                ["code"] = "404", ["verzoek"] = "1.1", ["agb"] = agb,
            };
            paths.AddRange((await Addresses.OfAsync(site, values)).Where(a => !a.Template.Contains("afmelden", StringComparison.Ordinal))
                .Select(a => $"{a.Path}{(a.Handler is null ? "" : $"?handler={a.Handler}")}"));
        }

        return [
            .. paths.Distinct(),
            "/bedragen?per=Aanbieder",
            "/bedragen?per=ProductCode",
            "/afgekeurd?per=Aanbieder",
            "/lijsten?lijst=producten",
            "/percelen?beeld=Perceel&perceel=jw:Ambulant",
            "/percelen?beeld=Perceel&perceel=wmo:Begeleiding%20thuis"
        ];
    }

    /// <summary>What an address answers, without what was asked; nothing when it is refused or not there.</summary>
    private static async Task<string> TextAsync(Visitor visitor, string path)
    {
        var response = await visitor.GetAsync(path);
        if (response.StatusCode is not HttpStatusCode.OK)
            return "";
        var text = await response.Content.ReadAsStringAsync();
        return Uri.UnescapeDataString(path)
            .Split('/', '=', ':', '&')
            .Where(p => p.Length > 4)
            .Aggregate(text, (t, p) => t.Replace(p, "", StringComparison.Ordinal));
    }
}
