using System.Diagnostics;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// Whenever the program is killed while it confirms a proposal or grants a request, all of it happened or nothing (SIGKILL, a process of
/// its own).
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider clock = new(TestSite.Noon);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-kill-");
    private OwnPostgres postgres = null!;

    public async Task InitializeAsync() => postgres = await OwnPostgres.MigratedAsync();

    [Theory]
    [InlineData("sqlite", Program.InBetween, false)]
    [InlineData("postgres", Program.InBetween, false)]
    [InlineData("sqlite", Program.Done, true)]
    [InlineData("postgres", Program.Done, true)]
    public async Task Confirming_and_carrying_out_both_happened_or_neither(string kind, string killedAt, bool happened)
    {
        await using var database = Open(kind);
        await database.MigrateAsync(None);
        var (store, desk, decide) = (new RegisterStore(database), new HeldQueries(database, WorkingDays.Dutch), Decide(database));
        var changes = new AgreementStore(database);
        var (held, proposal, carla) = await ProposeAsync(database);

        await KillAsync(killedAt, kind, PlaceOf(kind), $"{held}", $"{proposal}", carla.Name);

        Assert.Equal(happened, await HappenedAsync());
        if (happened)
            return;
        // It still lies there, and is carried out as a whole.
        Assert.IsType<DecisionOutcome.Answered>(await decide.ConfirmAsync(new([Messages.Gemeente]), held, proposal, Decider.Of(carla)));
        Assert.True(await HappenedAsync());

        // What there is to see of it is there altogether, or not at all.
        async Task<bool> HappenedAsync()
        {
            var waits = await desk.FindAsync(new([Messages.Gemeente]), held, clock.Today(), None);
            bool[] parts =
            [
                waits is null,
                await desk.DecidedAsync(new([Messages.Gemeente]), held, None) is not null,
                (await store.AgreementsAsync(None)).Any(a => a is { Aanbieder: Messages.Aanbieder, Agreement.ProductCode: "45A99" }),
                (await changes.ChangesAsync(new() { Scope = new([Messages.Gemeente]), ProductCode = "45A99" }, new(), None))
                    .Items.Any(c => c.Change.After.Aanbieder == Messages.Aanbieder),
                (await store.UnsentAsync(10, None)).Any(o => o.Nummer == 325),
            ];
            Assert.Single(parts.Distinct());
            Assert.True(parts[0] || waits!.Held.Proposals.Single().Number == proposal);
            return parts[0];
        }
    }

    [Theory]
    [InlineData("sqlite", Program.InBetween, false)]
    [InlineData("postgres", Program.InBetween, false)]
    [InlineData("sqlite", Program.Done, true)]
    [InlineData("postgres", Program.Done, true)]
    public async Task Letting_a_message_of_our_own_go_happened_with_all_of_it_or_not_at_all(string kind, string killedAt, bool happened)
    {
        await using var database = Open(kind);
        await database.MigrateAsync(None);
        var (store, desk) = (new RegisterStore(database), new HeldQueries(database, WorkingDays.Dutch));
        var (held, proposal, carla) = await ProposeOwnAsync(database);

        await KillAsync(killedAt, kind, PlaceOf(kind), $"{held}", $"{proposal}", carla.Name);

        Assert.Equal(happened, await HappenedAsync());
        if (happened)
            return;
        Assert.IsType<DecisionOutcome.Answered>(
            await Decide(database).ConfirmAsync(new([Messages.Gemeente]), held, proposal, Decider.Of(carla)));
        Assert.True(await HappenedAsync());

        // It is decided, it left the hold, the register knows it, and it lies ready once: and so does what waited behind it.
        async Task<bool> HappenedAsync()
        {
            var leaving = (await store.UnsentAsync(10, None)).Select(o => o.FileName).ToList();
            bool[] parts =
            [
                await desk.FindAsync(new([Messages.Gemeente]), held, clock.Today(), None) is null,
                await desk.DecidedAsync(new([Messages.Gemeente]), held, None) is not null,
                (await store.HeldAsync(None)).Count == 0,
                leaving.SequenceEqual(["JW301-A1.xml", "JW301-A2.xml", "JW301-A3.xml"]),
            ];
            Assert.Single(parts.Distinct());
            Assert.True(parts[0] || leaving.SequenceEqual(["JW301-A1.xml"]));
            return parts[0];
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Of_two_programs_that_confirm_at_once_one_carries_it_out(string kind)
    {
        await using var database = Open(kind);
        await database.MigrateAsync(None);
        var (held, proposal, carla) = await ProposeAsync(database);
        await using RegisterDatabase one = Open(kind), other = Open(kind);

        var outcomes = await Task.WhenAll(new[] { one, other }.Select(d => Task.Run(
            () => Decide(d).ConfirmAsync(new([Messages.Gemeente]), held, proposal, Decider.Of(carla)))));

        Assert.Single(outcomes.OfType<DecisionOutcome.Answered>());
        Assert.IsType<RefusedBecause.Over>(Assert.Single(outcomes.OfType<DecisionOutcome.Refused>()).Reason);
        var store = new RegisterStore(database);
        Assert.Single(await store.UnsentAsync(10, None), o => o.Nummer == 325);
        Assert.Single(await store.AgreementsAsync(None), a => a is { Aanbieder: Messages.Aanbieder, Agreement.ProductCode: "45A99" });
    }

    [Theory]
    [InlineData("sqlite", Program.InBetween, false)]
    [InlineData("postgres", Program.InBetween, false)]
    [InlineData("sqlite", Program.Done, true)]
    [InlineData("postgres", Program.Done, true)]
    public async Task A_request_is_decided_and_told_once_or_not_at_all(string kind, string killedAt, bool happened)
    {
        await using var database = Open(kind);
        await database.MigrateAsync(None);
        var (store, desk) = (new RegisterStore(database), new RequestStore(database));
        var id = Guid.NewGuid();
        await store.ReceiveAsync(
            new(id, "a.xml", BerichtWriter.Write(Requests.B315("V1", Requests.Product("REF1"))), clock.GetUtcNow()), None);
        await ProcessorOf(store).ProcessAsync(id, clock.Today());
        var number = (await desk.ListAsync(new() { Scope = Requests.Scope }, new(), None)).Items.Single().Number;
        var carla = AccountOf("carla");
        await new AccountStore(database).AddAsync(carla, Actor.Program, None);

        await KillAsync(killedAt, kind, PlaceOf(kind), Program.Request, $"{number}", carla.Name);

        Assert.Equal(happened, await HappenedAsync());
        var again = await OnRequest(database, RuleCatalogue.All, clock).DecideAsync(Requests.Scope, Grant(number, carla));
        Assert.Equal(happened, again is RequestOutcome.Refused { Reason: RefusedBecause.RequestDecided });
        Assert.True(await HappenedAsync());

        // What there is to see of it is there altogether, or not at all; and never twice.
        async Task<bool> HappenedAsync()
        {
            var request = (await desk.FindAsync(Requests.Scope, number, None))!;
            int[] parts =
            [
                request.Row.Status is AanvraagStatus.Toegewezen ? 1 : 0,
                request.Decisions.Count,
                request.Register.Toewijzingen.Count,
                (await store.UnsentAsync(10, None)).Count(o => o.Nummer == 301),
            ];
            Assert.Single(parts.Distinct());
            return parts[0] == 1;
        }
    }

    internal static DecideOnRequest OnRequest(RegisterDatabase database, RuleSet rules, TimeProvider clock)
    {
        var (store, reader) = (new RegisterStore(database, clock), new BerichtReader(SchemaLibrary.BuiltIn));
        var settings = new ProcessingSettings
        {
            ToewijzingNummers = new Dictionary<string, NumberRange> { [Messages.Gemeente] = new(500_000, 500_009) }
        };
        var processor = new BerichtProcessor(store, SchemaLibrary.BuiltIn, reader, rules, settings);
        return new(store, new(database), new(processor, reader, SchemaLibrary.BuiltIn, settings, clock), reader, clock);
    }

    internal static RequestOrder Grant(RequestNumber number, Account by) =>
        new(number, new RequestDecision.Grant(), Decider.Of(by), "gebeld")
    {
        Person = new() { Straatnaam = "Teststraat", Huisnummer = 5, Postcode = "9999XX", Plaatsnaam = "Testdorp" },
    };

    public async Task DisposeAsync()
    {
        await postgres.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private string PlaceOf(string kind) => kind == "postgres" ? postgres.Connection : Path.Combine(folder.FullName, "messagehub.db");

    private RegisterDatabase Open(string kind) =>
        kind == "postgres" ? new PostgresDatabase(PlaceOf(kind)) : new SqliteDatabase(PlaceOf(kind));

    private static BerichtProcessor ProcessorOf(RegisterStore store) =>
        new(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), Program.Rules, new());

    private DecideOnHeld Decide(RegisterDatabase database)
    {
        var store = new RegisterStore(database);
        return new(store, ProcessorOf(store), Program.Rules, clock);
    }

    /// <summary>A claim that is held for want of a tariff, and what anna proposed about it; carla may confirm.</summary>
    private async Task<(long Held, long Proposal, Account Carla)> ProposeAsync(RegisterDatabase database)
    {
        var store = new RegisterStore(database);
        const string header =
            "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan\n";
        // Of 45A99 only another aanbieder has a tariff.
        await store.ImportAgreementsAsync(
            [.. Row(Messages.Aanbieder, "45A04", "85,00"), .. Row("11111111", "45A99", "70,00")],
            new("test", DateTimeOffset.UnixEpoch, "test"), None);
        await ProcessAsync(
            store, Messages.Allocations("A1", [new(10074, "45A99")]), Messages.Claim("D1", "D2606", [new("R1", 10074, 4, 7000, "45A99")]));
        var tariff = new Decision.AddTariff(Row(Messages.Aanbieder, "45A99", "70,00").Single().Agreement);
        return await ProposeAsync(database, tariff);

        IReadOnlyList<AgreementRow> Row(string aanbieder, string product, string tarief) => AgreementsFile.Read(
            new StringReader($"{header}{Messages.Gemeente};{aanbieder};jw;Ambulant;45;{product};04;inspanning;{tarief};2026-01-01;;ja\n"),
            []).Rows;
    }

    /// <summary>
    /// A 301 that is held because it leaves an allocation out, one that waits behind it, and what anna proposed; carla may confirm.
    /// </summary>
    private async Task<(long Held, long Proposal, Account Carla)> ProposeOwnAsync(RegisterDatabase database)
    {
        Messages.Allocation one = new(10074), other = new(10075, "45A05");
        await ProcessAsync(
            new(database), Messages.Allocations("A1", [one, other]), Messages.Allocations("A2", [one]),
            Messages.Allocations("A3", [one, other]));
        return await ProposeAsync(database, new Decision.Grant());
    }

    private async Task ProcessAsync(RegisterStore store, params byte[][] messages)
    {
        foreach (var message in messages)
        {
            var id = Guid.NewGuid();
            await store.ReceiveAsync(new(id, "a.xml", message, clock.GetUtcNow()), None);
            await ProcessorOf(store).ProcessAsync(id, clock.Today());
        }
    }

    /// <summary>What anna proposes on the first message that is held, where two persons decide.</summary>
    private async Task<(long Held, long Proposal, Account Carla)> ProposeAsync(RegisterDatabase database, Decision decision)
    {
        var (store, accounts) = (new RegisterStore(database), new AccountStore(database));
        var (anna, carla) = (AccountOf("anna"), AccountOf("carla"));
        await accounts.AddAsync(anna, Actor.Program, None);
        await accounts.AddAsync(carla, Actor.Program, None);
        var held = (await store.HeldAsync(None))[0].Number;
        await store.SetFourEyesAsync(true, None);
        var outcome = await Decide(database).DecideAsync(new(held, HeldPart.Whole, decision, Decider.Of(anna), "contract 12"));
        return (held, Assert.IsType<DecisionOutcome.Proposed>(outcome).Proposal, carla);
    }

    private static Account AccountOf(string name) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        DisplayName = $"Mevrouw {name}",
        Roles = [Role.Backoffice],
        Gemeenten = [Messages.Gemeente],
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Starts the program and kills it where it says that it stands still.</summary>
    private static async Task KillAsync(params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new("dotnet", [typeof(Program).Assembly.Location, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var said = await process.StandardOutput.ReadLineAsync(patience.Token);
            Assert.True(said == arguments[0], said ?? await process.StandardError.ReadToEndAsync(patience.Token));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
