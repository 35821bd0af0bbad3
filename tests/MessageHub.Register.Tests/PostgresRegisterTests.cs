using MessageHub.Register.Database;
using Npgsql;

namespace MessageHub.Register.Tests;

/// <summary>The contract on PostgreSQL.</summary>
public sealed class PostgresRegisterTests : RegisterContract
{
    private readonly List<OwnPostgres> made = [];

    protected override async Task<RegisterDatabase> CreateAsync(bool isMigrated)
    {
        made.Add(isMigrated ? await OwnPostgres.MigratedAsync() : await OwnPostgres.CreateAsync());
        return Again();
    }

    protected override RegisterDatabase Again() =>
        new PostgresDatabase(new NpgsqlConnectionStringBuilder(made[^1].Connection) { IncludeErrorDetail = true }.ToString());

    protected override async Task DropAsync()
    {
        foreach (var each in made)
            await each.DisposeAsync();
    }
}
