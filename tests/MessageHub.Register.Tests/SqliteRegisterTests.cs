namespace MessageHub.Register.Tests;

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteRegisterTests : RegisterContract
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"messagehub-{Guid.NewGuid():N}");
    private int count;

    [Fact]
    public async Task File_and_folder_are_made_and_survive_loss_of_power()
    {
        Assert.True(File.Exists(Path.Combine(folder, $"new{count}", "register.db")));
        await using var second = Again();
        await using var session = await second.OpenAsync(CancellationToken.None);
        Assert.Equal("wal", await session.FirstAsync("pragma journal_mode", row => row.GetString(0), CancellationToken.None));
        Assert.Equal(2, await session.FirstAsync("pragma synchronous", row => row.GetInt64(0), CancellationToken.None));
        Assert.Equal(1, await session.FirstAsync("pragma foreign_keys", row => row.GetInt64(0), CancellationToken.None));
        Assert.Equal(30_000, await session.FirstAsync("pragma busy_timeout", row => row.GetInt64(0), CancellationToken.None));
    }

    protected override async Task<RegisterDatabase> CreateAsync(bool isMigrated)
    {
        count++;
        var made = Again();
        if (isMigrated)
            await made.MigrateAsync(CancellationToken.None);
        return made;
    }

    protected override RegisterDatabase Again() => new SqliteDatabase(Path.Combine(folder, $"new{count}", "register.db"));

    protected override Task DropAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
