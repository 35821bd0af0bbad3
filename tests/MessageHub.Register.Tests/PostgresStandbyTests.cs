using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Npgsql;

namespace MessageHub.Register.Tests;

/// <summary>Connections that lead to another server than the one before.</summary>
public sealed class PostgresStandbyTests : OnPostgres
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A standby that took over is reached by a new connection: nothing may be done on that before it was looked at.</summary>
    [Fact]
    public async Task New_connection_to_a_store_that_lacks_what_was_seen_is_of_no_use()
    {
        await using var database = Again();
        var (store, id) = (new RegisterStore(database), Guid.NewGuid());
        await new StoreHistory(database).LookAsync(None);
        await store.ReceiveAsync(new(id, "in.xml", [1], TimeProvider.System.GetUtcNow()), None);
        await using (var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connection) { Pooling = false }.ToString()))
        {
            await connection.OpenAsync();
            const string others =
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
            foreach (var sql in new[] { $"delete from inbox where id = '{id}'", others })
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync();
            }
        }

        RegisterException? e = null;
        for (var attempt = 0; attempt < 20 && e is not { IsOtherStore: true }; attempt++)
            e = await Record.ExceptionAsync(
                () => store.ReceiveAsync(new(Guid.NewGuid(), "in.xml", [2], TimeProvider.System.GetUtcNow()), None)) as RegisterException;

        Assert.True(e is { IsOtherStore: true }, $"{e}");
        await using var other = Again();
        Assert.Empty(await new RegisterStore(other).UnprocessedAsync(None));
        // All who come later are reported.
        Assert.True((await Assert.ThrowsAsync<RegisterException>(() => new StoreHistory(other).LookAsync(None))).IsOtherStore);
    }

    [Theory]
    [InlineData("Target Session Attributes=read-write")]
    [InlineData("Target Session Attributes=primary;Load Balance Hosts=false")]
    public async Task Several_hosts_are_a_connection_string_and_the_one_that_answers_is_used(string attributes)
    {
        var one = new NpgsqlConnectionStringBuilder(Connection);
        var two =
            $"Host={one.Host}:1,{one.Host}:{one.Port};Username={one.Username};Password={one.Password};Database={one.Database};{attributes}";
        Assert.True(PostgresDatabase.IsConnectionString(two));
        await using var database = new PostgresDatabase(two);
        var store = new RegisterStore(database);

        await store.RequireWritableAsync(None);

        Assert.True(await store.ReceiveAsync(new(Guid.NewGuid(), "in.xml", [1], TimeProvider.System.GetUtcNow()), None));
        Assert.Equal(0, await new StoreHistory(database).AsynchronousStandbysAsync(None));
    }
}
