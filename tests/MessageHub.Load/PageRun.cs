using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using Npgsql;

namespace MessageHub.Load;

/// <summary>
/// The pages of the backoffice on a store of 100,000 messages and 1,000,000 lines: how long until the first byte, and how many bytes. Each
/// page is asked for a few times by one person who may see everything; the slowest but one counts, so that a page is not slow because the
/// machine was.
/// </summary>
internal sealed partial class PageRun(Servers servers)
{
    private const int Times = 5;
    private const string Secret = "a-secret-of-this-measurement-only-32";
    private const string Period = "van=2024-12-01&tot=2026-11-30";

    private readonly List<(string Page, TimeSpan FirstByte, long Bytes)> results = [];
    private HttpClient client = null!;
    private Child host = null!;

    public async Task RunAsync()
    {
        var store = await FillAsync();
        const string url = "http://127.0.0.1:18090";
        host = Child.Backoffice(store, url, Secret);
        await using var _ = host;
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var http = new HttpClient(handler)
        {
            BaseAddress = new(url), DefaultRequestHeaders = { { "X-MessageHub-Proxy", Secret }, { "X-Forwarded-User", "meter" } }
        };
        client = http;
        await UntilUpAsync();

        foreach (var page in new[]
        {
            "/overzicht",
            "/wacht",
            "/tarieven",
            "/toegang",
            "/toegang/nieuw",
            "/mijn-account",
            "/termijnen",
            "/termijnen?wanneer=week",
            "/inzagelog",
            "/zoeken",
            "/percelen",
            "/percelen?beeld=Gemeenten&maat=Clienten",
            "/lijsten",
            "/lijsten?lijst=contracten",
            "/contractmanagement",
            "/gesprekken",
            "/aanbieder/65650007",
            "/zorg"
        })
            await MeasureAsync(page);
        var open = await MeasureAsync("/verzoeken");
        await MeasureAsync(Link(open, "/verzoeken?", "na="), "/verzoeken, next page");
        await MeasureAsync(Link(open, "/verzoeken/", ""), "/verzoeken/{number}");
        foreach (var filter in new[]
        {
            "status=onderzoek", "status=afgewezen", "status=alle", "aanbieder=65650007", "product=45A04", "volgorde=Newest"
        })
            await MeasureAsync($"/verzoeken?{filter}");
        await MeasureAsync("/teruggekomen");
        foreach (var per in new[] { "Month", "Perceel", "ProductCode", "Aanbieder", "Gemeente" })
        {
            await MeasureAsync($"/bedragen?per={per}&as=Delivery");
            await MeasureAsync($"/bedragen?per={per}&as=Processing");
        }

        foreach (var per in new[] { "Day", "Aanbieder", "Bericht", "RetourCode", "Perceel", "Gemeente" })
            await MeasureAsync($"/afgekeurd?{Period}&per={per}");
        foreach (var sort in new[] { "Oldest", "RejectedAmount", "Aanbieder", "Findings" })
            await MeasureAsync($"/afgekeurd?{Period}&sorteer={sort}");
        foreach (var filter in new[]
        {
            "gemeente=0344", "aanbieder=65650007", "bericht=JW323", "code=9338", "perceel=P1", "perceel=-", "herhaald=true",
            "aanbieder=65650007&code=9338&perceel=P1"
        })
            await MeasureAsync($"/afgekeurd?{Period}&{filter}");
        var list = await MeasureAsync($"/afgekeurd?{Period}");
        await MeasureAsync(Link(list, "/afgekeurd?", "na="), "/afgekeurd, next page");
        await MeasureAsync($"/afgekeurd/uitvoer?{Period}", "/afgekeurd/uitvoer (5,000 lines)");
        await MeasureAsync($"/afgekeurd/brief?{Period}&aanbieder=65650007");
        var claim = Link(await MeasureAsync($"/afgekeurd?{Period}&bericht=JW323"), "/bericht/", "");
        await MeasureAsync(claim, "/bericht/{id}");
        await MeasureAsync($"{claim}/brief", "/bericht/{id}/brief");
        var large = Link(await SearchAsync("Declaratie", "DN99003"), "/bericht/", "");
        await MeasureAsync(large, "/bericht/{id} (5,000 findings)");
        await MeasureAsync($"{large}?vanaf=2500", "/bericht/{id}, half-way");
        await MeasureAsync($"{large}/brief", "/bericht/{id}/brief (5,000 findings)");
        await MeasureAsync("/wacht/1", "/wacht/{number}");
        await MeasureAsync("/wacht/199", "/wacht/{number} (5,000 lines)");
        var found = await SearchAsync("Toewijzing", "20008");
        await MeasureAsync(Link(found, "/toewijzing/", ""), "/toewijzing/{key}");
        foreach (var (field, value) in new[]
        {
            ("Bsn", "900012345"), ("Declaratie", "DN20010"), ("Referentie", "R20010-3"), ("Identificatie", "I20010"),
            ("Aanbieder", "65650007")
        })
            await SearchAsync(field, value);

        var styles = await StylesAsync(list);
        var slowest = results.MaxBy(r => r.FirstByte);
        var largest = results.Where(r => !r.Page.Contains("uitvoer", StringComparison.Ordinal)).Max(r => r.Bytes);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count} pages; slowest {slowest.FirstByte.TotalMilliseconds:F0} ms ({slowest.Page}; aim: at most 300 ms); largest "
            + $"{(largest + styles) / 1024} KB with styles (aim: at most 200 KB)"));
    }

    /// <summary>A database of its own with the region of Backoffice.sql and one account; its connection string.</summary>
    private async Task<string> FillAsync()
    {
        var store = await Register.MakeAsync(servers.Postgres, "pages");
        var sql = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Backoffice.sql"));
        await using (var connection = new NpgsqlConnection(store))
        {
            await connection.OpenAsync();
            // What autovacuum would have done runs outside the transaction that several commands together are.
            const string afterwards = "vacuum analyze;";
            foreach (var commands in new[] { sql.Replace(afterwards, "", StringComparison.Ordinal), afterwards })
            {
                await using var command = new NpgsqlCommand(commands, connection) { CommandTimeout = 1800 };
                await command.ExecuteNonQueryAsync();
            }
        }

        await using var database = new PostgresDatabase(store);
        await new AccountStore(database).AddAsync(
            new()
            {
                Id = Guid.NewGuid(),
                Name = "meter",
                DisplayName = "Meter",
                Roles = Enum.GetValues<Role>(),
                Gemeenten = ["0297", "0344", "0518", "0363", "0599"],
                CreatedAt = TimeProvider.System.GetUtcNow(),
            },
            Actor.Program,
            CancellationToken.None);
        return store;
    }

    private async Task UntilUpAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var response = await client.GetAsync("/overzicht");
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException e) when (attempt < 300 && e.StatusCode is null)
            {
                await Task.Delay(100);
            }
        }
    }

    private Task<string> MeasureAsync(string path, string? name = null) => MeasureAsync(name ?? path, () => new(HttpMethod.Get, path));

    private async Task<string> SearchAsync(string field, string value)
    {
        using var form = await client.GetAsync("/zoeken");
        var cookies = string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var token = Token().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        return await MeasureAsync($"/zoeken by {field}", () => new(HttpMethod.Post, "/zoeken")
        {
            Headers = { { "Cookie", cookies } },
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["__RequestVerificationToken"] = token, [field] = value, ["Waarom"] = "aanbieder" }),
        });
    }

    private async Task<string> MeasureAsync(string name, Func<HttpRequestMessage> request)
    {
        var (times, content) = (new List<TimeSpan>(), "");
        for (var time = 0; time < Times; time++)
        {
            using var message = request();
            var started = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await response.Content.ReadAsStreamAsync();
            var first = new byte[1];
            await body.ReadExactlyAsync(first);
            times.Add(Stopwatch.GetElapsedTime(started));
            if (response.StatusCode is not HttpStatusCode.OK)
                throw new InvalidOperationException(
                    $"{name} gave {(int)response.StatusCode}. The backoffice said: {string.Join('\n', host.Lines)}");
            content = (char)first[0] + await new StreamReader(body).ReadToEndAsync();
        }

        results.Add((name, times.Order().ElementAt(Times - 2), content.Length));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture, $"{results[^1].FirstByte.TotalMilliseconds,6:F0} ms {content.Length / 1024,5} KB  {name}"));
        return content;
    }

    private async Task<long> StylesAsync(string page)
    {
        var bytes = 0L;
        foreach (Match style in Style().Matches(page))
            bytes += (await client.GetByteArrayAsync(style.Groups[1].Value)).Length;
        return bytes;
    }

    private static string Link(string page, string begin, string with) => Href().Matches(page)
        .Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
        .First(link => link.StartsWith(begin, StringComparison.Ordinal) && link.Contains(with, StringComparison.Ordinal));

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Href();

    [GeneratedRegex("<link [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Style();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
