using MessageHub.Berichten;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Register.Queries.Trace;
using MessageHub.Rules.Assessment;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>The trace of one message.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Trace_tells_how_a_message_came_what_it_changed_and_what_left()
    {
        var world = await FillAsync();
        var half = await TraceAsync(world, "half");

        Assert.Equal(("in.xml", null, 1, new DateOnly(2026, 6, 8)), (half.FileName, half.TransportId, half.Size, half.Dagtekening));
        Assert.Equal((World.Now.AddDays(-10), World.Now.AddDays(-10)), (half.Row.ReceivedAt, half.SettledAt));
        Assert.Equal(["0611", "9321"], half.Row.RetourCodes);
        Assert.Equal([(0, "TR321"), (1, "TR418")], half.Findings.Select(f => (f.Ordinal, f.Rule!)));
        Assert.Contains("\"granted\":42500", half.Result, StringComparison.Ordinal);
        Assert.Equal(new("uit.xml", 325, 2, World.Now.AddDays(-10)), half.Answer);
        Assert.Equal((1, 1, 0, true), (half.Change.LinesGranted, half.Change.LinesRejected, half.Change.LinesHeld, half.Change.InForce));
        Assert.Null(half.HeldNumber);
        Assert.Null(half.Fault);

        var allocated = await TraceAsync(world, "toewijzing");
        Assert.Equal((2, true, null), (allocated.Change.ToewijzingVersies, allocated.Change.InForce, allocated.Change.UndoneBy));
        Assert.Equal([10072, 10073], allocated.Change.ToewijzingNummers);
        Assert.Equal(301, allocated.Answer!.Nummer);
        Assert.Equal(
            (1, 0, 0),
            (
                (await TraceAsync(world, "start")).Change.Starts, (await TraceAsync(world, "start")).Change.Stops,
                (await TraceAsync(world, "start")).Change.Deleted));
        Assert.Equal(["V1", "V2"], (await TraceAsync(world, "aanvraag")).Change.Referenties);
        Assert.Equal(["V1"], (await TraceAsync(world, "in onderzoek")).Change.Referenties);
    }

    [Fact]
    public async Task Trace_of_a_message_that_waits_has_what_people_decided()
    {
        var world = await FillAsync();
        await DecideAsync(world.Ids["wacht"], "R5", new Decision.Grant(), note: "gebeld");

        var waits = await TraceAsync(world, "wacht");

        Assert.Equal((1L, null, 1), (waits.HeldNumber, waits.SettledAt, waits.Change.LinesHeld));
        Assert.Equal(
            ("R5", (Decision)new Decision.Grant(), "m.jansen"),
            waits.Decisions.Select(d => (d.ReferentieNummer!, d.Decision, d.By)).Single());
        Assert.Null(waits.Answer);
        Assert.Empty(waits.Findings);
    }

    [Fact]
    public async Task Trace_of_a_message_that_was_not_judged_has_its_fault()
    {
        var world = await FillAsync();
        await Store.NoteFaultAsync(world.Ids["nieuw"], "TimeoutException", "ergens", 1, None);

        var fresh = await TraceAsync(world, "nieuw");

        Assert.Equal((BerichtState.Received, null, null), (fresh.Row.State, fresh.SettledAt, fresh.Result));
        Assert.Equal(("TimeoutException", 1, true), (fresh.Fault!.Cause, fresh.Fault.Attempts, fresh.Fault.IsParked));
        Assert.Equal(
            ["nieuw"],
            (await new RejectionQueries(database).BerichtenAsync(
                Everything with { States = [BerichtState.Received] }, BerichtSort.Newest, All, None))
                .Items.Select(r => world.WordOf(r.Id)));
    }

    [Fact]
    public async Task Return_that_undoes_our_message_is_told_on_both()
    {
        var world = new World(Store, clock, World.Home);
        await world.PutAsync("eigen", B301("T1", Toegewezen()), leaves: true);
        await world.PutAsync("afwijzing", B302("T1", "0001"));

        Assert.Equal(
            (false, world.Ids["afwijzing"]),
            ((await TraceAsync(world, "eigen")).Change.InForce, (await TraceAsync(world, "eigen")).Change.UndoneBy));
        Assert.Equal(world.Ids["eigen"], (await TraceAsync(world, "afwijzing")).Change.Undid);
    }

    [Fact]
    public async Task Deleted_delivery_is_told_on_the_message_that_deleted_it()
    {
        var world = new World(Store, clock, World.Home);
        await world.PutAsync("start", B305("L1", Start()));
        await world.PutAsync("weg", B305("L2", Start(status: "3")));

        Assert.Equal((0, 1), ((await TraceAsync(world, "weg")).Change.Starts, (await TraceAsync(world, "weg")).Change.Deleted));
    }

    [Fact]
    public async Task Bytes_are_those_that_came_and_left()
    {
        var world = await FillAsync();
        var trace = new BerichtQueries(database);

        Assert.Equal([60], (await trace.OriginalAsync(World.Scope, world.Ids["half"], None))!.Content);
        var answer = await trace.AnswerAsync(World.Scope, world.Ids["half"], None);
        Assert.Equal("uit.xml", answer!.FileName);
        Assert.Equal([1, 2], answer.Content);
        Assert.Null(await trace.AnswerAsync(World.Scope, world.Ids["wacht"], None));
        Assert.Equal([Person], await trace.ClientsAsync(World.Scope, world.Ids["half"], 10, None));
    }

    [Fact]
    public async Task Allocation_has_its_versions_deliveries_and_lines()
    {
        var world = await FillAsync();
        await world.PutAsync(
            "ingetrokken",
            B301("T3", Toegewezen(day: 20) with { Einddatum = new(2026, 9, 30), RedenWijziging = "05" }),
            daysAgo: 4,
            leaves: true);
        await world.PutAsync("stop", B307("L3", Stop()), daysAgo: 3);

        var detail = (await FindAllocationAsync(10072))!;

        Assert.Equal((Aanbieder, Person, "P1"), (detail.Aanbieder, detail.Bsn, detail.Perceel));
        Assert.Equal([("toewijzing", false), ("ingetrokken", true)], detail.Versions.Select(v => (world.WordOf(v.BerichtId), v.IsCurrent)));
        Assert.Equal(
            (new DateOnly(2026, 9, 30), "05", 10, "04", "4"),
            (
                detail.Current!.Einddatum, detail.Current.RedenWijziging, detail.Current.Volume, detail.Current.Eenheid,
                detail.Current.Frequentie));
        Assert.Equal((World.Now.AddDays(-40), World.Now.AddDays(-39)), (detail.Versions[0].SentAt, detail.Versions[0].AnsweredAt));
        Assert.Equal([("start", null), ("stop", "31")], detail.Leveringen.Select(l => (world.WordOf(l.BerichtId), l.RedenBeeindiging)));
        Assert.Equal(
            [("R1", Rules.Register.PrestatieState.Granted), ("R5", Rules.Register.PrestatieState.Held)],
            detail.Lines.Select(l => (l.ReferentieNummer, l.State)));
        var rejected = (await FindAllocationAsync(10073))!.Lines;
        Assert.Equal(["R2", "R3"], rejected.Select(l => l.ReferentieNummer));
        Assert.Equal(["0611", "9321"], rejected[0].RetourCodes);
    }

    [Fact]
    public async Task Use_is_counted_as_the_rules_count_it()
    {
        var world = new World(Store, clock, World.Home);
        // Ten hours a month in 2026; in minutes, because hours may be claimed so.
        await world.PutAsync("toewijzing", B301("T1", Toegewezen()));
        await world.PutAsync("start", B305("L1", Start()));
        var minutes = Prestatie("R2") with
        {
            Eenheid = "01", GeleverdVolume = 90, ProductPeriode = new() { Begindatum = new(2026, 4, 1), Einddatum = new(2026, 4, 30) }
        };
        await world.PutAsync("mei", B323("D1", "DN1", Prestatie("R1"), minutes));
        await world.PutAsync("terug", B323("D2", "DN2", Prestatie("R3", vorig: "R1"), Prestatie("R4") with { GeleverdVolume = 2 }));

        var usage = (await FindAllocationAsync(10072))!.Usage!;

        Assert.Equal((UsageUnit.Minuten, 12 * 600, 90 + 120), (usage.Unit, usage.Assigned, usage.Used));
        Assert.Equal(
            new UsageMonth(new(2026, 4, 1), 90, 0, 600, 90, 4 * 600), usage.Months.Single(m => m.Month == new DateOnly(2026, 4, 1)));
        Assert.Equal(
            new UsageMonth(new(2026, 5, 1), 120, 0, 600, 210, 5 * 600), usage.Months.Single(m => m.Month == new DateOnly(2026, 5, 1)));
        Assert.Equal(new DateOnly(2026, 6, 1), usage.Months[^1].Month);
        Assert.Equal((2.9m, 45.5m, new DateOnly(2026, 5, 1)), (usage.PercentUsed, usage.PercentElapsed, usage.LastMonth));
        Assert.Equal([new(2026, 1, 1), new(2026, 2, 1), new(2026, 3, 1)], usage.MissingMonths);
        Assert.True((await FindAllocationAsync(10072))!.Lines.Single(l => l.ReferentieNummer == "R1").IsCredited);
    }

    [Theory]
    [InlineData(
        "budget", 1200_00, null, null, UsageUnit.Eurocent, 1200_00, 42500, null, "a budget is used in cents and spread over its days")]
    [InlineData("omvang", 100, "04", "6", UsageUnit.Minuten, 6000, 300, null, "a total has no limit of a month")]
    [InlineData("omvang", 3, "04", "2", UsageUnit.Minuten, 53 * 180, 300, 5 * 180, "weeks that a month touches")]
    [InlineData("omvang", 20, "84", "4", UsageUnit.Eenheid, 240, 5, 20, "pieces are counted as pieces")]
    public async Task Limit_of_an_allocation_follows_its_form(
        string form, long amount, string? eenheid, string? frequentie, UsageUnit unit, long assigned, long used, int? maxInMay,
        string reason)
    {
        var world = new World(Store, clock, World.Home);
        var product = form == "budget"
            ? Toegewezen() with { Omvang = null, Budget = amount }
            : Toegewezen() with { Omvang = new() { Volume = amount, Eenheid = eenheid!, Frequentie = frequentie! } };
        await world.PutAsync("toewijzing", B301("T1", product));
        await world.PutAsync("mei", B323("D1", "DN1", Prestatie("R1") with { Eenheid = eenheid ?? "04" }));

        var usage = (await FindAllocationAsync(10072))!.Usage!;

        Assert.Equal((reason, unit, assigned, used), (reason, usage.Unit, usage.Assigned, usage.Used));
        var may = usage.Months.Single(m => m.Month == new DateOnly(2026, 5, 1));
        Assert.Equal((reason, (long?)maxInMay), (reason, may.Limit));
        Assert.InRange(may.AssignedSoFar, assigned / 3, assigned / 2);
    }

    [Fact]
    public async Task Allocations_are_found_by_person_number_and_day()
    {
        var world = await FillAsync();
        await FillAsync(World.Elsewhere);
        await world.PutAsync(
            "weg", B301("T9", Toegewezen(10074, day: 21) with { Einddatum = new(2026, 1, 1), RedenWijziging = "13" }), daysAgo: 1);
        var everything = new ToewijzingFilter { Scope = World.Scope };

        var whole = await NummersAsync(everything);
        Assert.Equal([10072, 10073, 10074], whole);
        Assert.Equal(
            [10072, 10073, 10074],
            (await WalkAsync(page => new ToewijzingQueries(database).ListAsync(everything, page, None))).Select(r => r.Key.Nummer));
        foreach (var (reason, filter, nummers) in new (string, ToewijzingFilter, long[])[]
                 {
                     ("person", everything with { Bsn = Person }, [10072, 10073, 10074]),
                     ("another person", everything with { Bsn = OtherPerson }, []),
                     ("number", everything with { ToewijzingNummer = 10073 }, [10073]),
                     ("aanbieder", everything with { Aanbieder = OtherAanbieder }, []),
                     ("domain", everything with { Standaard = Standaard.Iwmo }, []),
                     ("product", everything with { ProductCode = World.Product }, [10072, 10073, 10074]),
                     ("current: not the deleted one", everything with { CurrentOn = World.Today }, [10072, 10073]),
                     ("after its end", everything with { CurrentOn = new(2027, 1, 1) }, []),
                     ("person and number", everything with { Bsn = Person, ToewijzingNummer = 10072 }, [10072]),
                 })
            Assert.Equal((reason, string.Join(' ', nummers)), (reason, string.Join(' ', await NummersAsync(filter))));

        async Task<long[]> NummersAsync(ToewijzingFilter filter) =>
            [.. (await new ToewijzingQueries(database).ListAsync(filter, All, None)).Items.Select(r => r.Key.Nummer)];
    }

    private async Task<BerichtDetail> TraceAsync(World world, string word) =>
        (await new BerichtQueries(database).FindAsync(World.Scope, world.Ids[word], None))!;

    private Task<ToewijzingDetail?> FindAllocationAsync(long nummer) =>
        new ToewijzingQueries(database).FindAsync(World.Scope, new(Standaard.Ijw, World.Home, nummer), World.Today, None);
}
