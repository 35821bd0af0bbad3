using MessageHub.Berichten;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Register.Queries.Today;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Standard;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Traffic, money and deadlines.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Overview_tells_what_waits_and_since_when()
    {
        var world = await FillAsync();
        await FillAsync(World.Elsewhere);
        await world.PutAsync("vers", B305("L7", Start(10074)));
        await Store.NoteFaultAsync(world.Ids["nieuw"], "TimeoutException", "ergens", 9, None);
        var line = Prestatie("R9");
        var id = await world.ReceiveAsync("onverzonden", [60], daysAgo: 0);
        await world.JudgeAsync(
            id,
            B323("D9", "DN9", line),
            new() { Outcome = Outcome.Accepted, Findings = [], Submitted = 42500, Granted = 42500 },
            leaves: true);

        var overview = await new OverviewQueries(database).TodayAsync(World.Scope, World.Today, None);

        Assert.Equal(
            (1, World.Now.AddDays(-1), 1, 1, 1, 0),
            (overview.Pending, overview.OldestPending, overview.Unsent, overview.Held, overview.Faults, overview.Parked));
        // The claim that is held for a person is older than what was not judged and what was not sent.
        Assert.Equal(World.Now.AddDays(-8), overview.OldestUnanswered);
        Assert.Equal(["305 Accepted 1", "323 Accepted 1"], overview.Today.Select(t => $"{t.Nummer} {t.State} {t.Count}"));
        Assert.Equal(
            ["2026-06-12 323 Rejected 1", "2026-06-13 323 Rejected 1"],
            (await new OverviewQueries(database).TrafficAsync(World.Scope, new(2026, 6, 11), new(2026, 6, 14), None))
                .Select(t => $"{t.Day:yyyy-MM-dd} {t.Nummer} {t.State} {t.Count}"));
    }

    [Fact]
    public async Task Money_is_told_by_month_of_delivery_and_of_processing()
    {
        var world = await FillAsync();
        await FillAsync(World.Elsewhere);
        await world.PutAsync(
            "terug",
            B323("D8", "DN8", Prestatie("R8", vorig: "R1")),
            new() { Outcome = Outcome.Accepted, Findings = [], Submitted = -42500, Granted = -42500 });
        var all = new MoneyFilter { Scope = World.Scope };
        var overview = new OverviewQueries(database);

        // Two lines of half, one of weer, one of technisch and the credit; what waits is not counted.
        var may = new MoneyRow(new(2026, 5, 1), "", 5, 170000, 42500, 42500);
        Assert.Equal([may], await overview.MoneyAsync(all, MoneyBy.Month, None));
        Assert.Equal((127500, 0), (may.Rejected, may.Net));
        Assert.Equal(
            [may with { Month = new(2026, 6, 1) }],
            await overview.MoneyAsync(all with { Axis = MoneyAxis.Processing }, MoneyBy.Month, None));
        foreach (var (by, key) in new[]
        {
            (MoneyBy.Perceel, "P1"), (MoneyBy.ProductCode, World.Product), (MoneyBy.Aanbieder, Aanbieder), (MoneyBy.Gemeente, World.Home)
        })
            Assert.Equal([may with { Key = key }], await overview.MoneyAsync(all, by, None));
        foreach (var (reason, filter, lines) in new (string, MoneyFilter, long)[]
                 {
                     ("as known before the credit", all with { AsKnownOn = new(2026, 6, 14) }, 4),
                     ("as known before all", all with { AsKnownOn = new(2026, 6, 4) }, 0),
                     ("from this month", all with { From = new(2026, 5, 20) }, 5),
                     ("from the next month", all with { From = new(2026, 6, 1) }, 0),
                     ("until this month", all with { Until = new(2026, 5, 2) }, 5),
                     ("until the month before", all with { Until = new(2026, 4, 30) }, 0),
                     ("gemeente", all with { Gemeente = World.Home }, 5),
                     ("gemeente outside the scope", all with { Gemeente = World.Elsewhere }, 0),
                     ("domain", all with { Standaard = Standaard.Iwmo }, 0),
                     ("aanbieder", all with { Aanbieder = OtherAanbieder }, 0),
                     ("perceel", all with { Perceel = "P2" }, 0),
                     ("product", all with { ProductCode = "45A53" }, 0),
                     (
                         "all together",
                         all with
                         {
                             Gemeente = World.Home, Standaard = Standaard.Ijw, Aanbieder = Aanbieder, Perceel = "P1",
                             ProductCode = World.Product, From = new(2026, 5, 1), Until = new(2026, 5, 1)
                         },
                         5),
                 })
            Assert.Equal((reason, lines), (reason, (await overview.MoneyAsync(filter, MoneyBy.Month, None)).Sum(r => r.Lines)));
    }

    [Fact]
    public async Task Shares_of_a_perceel_are_those_known_on_the_reference_date()
    {
        var world = new World(Store, clock, World.Home);
        await world.FillAsync();
        var amounts = new[] { 600, 200, 100, 60, 40 };
        for (var i = 0; i < amounts.Length; i++)
        {
            var aanbieder = $"7575000{i}";
            var line = Prestatie($"Q{i}") with { IngediendBedrag = new() { Bedrag = amounts[i], DebetCredit = "D" } };
            await world.PutAsync(
                $"q{i}",
                WithAanbieder(B323("D1", "DN1", line), aanbieder),
                new() { Outcome = Outcome.Accepted, Findings = [], Submitted = amounts[i], Granted = amounts[i] },
                daysAgo: 1);
        }

        var overview = new OverviewQueries(database);
        var shares = await overview.PercelenAsync(World.Scope, 2026, World.Today, null, None);

        // The others have no agreement, so no perceel.
        Assert.Equal(
            [new(Standaard.Ijw, "P1", 42500, 1, 1, 42500, 42500, 42500), new PerceelShare(Standaard.Ijw, "", 1000, 5, 1, 1000, 900, 1000)],
            shares);
        Assert.Equal(["P1"], (await overview.PercelenAsync(World.Scope, 2026, new(2026, 6, 10), null, None)).Select(s => s.Perceel));
        Assert.Empty(await overview.PercelenAsync(World.Scope, 2026, new(2026, 6, 4), null, None));
        Assert.Empty(await overview.PercelenAsync(World.Scope, 2025, World.Today, null, None));
        Assert.Empty(await overview.PercelenAsync(World.Scope, 2026, World.Today, World.Elsewhere, None));
    }

    [Fact]
    public async Task Obligations_are_open_overdue_or_met()
    {
        var world = await FillAsync();
        await FillAsync(World.Elsewhere);
        var board = new ObligationQueries(database, WorkingDays.Dutch);
        var all = new ObligationFilter { Scope = World.Scope, Today = World.Today };

        var open = (await board.OpenAsync(all, All, None)).Items;

        Assert.Equal(
            [
                // The allocations began in January and were reported on 6 May and 26 May.
                "Start Aanbieder 10073 2026-05-06 2026-05-13 over",
                "RetourVanAanbieder Aanbieder T2 2026-05-26 2026-05-29 over",
                "Start Aanbieder 10074 2026-05-26 2026-06-02 over",
                "RetourVanAanbieder Aanbieder A1 2026-06-06 2026-06-10 over",
                "AntwoordOpVerzoek Gemeente V2 2026-06-03 2026-06-10 over",
                "Retour Gemeente  2026-06-14 2026-06-17 open",
                "DeclaratieAntwoord Gemeente DN4 2026-06-07 2026-06-19 open",
                "AntwoordOpVerzoek Gemeente V1 2026-06-08 2026-08-03 open",
            ],
            open.Where(o => o.Kind is not ObligationKind.Declaratie).Select(Words));
        Assert.Equal(
            "2026-01, 2026-02, 2026-03, 2026-04",
            string.Join(", ", open.Where(o => o.Kind is ObligationKind.Declaratie).Select(o => o.Subject)));
        Assert.True(open.Single(o => o.Subject == "V1").InResearch);
        Assert.Equal(
            (26, AgeBucket.Over10, -21), open.Where(o => o.Subject == "10073").Select(o => (o.Age, o.Bucket, o.DaysLeft)).Single());
        Assert.Equal(open.Select(Words), (await WalkAsync(page => board.OpenAsync(all, page, None))).Select(Words));
        foreach (var (reason, filter, number) in new (string, ObligationFilter, int)[]
                 {
                     ("kind", all with { Kind = ObligationKind.Start }, 2),
                     ("owner", all with { Owner = ObligationOwner.Gemeente }, 4),
                     ("aanbieder", all with { Aanbieder = OtherAanbieder }, 0),
                     ("overdue", all with { OnlyOverdue = true, Owner = ObligationOwner.Gemeente }, 1),
                     ("this week", all with { DueBy = new(2026, 6, 21) }, 2),
                     ("today", all with { DueBy = World.Today }, 0),
                 })
            Assert.Equal((reason, number), (reason, (await board.OpenAsync(filter, All, None)).Items.Count));

        var counts = (await board.CountsAsync(all, withMet: true, None)).ToDictionary(c => c.Kind);
        Assert.Equal("2 0 1 0 1", Figures(counts[ObligationKind.Retour]));
        Assert.Equal("3 0 1 0 1", Figures(counts[ObligationKind.DeclaratieAntwoord]));
        Assert.Equal("1 0 0 2 0", Figures(counts[ObligationKind.RetourVanAanbieder]));
        Assert.Equal("0 0 1 1 0", Figures(counts[ObligationKind.AntwoordOpVerzoek]));
        Assert.Equal("0 0 0 0 0", Figures(counts[ObligationKind.AntwoordOpVerzoekWijziging]));
        Assert.Equal(("0 1 0 2 0", 2), (Figures(counts[ObligationKind.Start]), counts[ObligationKind.Start].Ages[AgeBucket.Over10]));
        Assert.Equal("1 0 0 4 0", Figures(counts[ObligationKind.Declaratie]));

        static string Words(Obligation o) =>
            $"{o.Kind} {o.Owner} {o.Subject} {o.StartsOn:yyyy-MM-dd} {o.DueOn:yyyy-MM-dd} {(o.IsOverdue ? "over" : "open")}";
        static string Figures(ObligationCount c) => $"{c.MetInTime} {c.MetLate} {c.Open} {c.Overdue} {c.LateThisWeek}";
    }

    [Fact]
    public async Task Request_is_done_when_it_was_granted_or_refused()
    {
        var world = new World(Store, clock, World.Home);
        await world.PutAsync("aanvraag", B315("V1", "V1", "V2"), daysAgo: 20, leaves: true);
        await world.PutAsync("wijziging", B317("W1", "W1"), daysAgo: 6, leaves: true);
        await world.PutAsync("toegewezen", B301("T1", Toegewezen(referentie: "V1")), daysAgo: 18, leaves: true);
        await world.PutAsync("afgewezen", B319("A1", "V2", "1"), daysAgo: 2, leaves: true);
        var counts = (await new ObligationQueries(database, WorkingDays.Dutch)
            .CountsAsync(new() { Scope = World.Scope, Today = World.Today }, withMet: true, None)).ToDictionary(c => c.Kind);

        Assert.Equal(
            (1, 1, 0, 0),
            (
                counts[ObligationKind.AntwoordOpVerzoek].MetInTime, counts[ObligationKind.AntwoordOpVerzoek].MetLate,
                counts[ObligationKind.AntwoordOpVerzoek].Open, counts[ObligationKind.AntwoordOpVerzoek].Overdue));
        Assert.Equal(
            (0, 0, 1, 0),
            (
                counts[ObligationKind.AntwoordOpVerzoekWijziging].MetInTime,
                counts[ObligationKind.AntwoordOpVerzoekWijziging].MetLate,
                counts[ObligationKind.AntwoordOpVerzoekWijziging].Open,
                counts[ObligationKind.AntwoordOpVerzoekWijziging].Overdue));
    }

    [Fact]
    public async Task Delivery_without_stop_is_told_when_its_allocation_ended()
    {
        var world = new World(Store, clock, World.Home);
        await world.PutAsync("toewijzing", B301("T1", Toegewezen() with { Einddatum = new(2026, 5, 29) }), daysAgo: 100);
        await world.PutAsync("start", B305("L1", Start()), daysAgo: 90);
        var filter = new ObligationFilter { Scope = World.Scope, Today = World.Today, Kind = ObligationKind.Stop };
        var board = new ObligationQueries(database, WorkingDays.Dutch);

        Assert.Equal(
            (new DateOnly(2026, 5, 29), new DateOnly(2026, 6, 5)),
            (await board.OpenAsync(filter, All, None)).Items.Select(o => (o.StartsOn, o.DueOn)).Single());
        await world.PutAsync("tijdelijk", B307("L2", Stop(reden: "20")), daysAgo: 9);
        Assert.Single((await board.OpenAsync(filter, All, None)).Items);
        await world.PutAsync("stop", B307("L3", Stop()), daysAgo: 8);
        Assert.Empty((await board.OpenAsync(filter, All, None)).Items);
        Assert.Equal((0, 1), (await board.CountsAsync(filter, withMet: true, None)).Select(c => (c.MetInTime, c.MetLate)).Single());
    }

    private static MessageHub.Berichten.Model.Bericht WithAanbieder(MessageHub.Berichten.Model.Bericht bericht, string aanbieder) =>
        bericht with { Header = bericht.Header with { Afzender = aanbieder } };
}
