using System.Diagnostics;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules.Register;
using Npgsql;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>
/// A pooler between the program and PostgreSQL: of sessions it works, of transactions it is refused before anything is done.
/// </summary>
public sealed class PoolerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Pooler_of_transactions_is_refused_with_what_to_do()
    {
        await using var behind = await Behind.StartAsync("transaction");

        var e = await Assert.ThrowsAsync<RegisterException>(() => behind.Database.MigrateAsync(None));

        Assert.False(e.IsTransient, e.Message);
        Assert.Contains("pool_mode=session", e.Message, StringComparison.Ordinal);
        await using var direct = behind.Direct();
        await using var session = await direct.OpenAsync(None);
        Assert.Equal(0, await session.FirstAsync(
            "select count(*) as n from information_schema.tables where table_name = 'inbox'", row => row.Number("n"), None));
    }

    [Fact]
    public async Task Pooler_of_sessions_works_and_keeps_our_settings()
    {
        await using var behind = await Behind.StartAsync("session");
        await behind.Database.MigrateAsync(None);
        var store = new RegisterStore(behind.Database);

        // Often enough for statements to be prepared by the driver.
        for (var i = 0; i < 5; i++)
        {
            var bericht = Of(305, $"L{i}");
            var id = Guid.NewGuid();
            Assert.True(
                await store.ReceiveAsync(
                    new(id, "in.xml", Berichten.Reading.BerichtWriter.Write(bericht), DateTimeOffset.UnixEpoch), None));
            Assert.NotNull(await store.FindAsync(id, None));
            await store.InTransactionAsync(ExchangeScope.Of(bericht), t => t.LoadAsync(RegisterKeys.Of(bericht)), None);
        }

        await using var session = await behind.Database.OpenAsync(None);
        Assert.Equal("off", await session.FirstAsync("select current_setting('enable_seqscan') as v", row => row.Text("v"), None));
    }

    /// <summary>A database of its own, seen through a pooler.</summary>
    private sealed class Behind : IAsyncDisposable
    {
        private readonly string folder = Path.Combine(Path.GetTempPath(), $"messagehub-pooler-{Guid.NewGuid():N}");
        private OwnPostgres own = null!;

        public required PostgresDatabase Database { get; set; }

        public static async Task<Behind> StartAsync(string mode)
        {
            var behind = new Behind { Database = null! };
            behind.own = await OwnPostgres.CreateAsync();
            var port = await ScriptAsync("start", behind.folder, $"{new NpgsqlConnectionStringBuilder(OwnPostgres.Server).Port}", mode);
            behind.Database = new(new NpgsqlConnectionStringBuilder(behind.own.Connection)
            {
                Host = "127.0.0.1",
                Port = int.Parse(port, System.Globalization.CultureInfo.InvariantCulture),
            }.ToString());
            return behind;
        }

        public PostgresDatabase Direct() => new(own.Connection);

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            await ScriptAsync("stop", folder);
            await own.DisposeAsync();
        }

        private static async Task<string> ScriptAsync(params string[] arguments)
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "MessageHub.sln")))
                root = root.Parent!;
            var server = new NpgsqlConnectionStringBuilder(OwnPostgres.Server);
            using var process = Process.Start(new ProcessStartInfo("bash",
                [Path.Combine(root.FullName, "tests", "servers", "pgbouncer.sh"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PGHOST"] = server.Host, ["PGUSER"] = server.Username, ["PGPASSWORD"] = server.Password },
            })!;
            // The pooler that it starts holds the other end of these; so a line is read and not all there is.
            var line = await process.StandardOutput.ReadLineAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? line ?? "" : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        }
    }
}
