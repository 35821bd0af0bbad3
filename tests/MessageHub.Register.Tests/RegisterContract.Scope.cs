using System.Collections;
using MessageHub.Berichten;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Queries.Amounts;
using MessageHub.Register.Queries.Berichten;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Register.Queries.Percelen;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Today;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Register.Queries.Trace;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Standard;

namespace MessageHub.Register.Tests;

/// <summary>Nobody sees another gemeente, and text that a user gives is never a command.</summary>
public abstract partial class RegisterContract
{
    /// <summary>Text that would do something if it became part of a command.</summary>
    private static readonly string[] Injections =
    [
        "' or '1'='1", "'; drop table verdict; --", "\" or 1=1 --", "0297') or true --", "%", "_", "\\", "${jndi}", "@gemeenten", "$1",
        "null", "a\0b",
        "'||(select password_hash from account)||'", "1; update account set must_change_password = false", "ijw\u2019 or 1=1",
    ];

    /// <summary>Every question with how much it answers: all with the scope of the user, whatever else is asked.</summary>
    private (string Name, Func<GemeenteScope, Task<int>> Ask)[] Questions(World world)
    {
        var (monitor, trace, book, desk) = (
            new RejectionQueries(database), new BerichtQueries(database), new ToewijzingQueries(database),
            new HeldQueries(database, WorkingDays.Dutch));
        var (board, overview, log) = (
            new ObligationQueries(database, WorkingDays.Dutch), new OverviewQueries(database), new AccessLog(database));
        var (percelen, care) = (new PerceelQueries(database), new CareQueries(database));
        var sheets = new AanbiederQueries(database, percelen);
        var id = world.Ids["half"];
        return
        [
            ("BerichtenAsync", async s => Count((await monitor.BerichtenAsync(new() { Scope = s }, BerichtSort.Newest, All, None)).Items)),
            (
                "BerichtenAsync by its gemeente",
                async s => Count(
                    (await monitor.BerichtenAsync(new() { Scope = s, Gemeente = World.Home }, BerichtSort.Newest, All, None)).Items)),
            (
                "BerichtenAsync by person",
                async s => Count(
                    (await monitor.BerichtenAsync(new() { Scope = s, Bsn = Messages.Person }, BerichtSort.Newest, All, None)).Items)),
            (
                "BerichtenAsync by allocation",
                async s => Count(
                    (await monitor.BerichtenAsync(new() { Scope = s, ToewijzingNummer = 10072 }, BerichtSort.Newest, All, None)).Items)),
            (
                "BerichtenAsync by reference",
                async s => Count(
                    (await monitor.BerichtenAsync(new() { Scope = s, Referentie = "R1" }, BerichtSort.Newest, All, None)).Items)),
            ("FindingsAsync", async s => Count((await monitor.FindingsAsync(new() { Scope = s }, All, None)).Items)),
            .. Enum.GetValues<CountBy>()
                .Select(
                    by => (
                        $"CountsAsync by {by}",
                        new Func<GemeenteScope, Task<int>>(async s => Count(await monitor.CountsAsync(new() { Scope = s }, by, None))))),
            ("TotalAsync", async s => (int)(await monitor.TotalAsync(new() { Scope = s }, None)).Messages),
            ("RepeatedAsync", async s => Count(await monitor.RepeatedAsync(new() { Scope = s }, 10, None))),
            ("ChoicesAsync aanbieders", async s => Count((await overview.ChoicesAsync(s, None)).Aanbieders)),
            ("ChoicesAsync percelen", async s => Count((await overview.ChoicesAsync(s, None)).Percelen)),
            ("ChoicesAsync producten", async s => Count((await overview.ChoicesAsync(s, None)).Producten)),
            ("BerichtQueries.FindAsync", async s => await trace.FindAsync(s, id, None) is null ? 0 : 1),
            ("OriginalAsync", async s => await trace.OriginalAsync(s, id, None) is null ? 0 : 1),
            ("OriginalAsync not judged", async s => await trace.OriginalAsync(s, world.Ids["nieuw"], None) is null ? 0 : 1),
            ("AnswerAsync", async s => await trace.AnswerAsync(s, id, None) is null ? 0 : 1),
            ("ClientsAsync", async s => Count(await trace.ClientsAsync(s, id, 10, None))),
            ("ToewijzingQueries.ListAsync", async s => Count((await book.ListAsync(new() { Scope = s }, All, None)).Items)),
            (
                "ToewijzingQueries.ListAsync by person",
                async s => Count((await book.ListAsync(new() { Scope = s, Bsn = Messages.Person }, All, None)).Items)),
            (
                "ToewijzingQueries.FindAsync",
                async s => await book.FindAsync(s, new(Standaard.Ijw, World.Home, 10072), World.Today, None) is null ? 0 : 1),
            ("HeldQueries.ListAsync", async s => Count((await desk.ListAsync(s, World.Today, All, None)).Items)),
            ("HeldQueries.FindAsync", async s => await desk.FindAsync(s, 1, World.Today, None) is null ? 0 : 1),
            ("DecisionsAsync", async s => Count((await desk.DecisionsAsync(s, All, None)).Items)),
            ("OpenAsync", async s => Count((await board.OpenAsync(new() { Scope = s, Today = World.Today }, All, None)).Items)),
            (
                "ObligationQueries.CountsAsync",
                async s => (int)(await board.CountsAsync(new() { Scope = s, Today = World.Today }, withMet: true, None))
                    .Sum(c => c.MetInTime + c.MetLate + c.Open + c.Overdue)),
            ("TodayAsync", async s => (int)(await overview.TodayAsync(s, World.Today, None)).Held),
            ("TodayAsync waiting", async s => (int)(await overview.TodayAsync(s, World.Today, None)).Pending),
            ("TrafficAsync", async s => Count(await overview.TrafficAsync(s, new(2026, 1, 1), World.Today, None))),
            .. Enum.GetValues<MoneyBy>()
                .Select(
                    by => (
                        $"MoneyAsync by {by}",
                        new Func<GemeenteScope, Task<int>>(async s => Count(await overview.MoneyAsync(new() { Scope = s }, by, None))))),
            ("PercelenAsync", async s => Count(await overview.PercelenAsync(s, 2026, World.Today, null, None))),
            ("PercelenAsync of its gemeente", async s => Count(await overview.PercelenAsync(s, 2026, World.Today, World.Home, None))),
            ("PerceelQueries amounts", async s => Count((await percelen.ReadAsync(ForYear(s), None)).Amounts)),
            ("PerceelQueries claims", async s => await percelen.ClaimsAsync(ForYear(s), None).CountAsync()),
            ("PerceelQueries clients", async s => Count((await percelen.ReadAsync(ForYear(s), None)).Clients.Where(c => c.Count > 0))),
            ("PerceelQueries registrations", async s => Count((await percelen.ReadAsync(ForYear(s), None)).Registrations)),
            (
                "CompletenessQueries",
                async s => (int)(await new CompletenessQueries(database).ReadAsync(ForYear(s), None)).Sum(m => m.Expected)),
            ("AanbiederQueries messages", async s => (int)(await sheets.ReadAsync(ForYear(s), Messages.Aanbieder, None)).Messages.Judged),
            ("AanbiederQueries codes", async s => Count((await sheets.ReadAsync(ForYear(s), Messages.Aanbieder, None)).Codes)),
            (
                "AanbiederQueries clients",
                async s => (int)(await sheets.ReadAsync(ForYear(s), Messages.Aanbieder, None)).OwnClients.GetValueOrDefault("")),
            ("AanbiederQueries care", async s => Count((await sheets.ReadAsync(ForYear(s), Messages.Aanbieder, None)).Care)),
            ("CareQueries.WaitingAsync", async s => Count(await care.WaitingAsync(s, World.Today, None))),
            (
                "CareQueries.EndingAsync",
                async s => Count(await care.EndingAsync(s, World.Today.AddYears(-1), World.Today.AddYears(1), 10, None))),
            ("AccessLog.ListAsync", async s => Count((await log.ListAsync(new() { Scope = s }, All, None)).Items)),
            ("AgreementStore.ListAsync", async s => Count((await Agreements.ListAsync(new() { Scope = s }, 10, None)).Rows)),
            (
                "AgreementStore.ListAsync total",
                async s => (int)(await Agreements.ListAsync(new() { Scope = s, Gemeente = World.Home }, 10, None)).Total),
            ("AgreementStore.ChangesAsync", async s => Count((await Agreements.ChangesAsync(new() { Scope = s }, All, None)).Items)),
            ("FindProposalAsync", async s => await InHomeAsync(t => t.FindProposalAsync(s, 1)) is null ? 0 : 1),
            // Last, because it is over then, by the decision that was taken.
            ("DecidedAsync", async s =>
            {
                await using (var session = await database.OpenAsync(None))
                    await session.ExecuteAsync("update verdict set state = 'accepted' where state = 'held'", None);
                return await desk.DecidedAsync(s, 1, None) is null ? 0 : 1;
            }),
        ];
    }

    [Fact]
    public async Task No_question_is_answered_with_another_gemeente()
    {
        var world = await FillAsync();
        await DecideAsync(world.Ids["wacht"], "R5", new Decision.Grant(), "anna", "gebeld");
        await ProposeAsync(1);
        await new AccessLog(database).AddAsync([LookAt(world.Ids["half"])], None);

        GemeenteScope[] others = [
            new([World.Elsewhere]),
            new([]),
            new([World.Elsewhere], WithUnread: true),
            new([.. Injections.Where(i => !i.Contains('\0', StringComparison.Ordinal))])
        ];
        // All of it is of the Jeugdwet. A look is at a person, whatever the domain.
        var (otherDomain, ownDomain) = (
            new GemeenteScope([new(World.Home, Standaard.Iwmo)]),
            new GemeenteScope([new(World.Home, Standaard.Ijw), new(World.Elsewhere)]));
        foreach (var (name, ask) in Questions(world))
        {
            foreach (var other in name == "AccessLog.ListAsync" ? others : [.. others, otherDomain])
                Assert.Equal((name, 0), (name, await ask(other)));
            if (name != "DecidedAsync")
                Assert.Equal((name, await ask(World.Scope)), (name, await ask(ownDomain)));
            Assert.True(await ask(World.Scope) > 0, $"{name} answers its own gemeente with nothing, so this proves nothing");
        }
    }

    [Fact]
    public async Task Two_gemeenten_see_what_each_of_them_sees()
    {
        var home = await FillAsync();
        await FillAsync(World.Elsewhere);
        foreach (var (name, ask) in Questions(home)
            .Where(
                q => q.Name is "BerichtenAsync" or "FindingsAsync" or "TotalAsync" or "ToewijzingQueries.ListAsync"
                    or "HeldQueries.ListAsync" or "OpenAsync"))
            Assert.Equal((name, 2 * await ask(World.Scope)), (name, await ask(new([World.Home, World.Elsewhere]))));
    }

    [Fact]
    public async Task Text_of_a_user_is_never_a_command()
    {
        var world = await FillAsync();
        var (monitor, accounts) = (new RejectionQueries(database), new AccountStore(database));
        var before = await CountRowsAsync();
        foreach (var text in Injections)
        {
            BerichtFilter[] filters =
            [
                Everything with { Gemeente = text }, Everything with { Aanbieder = text }, Everything with { RetourCode = text },
                Everything with { Rule = text },
                Everything with { Perceel = text }, Everything with { DeclaratieNummer = text }, Everything with { Referentie = text },
                Everything with { Identificatie = text }, Everything with { Bsn = new(text) }, Everything with { Scope = new([text]) },
            ];
            foreach (var filter in filters)
            {
                Assert.Empty((await AskAsync(text, () => monitor.BerichtenAsync(filter, BerichtSort.Newest, All, None)))?.Items ?? []);
                Assert.Empty((await AskAsync(text, () => monitor.FindingsAsync(filter, All, None)))?.Items ?? []);
                foreach (var by in Enum.GetValues<CountBy>())
                    Assert.Empty(await AskAsync(text, () => monitor.CountsAsync(filter, by, None)) ?? []);
                Assert.Empty(await AskAsync(text, () => monitor.RepeatedAsync(filter, 10, None)) ?? []);
            }

            MoneyFilter[] moneys = [
                new() { Scope = World.Scope, Gemeente = text }, new() { Scope = World.Scope, Aanbieder = text },
                new() { Scope = World.Scope, Perceel = text }, new() { Scope = World.Scope, ProductCode = text }
            ];
            foreach (var filter in moneys)
                Assert.Empty(await AskAsync(text, () => new OverviewQueries(database).MoneyAsync(filter, MoneyBy.Perceel, None)) ?? []);
            ToewijzingFilter[] allocations = [
                new() { Scope = World.Scope, Aanbieder = text }, new() { Scope = World.Scope, ProductCode = text },
                new() { Scope = World.Scope, Bsn = new(text) }
            ];
            foreach (var filter in allocations)
                Assert.Empty((await AskAsync(text, () => new ToewijzingQueries(database).ListAsync(filter, All, None)))?.Items ?? []);
            Assert.Empty(
                (await AskAsync(
                    text,
                    () => new ObligationQueries(database, WorkingDays.Dutch)
                        .OpenAsync(new() { Scope = World.Scope, Today = World.Today, Aanbieder = text }, All, None)))?.Items
                    ?? []);
            Assert.Empty(
                (await AskAsync(
                    text, () => new AccessLog(database).ListAsync(new() { Scope = World.Scope, Client = text }, All, None)))?.Items
                    ?? []);
            Assert.Null(await AskAsync(text, () => accounts.FindByNameAsync(text, None)));
            Assert.Null(await AskAsync(text, () => new SessionStore(database).UseAsync(text, Now, TimeSpan.FromHours(1), None)));
            Assert.NotEmpty(
                (await AskAsync(text, () => monitor.BerichtenAsync(Everything, BerichtSort.Aanbieder, new(1, text), None)))
                    ?.Items ?? [new() { Id = Guid.Empty, ReceivedAt = Now, State = BerichtState.Held }]);
            // A proposal keeps the text as it is.
            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                var number = (await ProposeAsync(1, decision: new Decision.Reject(text), note: text))!.Value;
                var kept = (await InHomeAsync(t => t.FindProposalAsync(World.Scope, number)))!;
                Assert.Equal((text, new Decision.Reject(text)), (kept.Note, kept.Decision));
                Assert.True(await CloseAsync(number, ProposalState.Confirmed));
            }
        }

        Assert.Equal(before, await CountRowsAsync());
        Assert.Equal(11, (await monitor.BerichtenAsync(Everything, BerichtSort.Newest, All, None)).Items.Count);
        Assert.NotNull(world);
    }

    /// <summary>PostgreSQL knows no text with a zero in it and says so; that is a refusal, not an answer.</summary>
    private static async Task<T?> AskAsync<T>(string text, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RegisterException) when (text.Contains('\0', StringComparison.Ordinal))
        {
            return default;
        }
    }

    private static PerceelFilter ForYear(GemeenteScope scope) =>
        new() { Scope = scope, From = new(2026, 1, 1), Until = new(2026, 12, 1), AsKnownOn = World.Today };

    private static int Count(IEnumerable items) => items.Cast<object>().Count();

    /// <summary>Rows of the tables that an injection would like to change.</summary>
    private async Task<long> CountRowsAsync()
    {
        await using var session = await database.OpenAsync(None);
        return await session.FirstAsync(
            """
            select (select count(*) from inbox) + (select count(*) from verdict) + (select count(*) from finding) + (select count(*) from bericht_client)
                + (select count(*) from claim_total) + (select count(*) from account) + (select count(*) from prestatie) as number
            """,
            row => row.Number("number"),
            None);
    }
}
