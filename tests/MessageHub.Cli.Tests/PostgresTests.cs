using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Tests;
using static MessageHub.Cli.Tests.Messages;

namespace MessageHub.Cli.Tests;

/// <summary>Commands on the store that workers share. Each test has a database of its own.</summary>
public sealed class PostgresTests : IAsyncLifetime, IDisposable
{
    private OwnPostgres own = null!;
    private readonly Workplace work = new();

    private string Connection => own.Connection;

    public async Task InitializeAsync() => own = await OwnPostgres.CreateAsync();

    public async Task DisposeAsync() => await own.DisposeAsync();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task Faults_are_listed_and_retried_where_workers_keep_them()
    {
        await using var database = new PostgresDatabase(Connection);
        await database.MigrateAsync(CancellationToken.None);
        var (store, id) = (new RegisterStore(database), Guid.CreateVersion7());
        await store.ReceiveAsync(
            new(id, "a.xml", BerichtWriter.Write(Valid.B301()), TimeProvider.System.GetUtcNow()), CancellationToken.None);
        await store.NoteFaultAsync(id, "IOException", "", maxAttempts: 1, CancellationToken.None);

        Assert.Contains($"{id}", (await work.RunAsync("faults", "list", "--postgres", Connection)).Exits(0).Out);
        Assert.StartsWith("Vrijgegeven: 1 bericht.", (await work.RunOnAsync(Connection, "faults", "retry", "1")).Exits(0).Out);
        Assert.StartsWith("Vrijgegeven: 0 berichten.", (await work.RunOnAsync(Connection, "faults", "retry", $"{id}")).Exits(0).Out);
        Assert.Equal([id], await store.UnprocessedAsync(CancellationToken.None));
        // A folder that is named wins from the variable.
        Assert.Equal(
            "Er zijn geen berichten waarop de verwerking vastliep.\n",
            (await work.RunOnAsync(Connection, "faults", "list", "--all", "--store", "store")).Exits(0).Out);
    }

    [Fact]
    public async Task A_null_character_in_agreements_is_told_on_every_store()
    {
        var file = work.Write("agreements.csv", From2026.Replace("P1", "P\01", StringComparison.Ordinal));
        foreach (var store in new[] { new[] { "--postgres", Connection }, ["--store", "store"] })
        {
            var run = await work.RunAsync(["agreements", "import", file, .. store]);
            run.IsWrongUse(
                "agreements.csv: rij 2, kolom perceel: Hier staat een teken dat niet te lezen is. Gevonden: \"P\\u00001\".", store[0]);
        }
    }

    [Fact]
    public async Task Agreements_that_are_in_force_are_changed_on_the_store_of_workers_when_somebody_confirms()
    {
        string[] import = ["agreements", "import", "agreements.csv", "--postgres", Connection, "--today", "2026-06-10"];
        work.Write("agreements.csv", From2026);
        (await work.RunAsync(import)).Exits(0);
        work.Write("agreements.csv", From2026.Replace(";;ja", ";2026-12-31;ja", StringComparison.Ordinal));
        Assert.Contains(
            "beëindigd: 0297 65656055 jw 45A04 eenheid 04 vanaf 01-01-2026: tot en met open → 31-12-2026",
            (await work.RunAsync(import)).Exits(4).Out);
        (await work.RunAsync([.. import, "--confirm", "--by", "m.jansen"])).Exits(0);
        await using var database = new PostgresDatabase(Connection);
        Assert.Equal(
            new DateOnly(2026, 12, 31),
            Assert.Single(await new RegisterStore(database).AgreementsAsync(CancellationToken.None)).Agreement.GeldigTot);
    }

    [Fact]
    public async Task A_decision_leaves_its_answer_to_the_workers()
    {
        (await work.RunAsync("agreements", "import", work.Write("agreements.csv", Until2025), "--postgres", Connection)).Exits(0);
        await using var database = new PostgresDatabase(Connection);
        var store = new RegisterStore(database);
        var processor = new BerichtProcessor(store, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new());
        foreach (var bericht in new[] { Valid.B301(), Claim("C1", Line("R001", 4)) })
        {
            var id = Guid.CreateVersion7();
            await store.ReceiveAsync(
                new(id, "a.xml", BerichtWriter.Write(bericht), TimeProvider.System.GetUtcNow()), CancellationToken.None);
            await processor.ProcessAsync(id, new(2026, 6, 10));
        }

        Assert.Single(await store.UnsentAsync(10, CancellationToken.None));
        Assert.Contains("1  JW323 C1", (await work.RunOnAsync(Connection, "held", "--today", "2026-06-10")).Exits(0).Out);
        string[] decide = [
            "decide", "1", "grant", "--by", "m.jansen", "--note", "na overleg", "--today", "2026-06-10", "--postgres", Connection
        ];
        (await work.RunAsync([.. decide, "--out", "out"]))
            .IsWrongUse("the workers send the answer", "a folder would take what workers have to send");
        Assert.Contains("JW323 akkoord", (await work.RunAsync(decide)).Exits(0).Out);

        Assert.Equal([301, 325], (await store.UnsentAsync(10, CancellationToken.None)).Select(o => o.Nummer));
        Assert.Empty(work.Files("out"));
    }
}
