using MessageHub.Register.Database;
using MessageHub.Register.Store;

namespace MessageHub.Register.Tests;

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteRegisterTests : RegisterContract
{
    /// <summary>Tables are made once: copying the file is quicker.</summary>
    private static readonly Lazy<Task<byte[]>> Template = new(async () =>
    {
        var made = Directory.CreateTempSubdirectory("messagehub-");
        var file = Path.Combine(made.FullName, "register.db");
        await using (var database = new SqliteDatabase(file))
            await database.MigrateAsync(CancellationToken.None);
        var content = await File.ReadAllBytesAsync(file);
        made.Delete(recursive: true);
        return content;
    });

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"messagehub-{Guid.NewGuid():N}");
    private int count;

    [Fact]
    public async Task File_and_folder_are_made_and_survive_loss_of_power()
    {
        await using var made = await CreateAsync(isMigrated: false);
        await made.MigrateAsync(CancellationToken.None);
        Assert.True(File.Exists(Path.Combine(folder, $"new{count}", "register.db")));
        await using var second = Again();
        await using var session = await second.OpenAsync(CancellationToken.None);
        Assert.Equal("wal", await session.FirstAsync("pragma journal_mode", row => row.GetString(0), CancellationToken.None));
        Assert.Equal(2, await session.FirstAsync("pragma synchronous", row => row.GetInt64(0), CancellationToken.None));
        Assert.Equal(1, await session.FirstAsync("pragma foreign_keys", row => row.GetInt64(0), CancellationToken.None));
        Assert.Equal(30_000, await session.FirstAsync("pragma busy_timeout", row => row.GetInt64(0), CancellationToken.None));
    }

    [Theory]
    [InlineData(false, "the file was deleted")]
    [InlineData(true, "another file stands in its place")]
    public async Task File_that_is_not_the_one_that_was_opened_is_noticed_and_not_made_again(bool isSwapped, string reason)
    {
        await using var made = await CreateAsync(isMigrated: true);
        var (history, store, file) = (new StoreHistory(made), new RegisterStore(made), Path.Combine(folder, $"new{count}", "register.db"));
        await history.LookAsync(CancellationToken.None);
        File.Delete(file);
        if (isSwapped)
            File.Copy(Path.Combine(folder, "new1", "register.db"), file);

        var e = await Assert.ThrowsAsync<RegisterException>(() => history.LookAsync(CancellationToken.None));

        Assert.True(e is { IsOtherStore: true, IsTransient: true }, reason);
        await Assert.ThrowsAsync<RegisterException>(() => store.UnprocessedAsync(CancellationToken.None));
        Assert.Equal(isSwapped, File.Exists(file));
    }

    protected override async Task<RegisterDatabase> CreateAsync(bool isMigrated)
    {
        count++;
        if (isMigrated)
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"new{count}")).FullName, "register.db");
            await File.WriteAllBytesAsync(file, await Template.Value);
            if (!OperatingSystem.IsWindows())
            {
                // Others may read neither, or the store is refused.
                File.SetUnixFileMode(
                    Path.GetDirectoryName(file)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        return Again();
    }

    protected override RegisterDatabase Again() => new SqliteDatabase(Path.Combine(folder, $"new{count}", "register.db"));

    protected override Task DropAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
