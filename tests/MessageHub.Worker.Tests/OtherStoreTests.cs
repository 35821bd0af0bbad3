using MessageHub.Processing;
using MessageHub.Processing.Files;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Worker.Operation;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace MessageHub.Worker.Tests;

/// <summary>A store that is not the one it was: nothing is judged on it, and nobody goes on in silence.</summary>
public sealed class OtherStoreTests
{
    private const int OtherStore = 4;
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(false, "it was deleted")]
    [InlineData(true, "an empty one was put in its place")]
    public async Task A_store_file_that_is_taken_away_ends_the_worker_and_no_other_begins_on_an_empty_one(bool isReplaced, string reason)
    {
        using var root = new TemporaryFolder();
        var folders = new DataFolders(root.Path);
        await using (var worker = await StartedAsync(folders, answers: 2))
        {
            // As one who puts another store in its place has to: what the old one had not written into its file would be written into the
            // new one.
            foreach (var file in Directory.GetFiles(folders.Root, "messagehub.db*"))
                File.Delete(file);
            if (isReplaced)
                File.Copy(await EmptyStoreAsync(root.Path), folders.Database);
            Assert.True(await worker.EndAsync() == OtherStore, $"{reason}: {worker.Output}");
            Assert.Contains("This worker ends. The file of the store was deleted, or another one was put in its place", worker.Output);
        }

        // Also without what the worker kept beside it: the files say.
        foreach (var isMarkKept in new[] { true, false })
        {
            if (!isMarkKept)
                File.Delete(folders.Mark);
            await using var next = Start(folders);
            Assert.True(await next.EndAsync() == OtherStore, $"{reason}: {next.Output}");
            Assert.Contains("messagehub store restored --as-of", next.Output);
        }

        await DeclareAsync(folders.Database);
        await using var declared = await StartedAsync(folders, answers: 3);
        // Numbers go on far after those of the other store.
        Assert.Contains(Directory.GetFiles(folders.Out), f => f.Contains("A0001", StringComparison.Ordinal));
        await declared.SignalAsync("TERM");
        Assert.Equal(0, await declared.EndAsync());
    }

    [Fact]
    public async Task An_older_copy_of_the_store_is_noticed_at_the_start()
    {
        using var root = new TemporaryFolder();
        var folders = new DataFolders(root.Path);
        await using (var worker = await StartedAsync(folders, answers: 1))
        {
            await worker.SignalAsync("TERM");
            Assert.Equal(0, await worker.EndAsync());
        }

        var backup = Path.Combine(root.Path, "backup");
        File.Copy(folders.Database, backup);
        await using (var worker = await StartedAsync(folders, answers: 2))
        {
            // What was answered is kept within seconds.
            await Wait.UntilAsync(() => IsNewest(folders), "the mark is kept", () => worker.Output);
            await worker.SignalAsync("TERM");
            Assert.Equal(0, await worker.EndAsync());
        }

        File.Copy(backup, folders.Database, overwrite: true);
        await using var next = Start(folders);

        Assert.Equal(OtherStore, await next.EndAsync());
        Assert.Contains("The store cannot be used: The store lacks what stood in it at", next.Output);
        Assert.Equal(2, Directory.GetFiles(folders.Out).Length);
    }

    /// <summary>A backup that was put back under a worker, in the file or database that is open.</summary>
    [Fact]
    public async Task A_store_that_is_changed_under_a_worker_fails_its_liveness_and_ends_it()
    {
        using var root = new TemporaryFolder();
        await using var database = new SqliteDatabase(Path.Combine(root.Path, "messagehub.db"));
        await database.MigrateAsync(None);
        var (store, lifetime) = (new RegisterStore(database), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        var end = new ProcessEnd(lifetime);
        using var trouble = new StoreOutage(TimeProvider.System, NullLogger<StoreOutage>.Instance);
        using var watch = new StoreWatch(
            new(database), new MarkFile(new(root.Path), store), end, trouble, TimeProvider.System, NullLogger<StoreWatch>.Instance);
        var id = Guid.CreateVersion7();
        await store.ReceiveAsync(new(id, "a.xml", DemoMessages.Numbered(0), TimeProvider.System.GetUtcNow()), None);
        await watch.BeginAsync(None);
        await watch.StartAsync(None);
        Assert.Equal(HealthStatus.Healthy, (await new SameStoreCheck(watch).CheckHealthAsync(new())).Status);

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(root.Path, "messagehub.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "delete from inbox";
            await command.ExecuteNonQueryAsync();
        }

        await Wait.UntilAsync(() => lifetime.ApplicationStopping.IsCancellationRequested, "the process ends");
        Assert.Equal(OtherStore, end.ExitCode);
        // What waits for the store does so no longer.
        await Wait.UntilAsync(() => trouble.GivenUp.IsCancellationRequested, "the store is given up");
        Assert.Equal(HealthStatus.Unhealthy, (await new SameStoreCheck(watch).CheckHealthAsync(new())).Status);
        Assert.True((await Assert.ThrowsAsync<RegisterException>(() => store.UnprocessedAsync(None))).IsOtherStore);
        await watch.StopAsync(None);
    }

    [Fact]
    public async Task An_answer_counts_as_sent_when_its_name_is_on_the_disk_and_not_before()
    {
        await using var worker = new TestWorker();
        using var host = worker.Build();
        await host.Services.GetRequiredService<RegisterDatabase>().MigrateAsync(None);
        var store = host.Services.GetRequiredService<RegisterStore>();
        for (var n = 0; n < 3; n++)
        {
            var id = Guid.CreateVersion7();
            await store.ReceiveAsync(new(id, "a.xml", DemoMessages.Numbered(n), TimeProvider.System.GetUtcNow()), None);
            await host.Services.GetRequiredService<BerichtProcessor>().ProcessAsync(id, new(2026, 1, 5));
        }

        using var folder = new TemporaryFolder();
        var flushed = new List<(string Folder, int Files, bool IsSent)>();
        var fails = true;
        var answers = new AnswerFolder(store, folder.Path, TimeProvider.System, path =>
        {
            flushed.Add((path, Directory.GetFiles(path).Length, !store.HasUnsentAsync(None).Result));
            if (fails)
                throw new IOException("The disk failed.");
        });

        await Assert.ThrowsAsync<IOException>(() => answers.DeliverAsync());
        Assert.Equal(3, (await store.UnsentAsync(10, None)).Count);
        fails = false;
        Assert.Equal(3, await answers.DeliverAsync());

        // The files were there, and not one of them counted as sent; those that were there already are flushed all the same.
        Assert.Equal([(folder.Path, 3, false), (folder.Path, 3, false)], flushed);
        Assert.False(await store.HasUnsentAsync(None));
    }

    [Fact]
    public void Names_in_a_folder_are_brought_to_the_disk()
    {
        using var folder = new TemporaryFolder();
        FolderFlush.ToDisk(folder.Path);
        if (OperatingSystem.IsLinux())
            Assert.Throws<IOException>(() => FolderFlush.ToDisk(Path.Combine(folder.Path, "gone")));
    }

    private static ChildWorker Start(DataFolders folders) =>
        new("--MessageHub:Data", folders.Root, "--MessageHub:PollInterval", "00:00:00.02", "--MessageHub:RetryInterval", "00:00:01");

    /// <summary>A worker that has made so many answers, of which the last was for one more message.</summary>
    private static async Task<ChildWorker> StartedAsync(DataFolders folders, int answers)
    {
        var worker = Start(folders);
        folders.Create();
        for (var n = Directory.GetFiles(folders.Out).Length; n < answers; n++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folders.In, $".{n}"), DemoMessages.Numbered(n));
            File.Move(Path.Combine(folders.In, $".{n}"), Path.Combine(folders.In, $"{n}.xml"));
        }

        await Wait.UntilAsync(
            () =>
                Directory.GetFiles(folders.Out, "*.xml").Length == answers
                    && Directory.GetFiles(folders.Done, "*.xml").Length == answers
                    && File.Exists(folders.Mark),
            "all are answered",
            () => worker.Output);
        return worker;
    }

    private static bool IsNewest(DataFolders folders)
    {
        var mark = StoreMark.From(File.ReadAllBytes(folders.Mark));
        return mark?.Answer is { } answer
            && File.ReadAllText(Directory.GetFiles(folders.Done, "1.xml.txt").Single()).Contains($"{answer}", StringComparison.Ordinal);
    }

    private static async Task<string> EmptyStoreAsync(string root)
    {
        var file = Path.Combine(root, "empty", "messagehub.db");
        await using var database = new SqliteDatabase(file);
        await database.MigrateAsync(None);
        return file;
    }

    private static async Task DeclareAsync(string file)
    {
        await using var database = new SqliteDatabase(file);
        await database.MigrateAsync(None);
        Assert.NotNull((await new StoreHistory(database).RestoredAsync(TimeProvider.System.GetUtcNow().AddHours(-1), "test", None)).Done);
    }
}
