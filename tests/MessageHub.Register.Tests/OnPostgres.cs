using MessageHub.Register.Database;

namespace MessageHub.Register.Tests;

/// <summary>Tests of what only PostgreSQL can show. Each has a register of its own, which holds nothing.</summary>
public abstract class OnPostgres : IAsyncLifetime
{
    private OwnPostgres own = null!;

    protected string Connection => own.Connection;

    public async Task InitializeAsync() => own = await OwnPostgres.MigratedAsync();

    public async Task DisposeAsync() => await own.DisposeAsync();

    /// <summary>A way into the register, as each process has one.</summary>
    protected RegisterDatabase Again() => new PostgresDatabase(Connection);
}
