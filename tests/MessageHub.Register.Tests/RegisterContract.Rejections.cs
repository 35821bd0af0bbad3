using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Today;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What was rejected: every filter alone and together, counts, repetition, paging.</summary>
public abstract partial class RegisterContract
{
    private static readonly PageRequest All = new(PageRequest.MaxSize);

    private static BerichtFilter Everything => new() { Scope = World.Scope };

    private async Task<World> FillAsync(string gemeente = World.Home)
    {
        var world = new World(Store, clock, gemeente);
        await world.FillAsync();
        return world;
    }

    /// <summary>Filters with the messages and the findings they let through; the home gemeente only.</summary>
    private static IReadOnlyList<(string Reason, BerichtFilter Filter, string Berichten, string Findings)> Filters =>
    [
        (
            "no filter",
            Everything,
            "aanvraag, half, in onderzoek, nieuw, retour, start, technisch, toewijzing, toewijzing zonder retour, wacht, weer",
            "R2 0611, R2 9321, R3 9321, technisch 0001"),
        (
            "the gemeente",
            Everything with { Gemeente = World.Home },
            "aanvraag, half, in onderzoek, nieuw, retour, start, technisch, toewijzing, toewijzing zonder retour, wacht, weer",
            "R2 0611, R2 9321, R3 9321, technisch 0001"),
        ("a gemeente outside the scope", Everything with { Gemeente = World.Elsewhere }, "", ""),
        ("first day, inclusive", Everything with { From = new(2026, 6, 12) }, "nieuw, technisch, weer", "R3 9321, technisch 0001"),
        ("last day, inclusive", Everything with { Until = new(2026, 5, 7) }, "retour, toewijzing", ""),
        ("domain", Everything with { Standaard = Standaard.Iwmo }, "", ""),
        ("what the gemeente made", Everything with { IsOwn = true }, "in onderzoek, toewijzing, toewijzing zonder retour", ""),
        (
            "what others sent",
            Everything with { IsOwn = false },
            "aanvraag, half, nieuw, retour, start, technisch, wacht, weer",
            "R2 0611, R2 9321, R3 9321, technisch 0001"),
        ("message number", Everything with { Nummer = 301 }, "toewijzing, toewijzing zonder retour", ""),
        ("aanbieder", Everything with { Aanbieder = OtherAanbieder }, "", ""),
        ("one state", Everything with { States = [BerichtState.Held] }, "wacht", ""),
        (
            "two states",
            Everything with { States = [BerichtState.Partly, BerichtState.Rejected] },
            "half, technisch, weer",
            "R2 0611, R2 9321, R3 9321, technisch 0001"),
        ("not judged yet", Everything with { States = [BerichtState.Received] }, "nieuw", ""),
        ("return code", Everything with { RetourCode = "9321" }, "half, weer", "R2 9321, R3 9321"),
        ("return code of one line only", Everything with { RetourCode = "0611" }, "half", "R2 0611"),
        ("rule", Everything with { Rule = "TR358" }, "technisch", "technisch 0001"),
        ("perceel", Everything with { Perceel = "P1" }, "half, technisch, weer", "R2 0611, R2 9321, R3 9321"),
        ("perceel that is not there", Everything with { Perceel = "P2" }, "", ""),
        ("DeclaratieNummer", Everything with { DeclaratieNummer = "DN2" }, "weer", "R3 9321"),
        ("allocation: its 301, its 305, its claims", Everything with { ToewijzingNummer = 10072 }, "half, start, toewijzing, wacht", ""),
        (
            "allocation: rejected lines too", Everything with { ToewijzingNummer = 10073 }, "half, toewijzing, weer",
            "R2 0611, R2 9321, R3 9321"),
        ("reference of a line", Everything with { Referentie = "R2" }, "half", "R2 0611, R2 9321"),
        ("reference of a granted line", Everything with { Referentie = "R1" }, "half", ""),
        ("reference of a request", Everything with { Referentie = "V1" }, "aanvraag, in onderzoek", ""),
        ("Identificatie", Everything with { Identificatie = "T1" }, "retour, toewijzing", ""),
        (
            "person",
            Everything with { Bsn = Person },
            "aanvraag, half, start, technisch, toewijzing, toewijzing zonder retour, wacht, weer",
            "R2 0611, R2 9321, R3 9321, technisch 0001"),
        ("another person", Everything with { Bsn = OtherPerson }, "", ""),
        ("repeated", Everything with { OnlyRepeated = true }, "weer", "R3 9321"),
    ];

    [Fact]
    public async Task Each_filter_lets_through_what_it_says()
    {
        var world = await FillAsync();
        await FillAsync(World.Elsewhere);

        foreach (var (reason, filter, berichten, findings) in Filters)
        {
            Assert.Equal((reason, berichten), (reason, await WordsAsync(world, filter)));
            Assert.Equal((reason, findings), (reason, await FindingWordsAsync(world, filter)));
        }
    }

    [Fact]
    public async Task Two_filters_together_let_through_what_both_let_through()
    {
        var world = await FillAsync();
        await FillAsync(World.Elsewhere);
        var some = 0;

        foreach (var (reason, first, berichten, findings) in Filters)
        {
            foreach (var (otherReason, second, otherBerichten, otherFindings) in Filters)
            {
                if (Together(first, second) is not { } both)
                    continue;
                var name = $"{reason} and {otherReason}";
                var expected = Common(berichten, otherBerichten);
                Assert.Equal((name, expected), (name, await WordsAsync(world, both)));
                // A message has a finding with a code and one of a rule; one finding has both.
                if (both.RetourCode is null || both.Rule is null)
                    Assert.Equal((name, Common(findings, otherFindings)), (name, await FindingWordsAsync(world, both)));
                some += expected.Length > 0 ? 1 : 0;
            }
        }

        Assert.True(some > 100, $"only {some} pairs have anything in common");
    }

    [Fact]
    public async Task Pages_put_together_are_the_whole_list_in_every_order()
    {
        await FillAsync();
        foreach (var sort in Enum.GetValues<BerichtSort>())
        {
            var whole = await new RejectionQueries(database).BerichtenAsync(Everything, sort, All, None);
            var parts = await WalkAsync(page => new RejectionQueries(database).BerichtenAsync(Everything, sort, page, None));
            Assert.Equal(11, whole.Items.Count);
            Assert.Null(whole.Next);
            Assert.Equal(whole.Items.Select(r => r.Id), parts.Select(r => r.Id));
        }

        var findings = await WalkAsync(page => new RejectionQueries(database).FindingsAsync(Everything, page, None));
        Assert.Equal(["0001", "9321", "9321", "0611"], findings.Select(f => f.RetourCode));
    }

    [Fact]
    public async Task Orders_are_what_they_say()
    {
        var world = await FillAsync();

        Assert.Equal(["nieuw", "technisch", "weer"], (await InOrderAsync(BerichtSort.Newest)).Take(3));
        Assert.Equal(["toewijzing", "retour", "start"], (await InOrderAsync(BerichtSort.Oldest)).Take(3));
        Assert.Equal(["technisch", "weer", "half"], (await InOrderAsync(BerichtSort.RejectedAmount)).Take(3));
        Assert.Equal(["half", "technisch", "weer"], (await InOrderAsync(BerichtSort.Findings)).Take(3));

        async Task<IEnumerable<string>> InOrderAsync(BerichtSort sort) =>
            (await new RejectionQueries(database).BerichtenAsync(Everything, sort, All, None)).Items.Select(r => world.WordOf(r.Id));
    }

    [Fact]
    public async Task Text_that_is_no_cursor_gives_the_first_page()
    {
        await FillAsync();
        var monitor = new RejectionQueries(database);
        var first = (await monitor.BerichtenAsync(Everything, BerichtSort.Newest, new(1), None)).Items[0].Id;
        foreach (var text in new[] { "", "x", "%%%", "WzFd", "WyInIG9yIDE9MSAtLSJd", new string('A', 5000) })
            Assert.Equal(first, (await monitor.BerichtenAsync(Everything, BerichtSort.Newest, new(1, text), None)).Items[0].Id);
    }

    [Fact]
    public async Task Row_tells_what_was_judged()
    {
        var world = await FillAsync();
        var rows = (await new RejectionQueries(database).BerichtenAsync(Everything, BerichtSort.Newest, All, None))
            .Items.ToDictionary(r => world.WordOf(r.Id));

        var half = rows["half"];
        Assert.Equal(
            ("JW323", World.Home, Aanbieder, "D1", "DN1"),
            (half.Name, half.Gemeente, half.Aanbieder, half.Identificatie, half.DeclaratieNummer));
        Assert.Equal((BerichtState.Partly, 3, 85000, 42500), (half.State, half.Level, half.Submitted, half.Granted));
        Assert.Equal((2, 1, 2, 1), (half.Lines, half.LinesRejected, half.Findings, half.Attempt));
        Assert.Equal(["0611", "9321"], half.RetourCodes);
        Assert.Equal(World.Now.AddDays(-10), half.ReceivedAt);
        Assert.Equal(2, rows["weer"].Attempt);
        Assert.Equal(
            (BerichtState.Held, null, 42500, null),
            (rows["wacht"].State, rows["wacht"].Level, rows["wacht"].Submitted, rows["wacht"].Granted));
        Assert.Equal((1, 0, 0), (rows["wacht"].Lines, rows["wacht"].LinesRejected, rows["wacht"].Findings));
        Assert.Equal((BerichtState.Received, "JW305", World.Home), (rows["nieuw"].State, rows["nieuw"].Name, rows["nieuw"].Gemeente));
    }

    [Fact]
    public async Task Finding_has_the_keys_of_its_line()
    {
        await FillAsync();
        var line = (await new RejectionQueries(database).FindingsAsync(Everything with { RetourCode = "0611" }, All, None)).Items.Single();

        Assert.Equal(("TR418", 4, "Prestatie", 1), (line.Rule, line.Level, line.Class, line.Ordinal));
        Assert.Equal("/Bericht/Declaratie[1]/Clienten[1]/Client[1]/Prestaties[1]/Prestatie[2]", line.Path);
        Assert.Equal(("R2", 10073, "45", "45A04"), (line.Referentie, line.ToewijzingNummer, line.ProductCategorie, line.ProductCode));
        Assert.Equal((new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)), (line.Begindatum, line.Einddatum));
        Assert.Equal(("P1", 42500, 1, "DN1"), (line.Perceel, line.Bedrag, line.Attempt, line.DeclaratieNummer));
    }

    [Fact]
    public async Task Counts_tell_what_was_judged_for_how_much()
    {
        await FillAsync();
        await FillAsync(World.Elsewhere);
        var monitor = new RejectionQueries(database);

        // Nine are judged: one is held for a person, one was not looked at yet.
        var total = await monitor.TotalAsync(Everything, None);
        Assert.Equal(new("", 9, 6, 1, 2, 0, 4, 3, 170000, 127500), total);
        Assert.Equal((66.7m, 25m), (total.FirstTimeRight, total.LinesRight));
        Assert.Equal([total with { Key = World.Home }], await monitor.CountsAsync(Everything, CountBy.Gemeente, None));
        // The three that the gemeente made itself are not those of the aanbieder.
        Assert.Equal(
            [total with { Key = Aanbieder, Messages = 6, Accepted = 3 }], await monitor.CountsAsync(Everything, CountBy.Aanbieder, None));
        Assert.Equal(
            ["JW323 1 2 127500", "JW301 0 0 0", "JW302 0 0 0", "JW305 0 0 0", "JW315 0 0 0", "JW319 0 0 0"],
            (await monitor.CountsAsync(Everything, CountBy.Bericht, None))
                .Select(c => $"{c.Key} {c.Partly} {c.Rejected} {c.RejectedCents}"));
        Assert.Equal(
            ["2026-06-05 42500", "2026-06-12 42500", "2026-06-13 42500"],
            (await monitor.CountsAsync(Everything with { Nummer = 323 }, CountBy.Day, None)).Select(c => $"{c.Key} {c.RejectedCents}"));
        Assert.Equal(
            ["9321 2 2 85000", "0001 1 1 42500", "0611 1 1 42500"],
            (await monitor.CountsAsync(Everything, CountBy.RetourCode, None))
                .Select(c => $"{c.Key} {c.Messages} {c.LinesRejected} {c.RejectedCents}"));
        Assert.Equal(
            [new("P1", 3, 0, 1, 2, 0, 4, 3, 170000, 127500)],
            await monitor.CountsAsync(Everything, CountBy.Perceel, None));
        Assert.Equal(new("", 0, 0, 0, 0, 0, 0, 0, 0, 0), await monitor.TotalAsync(Everything with { Aanbieder = OtherAanbieder }, None));
        Assert.Null((await monitor.TotalAsync(Everything with { Aanbieder = OtherAanbieder }, None)).FirstTimeRight);
    }

    [Fact]
    public async Task Code_that_stops_a_message_hits_its_amount_once()
    {
        var world = new World(Store, clock, World.Home);
        var (r1, r2) = (Prestatie("R1"), Prestatie("R2"));
        await world.PutAsync("fout", B323("D1", "DN1", r1, r2), new()
        {
            Outcome = Rules.Assessment.Outcome.Rejected,
            Findings = [
                World.Found("CS337", "0001", r1, Rules.Language.Level.Content),
                World.Found("CS337", "0001", r2, Rules.Language.Level.Content)
            ],
            Submitted = 85000,
            Granted = 0,
        });

        Assert.Equal(
            new("0001", 1, 0, 0, 1, 0, 2, 2, 85000, 85000),
            (await new RejectionQueries(database).CountsAsync(Everything, CountBy.RetourCode, None)).Single());
    }

    [Fact]
    public async Task Same_line_rejected_again_is_told_with_its_history()
    {
        var world = await FillAsync();
        await FillAsync(World.Elsewhere);

        var repeated = (await new RejectionQueries(database).RepeatedAsync(Everything, 10, None)).Single();

        Assert.Equal(
            (10073, "45A04", new DateOnly(2026, 5, 1), "R3"),
            (repeated.ToewijzingNummer, repeated.ProductCode, repeated.Begindatum, repeated.Referentie));
        Assert.Equal((2, "weer", 42500), (repeated.Times, world.WordOf(repeated.LastBerichtId), repeated.Bedrag));
        Assert.Equal(["0611", "9321"], repeated.RetourCodes);
    }

    [Fact]
    public async Task Choices_are_what_was_agreed_on()
    {
        await FillAsync();
        var choices = await new OverviewQueries(database).ChoicesAsync(World.Scope, None);

        Assert.Equal([Aanbieder, "P1", "45A04"], choices.Aanbieders.Concat(choices.Percelen).Concat(choices.Producten));
    }

    [Fact]
    public async Task File_that_could_not_be_read_is_for_whoever_runs_the_installation()
    {
        var id = await ReceiveAsync();
        await Store.InTransactionAsync<bool>(null, async t => { await t.RefuseAsync(id, "{}"); return true; }, None);
        var monitor = new RejectionQueries(database);

        Assert.Empty((await monitor.BerichtenAsync(Everything, BerichtSort.Newest, All, None)).Items);
        var row = (await monitor.BerichtenAsync(
            Everything with { Scope = World.Scope with { WithUnread = true } }, BerichtSort.Newest, All, None)).Items.Single();
        Assert.Equal((id, BerichtState.Refused, 1, null, null), (row.Id, row.State, row.Level, row.Gemeente, row.Name));
    }

    private static BerichtFilter? Together(BerichtFilter first, BerichtFilter second)
    {
        var both = first;
        var clash = false;
        both = both with
        {
            Gemeente = Or(first.Gemeente, second.Gemeente),
            From = Or(first.From, second.From),
            Until = Or(first.Until, second.Until),
            Standaard = Or(first.Standaard, second.Standaard),
            IsOwn = Or(first.IsOwn, second.IsOwn),
            Nummer = Or(first.Nummer, second.Nummer),
            Aanbieder = Or(first.Aanbieder, second.Aanbieder),
            RetourCode = Or(first.RetourCode, second.RetourCode),
            Rule = Or(first.Rule, second.Rule),
            Perceel = Or(first.Perceel, second.Perceel),
            DeclaratieNummer = Or(first.DeclaratieNummer, second.DeclaratieNummer),
            ToewijzingNummer = Or(first.ToewijzingNummer, second.ToewijzingNummer),
            Referentie = Or(first.Referentie, second.Referentie),
            Identificatie = Or(first.Identificatie, second.Identificatie),
            Bsn = Or(first.Bsn, second.Bsn),
            States = first.States.Count == 0 ? second.States : first.States,
            OnlyRepeated = first.OnlyRepeated || second.OnlyRepeated,
        };
        return clash || (first.States.Count > 0 && second.States.Count > 0) ? null : both;

        T? Or<T>(T? one, T? other)
        {
            clash |= one is not null && other is not null && !one.Equals(other);
            return one is null ? other : one;
        }
    }

    private static string Common(string first, string second) => string.Join(", ", first.Split(", ").Intersect(second.Split(", ")));

    private async Task<string> WordsAsync(World world, BerichtFilter filter)
    {
        var page = await new RejectionQueries(database).BerichtenAsync(filter, BerichtSort.Newest, All, None);
        return string.Join(", ", page.Items.Select(r => world.WordOf(r.Id)).Order(StringComparer.Ordinal));
    }

    private async Task<string> FindingWordsAsync(World world, BerichtFilter filter)
    {
        var page = await new RejectionQueries(database).FindingsAsync(filter, All, None);
        return string.Join(
            ", ", page.Items.Select(f => $"{f.Referentie ?? world.WordOf(f.BerichtId)} {f.RetourCode}").Order(StringComparer.Ordinal));
    }

    /// <summary>All pages of one row each, put together.</summary>
    private static async Task<List<T>> WalkAsync<T>(Func<PageRequest, Task<Page<T>>> read)
    {
        var items = new List<T>();
        var page = await read(new(1));
        items.AddRange(page.Items);
        while (page.Next is { } next)
        {
            Assert.Matches("^[A-Za-z0-9_-]+$", next);
            page = await read(new(1, next));
            items.AddRange(page.Items);
        }

        return items;
    }
}
