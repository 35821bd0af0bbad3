using System.Diagnostics;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Standard;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Backoffice.Tests;

/// <summary>Whenever the program is killed while it confirms a proposal, all of it happened or nothing (SIGKILL, a process of its own).</summary>
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

    public async Task DisposeAsync()
    {
        await postgres.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private string PlaceOf(string kind) => kind == "postgres" ? postgres.Connection : Path.Combine(folder.FullName, "messagehub.db");

    private RegisterDatabase Open(string kind) => kind == "postgres" ? new PostgresDatabase(PlaceOf(kind)) : new SqliteDatabase(PlaceOf(kind));

    private static BerichtProcessor ProcessorOf(RegisterStore store) =>
        new(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new());

    private DecideOnHeld Decide(RegisterDatabase database)
    {
        var store = new RegisterStore(database);
        return new(store, ProcessorOf(store), RuleCatalogue.All, clock);
    }

    /// <summary>A claim that is held for want of a tariff, and what anna proposed about it; carla may confirm.</summary>
    private async Task<(long Held, long Proposal, Account Carla)> ProposeAsync(RegisterDatabase database)
    {
        var (store, accounts) = (new RegisterStore(database), new AccountStore(database));
        const string header = "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan\n";
        // Of 45A99 only another aanbieder has a tariff.
        await store.ImportAgreementsAsync(
            [.. Row(Messages.Aanbieder, "45A04", "85,00"), .. Row("11111111", "45A99", "70,00")], new("test", DateTimeOffset.UnixEpoch, "test"), None);
        foreach (var message in new[] { Messages.Allocations("A1", [new(10074, "45A99")]), Messages.Claim("D1", "D2606", [new("R1", 10074, 4, 7000, "45A99")]) })
        {
            var id = Guid.NewGuid();
            await store.ReceiveAsync(new(id, "a.xml", message, clock.GetUtcNow()), None);
            await ProcessorOf(store).ProcessAsync(id, clock.Today());
        }

        var (anna, carla) = (AccountOf("anna"), AccountOf("carla"));
        await accounts.AddAsync(anna, Actor.Program, None);
        await accounts.AddAsync(carla, Actor.Program, None);
        var held = (await store.HeldAsync(None)).Single().Number;
        await store.SetFourEyesAsync(true, None);
        var tariff = new Decision.AddTariff(Row(Messages.Aanbieder, "45A99", "70,00").Single().Agreement);
        var outcome = await Decide(database).DecideAsync(new(held, HeldPart.Whole, tariff, Decider.Of(anna), "contract 12"));
        return (held, Assert.IsType<DecisionOutcome.Proposed>(outcome).Proposal, carla);

        IReadOnlyList<AgreementRow> Row(string aanbieder, string product, string tarief) => AgreementsFile.Read(
            new StringReader($"{header}{Messages.Gemeente};{aanbieder};jw;Ambulant;45;{product};04;inspanning;{tarief};2026-01-01;;ja\n"), []).Rows;

        static Account AccountOf(string name) => new()
        {
            Id = Guid.NewGuid(),
            Name = name,
            DisplayName = $"Mevrouw {name}",
            Roles = [Role.Backoffice],
            Gemeenten = [Messages.Gemeente],
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }

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
