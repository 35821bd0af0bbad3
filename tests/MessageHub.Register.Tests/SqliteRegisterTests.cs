namespace MessageHub.Register.Tests;

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteRegisterTests : RegisterContract
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"messagehub-{Guid.NewGuid():N}");

    protected override Task<RegisterDatabase> CreateAsync() => Task.FromResult(Again());

    protected override RegisterDatabase Again() => new SqliteDatabase(Path.Combine(folder, "new", "register.db"));

    protected override Task DropAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
