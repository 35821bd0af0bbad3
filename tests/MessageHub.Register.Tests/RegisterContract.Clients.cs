using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Today;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>
/// Who counts as client and as aanbieder of a perceel on a reference date (steering.md B2), and which names are one perceel.
/// </summary>
public abstract partial class RegisterContract
{
    private const string KeptClients = "select year, standaard, perceel, bsn, gemeente, aanbieder, since, until from perceel_client";

    private const string KeptDays = "select year, standaard, perceel, bsn, gemeente, aanbieder, processed, net from perceel_client_day";

    /// <summary>
    /// Claims in the order in which they are judged: day of June, aanbieder, and lines of a person as a signed amount. Expected: on which
    /// days of June how many clients and aanbieders count.
    /// </summary>
    public static TheoryData<string, string, string> Histories => new()
    {
        { "care counts from the day it was granted", "10 a P+100", "9:0/0 10:1/1 15:1/1" },
        { "care that was credited counts until that day", "5 a P+100; 10 a P-100", "5:1/1 9:1/1 10:0/0" },
        { "a credit of a part leaves a client", "5 a P+100; 10 a P-40", "5:1/1 10:1/1" },
        { "replaced in the same claim", "5 a P+100; 10 a P-100 P+80", "5:1/1 10:1/1" },
        { "credited and claimed again later", "5 a P+100; 7 a P-100; 10 a P+80", "5:1/1 7:0/0 9:0/0 10:1/1" },
        { "twice so", "5 a P+100; 6 a P-100; 7 a P+80; 8 a P-80; 9 a P+1", "5:1/1 6:0/0 7:1/1 8:0/0 9:1/1" },
        { "credited on the day it was granted", "5 a P+100; 5 a P-100", "4:0/0 5:0/0 15:0/0" },
        { "nothing is nothing granted", "5 a P+0", "5:0/0" },
        { "two persons, one credited", "5 a P+100 Q+100; 10 a P-100", "5:2/1 10:1/1" },
        { "one person at two aanbieders", "5 a P+100; 5 b P+100; 10 a P-100", "5:1/2 10:1/1" },
        { "two credits are needed for two lines", "5 a P+100 P+100; 8 a P-100; 10 a P-100", "5:1/1 8:1/1 10:0/0" },
        { "judged by a day before what is there", "10 a P+100; 5 a P+50", "4:0/0 5:1/1 10:1/1" },
        { "a credit judged by a day before its debit", "10 a P+100; 5 a P-100", "5:0/0 9:0/0 10:0/0" },
        { "a credit in between, judged last", "5 a P+100; 15 a P+20; 10 a P-100", "5:1/1 9:1/1 10:0/0 14:0/0 15:1/1" },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task Client_and_aanbieder_count_while_more_is_granted_than_credited(string reason, string claims, string expected)
    {
        await Store.ImportAgreementsAsync(
            [World.Agreement(World.Home), World.Agreement(World.Home) with { Aanbieder = OtherAanbieder }],
            new("test", DateTimeOffset.UnixEpoch, "test"),
            None);
        foreach (var (claim, i) in claims.Split("; ").Select((c, i) => (c.Split(' '), i)))
            await JudgeOnAsync(new(2026, 6, int.Parse(claim[0])), ClaimOf(i, claim[1] == "a" ? Aanbieder : OtherAanbieder, claim[2..]));

        await CountsAsync();
        var kept = await RowsAsync([KeptClients, KeptDays]);
        await ForgetFiguresAsync();
        await database.MigrateAsync(None);

        Assert.Equal(kept.SelectMany(r => r), (await RowsAsync([KeptClients, KeptDays])).SelectMany(r => r));
        await CountsAsync();

        async Task CountsAsync()
        {
            foreach (var part in expected.Split(' '))
            {
                var day = int.Parse(part.Split(':')[0]);
                var shares = await new OverviewQueries(database).PercelenAsync(World.Scope, 2026, new(2026, 6, day), null, None);
                Assert.Equal((reason, part), (reason, $"{day}:{shares.Sum(s => s.Clients)}/{shares.Sum(s => s.Aanbieders)}"));
            }
        }
    }

    [Fact]
    public async Task Verdict_is_dated_by_the_day_it_was_judged_by_and_not_by_the_clock()
    {
        await Store.ImportAgreementsAsync([World.Agreement(World.Home)], new("test", DateTimeOffset.UnixEpoch, "test"), None);
        var day = new DateOnly(2026, 3, 4);
        await JudgeOnAsync(day, B301("T1", Toegewezen()));
        await JudgeOnAsync(day, ClaimOf(1, Aanbieder, ["P+100"]));
        var unread = await ReceiveAsync();
        await Store.InTransactionAsync<bool>(null, async t => { await t.RefuseAsync(unread, "{}", day); return true; }, None);

        foreach (var column in new[]
        {
            "settled_on from verdict", "processed from claim_total", "processed from perceel_client_day", "since from perceel_client",
            "told_on from toewijzing"
        })
            Assert.All(
                (await RowsAsync([$"select cast({column.Replace(" from", " as text) from", StringComparison.Ordinal)}"]))[0],
                found => Assert.Equal((column, "2026-03-04"), (column, found)));
        Assert.Equal(
            new DateOnly(2026, 3, 1),
            (await new OverviewQueries(database)
                .MoneyAsync(new() { Scope = World.Scope, Axis = MoneyAxis.Processing }, MoneyBy.Month, None)).Single().Month);
    }

    [Theory]
    [InlineData("case", "Begeleiding Wmo", "begeleiding WMO")]
    [InlineData("blanks at the ends", "Begeleiding Wmo", "  Begeleiding Wmo ")]
    [InlineData("more blanks inside", "Begeleiding Wmo", "Begeleiding   Wmo")]
    [InlineData("a tab", "Begeleiding Wmo", "Begeleiding\tWmo")]
    [InlineData("a space that does not break", "Begeleiding Wmo", "Begeleiding\u00A0Wmo\u00A0")]
    [InlineData("a thin and an ideographic space", "Begeleiding Wmo", "Begeleiding\u2009\u3000Wmo")]
    [InlineData("capitals with an accent", "Één ÇA", "één ça")]
    public async Task Names_that_differ_in_case_or_blanks_are_one_perceel(string reason, string first, string second)
    {
        var one = World.Agreement(World.Home) is var row ? row with { Agreement = row.Agreement with { Perceel = first } } : row;
        await Store.ImportAgreementsAsync([one], new("test", DateTimeOffset.UnixEpoch, "test"), None);
        await JudgeOnAsync(new(2026, 6, 5), ClaimOf(1, Aanbieder, ["P+100"]));
        await Store.ImportAgreementsAsync(
            [one with { Aanbieder = OtherAanbieder, Agreement = one.Agreement with { Perceel = second } }],
            new("test", DateTimeOffset.UnixEpoch, "test"),
            None);
        await JudgeOnAsync(new(2026, 6, 6), ClaimOf(2, OtherAanbieder, ["P+20"]));

        await OneAsync();
        // As a store of before has them: each name as it was typed.
        await using (var session = await database.BeginAsync(None))
        {
            foreach (var table in new[] { "agreement", "claim_total", "finding" })
                await session.ExecuteAsync(
                    $"update {table} set perceel = @second where aanbieder = @other", None, ("second", second), ("other", OtherAanbieder));
            await session.CommitAsync(None);
        }

        await ForgetFiguresAsync();
        await database.MigrateAsync(None);
        await OneAsync();

        async Task OneAsync()
        {
            var overview = new OverviewQueries(database);
            Assert.Equal([first, first], (await Store.AgreementsAsync(None)).Select(a => a.Agreement.Perceel));
            Assert.Equal([first], (await overview.ChoicesAsync(World.Scope, None)).Percelen);
            var share = Assert.Single(await overview.PercelenAsync(World.Scope, 2026, World.Today, null, None));
            Assert.Equal((reason, first, 120L, 2L, 1L), (reason, share.Perceel, share.Net, share.Aanbieders, share.Clients));
            foreach (var typed in new[] { first, second, first.ToUpperInvariant() })
            {
                Assert.Equal(
                    2, (await overview.MoneyAsync(new() { Scope = World.Scope, Perceel = typed }, MoneyBy.Perceel, None)).Single().Lines);
                Assert.Equal(2, (await new RejectionQueries(database).TotalAsync(Everything with { Perceel = typed }, None)).Messages);
            }

            Assert.Empty(await overview.MoneyAsync(new() { Scope = World.Scope, Perceel = $"{first}n" }, MoneyBy.Perceel, None));
            Assert.Empty(await overview.MoneyAsync(new() { Scope = World.Scope, Perceel = "" }, MoneyBy.Perceel, None));
        }
    }

    [Fact]
    public async Task First_name_of_a_perceel_stays_also_within_one_file()
    {
        var agreement = World.Agreement(World.Home);
        AgreementRow Named(string name, string code) =>
            agreement with { Agreement = agreement.Agreement with { Perceel = name, ProductCode = code } };

        await Store.ImportAgreementsAsync(
            [Named(" wonen  in beeld", "45A01"), Named("Wonen in Beeld", "45A02")], new("test", DateTimeOffset.UnixEpoch, "test"), None);
        await Store.ImportAgreementsAsync([Named("WONEN IN BEELD", "45A03")], new("test", DateTimeOffset.UnixEpoch, "test"), None);

        Assert.All(await Store.AgreementsAsync(None), a => Assert.Equal("wonen in beeld", a.Agreement.Perceel));
    }

    /// <summary>The database as it was before migration 13.</summary>
    private async Task ForgetFiguresAsync()
    {
        await using var session = await database.BeginAsync(None);
        await ForgetFiguresAsync(session);
        await session.CommitAsync(None);
    }

    private static async Task ForgetFiguresAsync(Session session)
    {
        foreach (var sql in new[]
                 {
                     "drop index verdict_own_wrong", "drop table perceel_client", "drop table perceel_client_day",
                     "drop table perceel_name",
                     """
                     create table perceel_client (
                         gemeente text not null, standaard text not null, aanbieder text not null, perceel text not null, year bigint not null, bsn text not null,
                         since date not null, primary key (gemeente, standaard, aanbieder, perceel, year, bsn))
                     """,
                     "delete from schema_migration where number = 13",
                 })
            await session.ExecuteAsync(sql, None);
    }

    private static Bericht ClaimOf(int number, string aanbieder, string[] lines)
    {
        var clients = lines.Select((line, i) => (Bsn: line[0] == 'P' ? Person : OtherPerson, Line: LineOf(i, line)))
            .GroupBy(l => l.Bsn, l => l.Line);
        return WithAanbieder(
            Claim($"D{number}", $"DN{number}", [.. clients.Select(c => new Client { Bsn = c.Key, Prestaties = [.. c] })]), aanbieder);

        Prestatie LineOf(int i, string line) =>
            Prestatie($"R{number}{i}") with
            {
                IngediendBedrag = new() { Bedrag = long.Parse(line[2..]), DebetCredit = line[1] == '+' ? "D" : "C" }
            };
    }

    private async Task JudgeOnAsync(DateOnly day, Bericht bericht)
    {
        var id = await ReceiveAsync();
        await InScopeOfAsync(
            bericht,
            async t =>
            {
                await t.RecordAsync(id, bericht, Accepted, null, "resultaat", day);
                return true;
            });
    }
}
