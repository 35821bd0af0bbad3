using System.Runtime.Versioning;
using MessageHub.Register.Database;

namespace MessageHub.Worker.Tests;

/// <summary>What a worker keeps is for the user it runs as, and for nobody else on the machine.</summary>
[UnsupportedOSPlatform("windows")]
public class OwnerOnlyTests
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Nobody_else_can_read_what_a_worker_makes_or_keeps()
    {
        await using var worker = new TestWorker();
        Directory.Delete(worker.Folders.Root, recursive: true);
        await worker.StartAsync();
        foreach (var (name, content) in new[] { ("goed.xml", DemoMessages.Numbered(0)), ("slecht.xml", "geen xml"u8.ToArray()) })
        {
            worker.Drop(name, content);
            File.SetUnixFileMode(worker.Folders.In, ForOwner | UnixFileMode.UserExecute);
        }

        await worker.UntilAsync(
            () => worker.Answers.Length == 1 && worker.Done.Length == 1 && worker.Refused.Length == 2, "all is where it belongs");
        var kept = Directory.EnumerateFileSystemEntries(worker.Folders.Root, "*", SearchOption.AllDirectories)
            .Append(worker.Folders.Root)
            .ToList();
        Assert.Contains($"{worker.Folders.Database}-wal", kept);
        Assert.All(kept, path => Assert.Equal(
            (path, Directory.Exists(path) ? ForOwner | UnixFileMode.UserExecute : ForOwner), (path, File.GetUnixFileMode(path))));
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead, "everybody can read it")]
    [InlineData(UnixFileMode.GroupRead, "a group can read it")]
    [InlineData(UnixFileMode.OtherWrite, "everybody can write it")]
    public async Task A_store_that_others_can_read_is_refused_with_what_to_do(UnixFileMode open, string reason)
    {
        await using var worker = new TestWorker();
        await worker.StartAsync();
        await worker.StopAsync();
        File.SetUnixFileMode(worker.Folders.Database, ForOwner | open);

        var e = await Assert.ThrowsAsync<RegisterException>(
            () => new SqliteDatabase(worker.Folders.Database).MigrateAsync(CancellationToken.None));
        Assert.True(e.Message.Contains($"chmod 600 {worker.Folders.Database}*", StringComparison.Ordinal), $"{reason}: {e.Message}");
        await using var child = new ChildWorker("--MessageHub:Data", worker.Folders.Root);
        Assert.Equal(1, await child.EndAsync());
        Assert.Equal([$"The store cannot be used: {e.Message}"], child.Lines);

        File.SetUnixFileMode(worker.Folders.Database, ForOwner);
        await worker.StartAsync();
        await worker.AssertLivesOnAsync();
    }

    [Fact]
    public async Task Folders_that_others_can_look_into_are_told_at_the_start()
    {
        await using var worker = new TestWorker();
        File.SetUnixFileMode(worker.Folders.Done, ForOwner | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(worker.Folders.In, ForOwner | UnixFileMode.UserExecute | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute);
        await worker.StartAsync();

        var told = Assert.Single(worker.Logged, e => e.RenderMessage().Contains("Others on this machine", StringComparison.Ordinal))
            .RenderMessage();
        Assert.Contains(worker.Folders.Done, told);
        Assert.DoesNotContain(worker.Folders.In, told);
    }
}
