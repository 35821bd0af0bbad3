using System.Globalization;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules.Tests;

namespace MessageHub.Cli.Tests;

/// <summary>Who restored a store says so, and learns what is left to do.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task Restored_store_skips_numbers_tells_what_to_do_and_is_declared_once()
    {
        await AddAsync(new SqliteDatabase(work.PathOf("store/messagehub.db")));
        var asOf = TimeProvider.System.GetUtcNow().AddMinutes(-30).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        var run = (await work.RunAsync("store", "restored", "--as-of", asOf, "--by", "m.jansen", "--store", "store")).Exits(0);

        Assert.Contains("Gemeld door m.jansen: de opslag is teruggezet naar", run.Out);
        Assert.Matches(@"Identificatie van antwoorden: 1 t/m 11\.8\d\d\.\d\d\d\n", run.Out);
        Assert.Matches(@"nummers van berichten die op een mens wachten: 1 t/m 1\.18\d\n", run.Out);
        Assert.Contains("Vraag je aan VECOZO", run.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("0297 65656055 jw: ontvangen .*, beantwoord nooit, wacht op oordeel 1", run.Out);
        (await work.RunAsync("store", "restored", "--as-of", asOf, "--store", "store"))
            .IsWrongUse("Er is niets veranderd: dit herstel is al gemeld", "the second time");
        var counter = (await work.RunAsync("store", "restored", "--as-of", Later(), "--json", "--store", "store")).Exits(0).Json.Single();
        Assert.Equal(11.8, Math.Floor(counter.GetProperty("skipped")[0].GetProperty("from").GetInt64() / 100_000.0) / 10);
    }

    [Fact]
    public async Task Restored_store_of_workers_is_declared_by_its_connection()
    {
        await using var own = await OwnPostgres.MigratedAsync();
        await AddAsync(new PostgresDatabase(own.Connection));

        var result = (await work.RunOnAsync(own.Connection, "store", "restored", "--as-of", "2026-03-29 04:00", "--json"))
            .Exits(0)
            .Json.Single();

        // Summer time began that night.
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 2, 0, 0, TimeSpan.Zero), result.GetProperty("asOf").GetDateTimeOffset());
        Assert.Equal(
            ["identificatie", "volgorde", "held"],
            result.GetProperty("skipped").EnumerateArray().Select(c => c.GetProperty("counter").GetString()));
        Assert.Equal(1, result.GetProperty("lastKnown")[0].GetProperty("waiting").GetInt32());
        Assert.Contains("Start de workers.", (await work.RunOnAsync(own.Connection, "store", "restored", "--as-of", Later())).Exits(0).Out);
    }

    [Fact]
    public async Task Wrong_use_moves_nothing()
    {
        await AddAsync(new SqliteDatabase(work.PathOf("store/messagehub.db")));
        (string AsOf, string Reason)[] cases =
        [
            ("gisteren", "is not a moment"),
            ("2026-03-01", "is not a moment"),
            ("2026-03-01T25:00", "is not a moment"),
            ("2999-01-01T00:00", "in the future"),
            ("1900-01-01T00:00", "too few numbers"),
        ];
        foreach (var (asOf, reason) in cases)
            (await work.RunAsync("store", "restored", "--as-of", asOf, "--store", "store")).IsWrongUse(reason, asOf);
        (await work.RunAsync("store", "restored", "--store", "store")).IsWrongUse("--as-of", "no moment");

        var result = (await work.RunAsync("store", "restored", "--as-of", "2026-03-01T04:00", "--json", "--store", "store"))
            .Exits(0)
            .Json.Single();
        Assert.Equal(0, result.GetProperty("skipped")[0].GetProperty("from").GetInt64());
    }

    /// <summary>Later than the store was declared before.</summary>
    private static string Later() => TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    private static async Task AddAsync(RegisterDatabase database)
    {
        await using (database)
        {
            await database.MigrateAsync(CancellationToken.None);
            await new RegisterStore(database).ReceiveAsync(
                new(Guid.CreateVersion7(), "a.xml", Berichten.Reading.BerichtWriter.Write(Valid.B301()), TimeProvider.System.GetUtcNow()),
                CancellationToken.None);
        }
    }
}
