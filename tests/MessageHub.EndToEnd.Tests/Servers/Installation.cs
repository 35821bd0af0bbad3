using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Npgsql;

namespace MessageHub.EndToEnd.Tests;

/// <summary>A virtual host and a database of their own, for the workers of one test.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly Servers servers;
    private readonly string name;
    private readonly PostgresDatabase database;

    private Installation(Servers servers, string name)
    {
        (this.servers, this.name) = (servers, name);
        RabbitMq = new Uri(new(servers.RabbitMq), name).ToString();
        // Without a pool a connection that was killed is not found again.
        Postgres = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = name, Pooling = false }.ToString();
        Management = new(servers.Management, name);
        Broker = new(RabbitMq);
        database = new(Postgres);
        Store = new(database);
    }

    public string RabbitMq { get; }

    public string Postgres { get; }

    public ManagementApi Management { get; }

    public Broker Broker { get; }

    public RegisterStore Store { get; }

    public static async Task<Installation> CreateAsync(Servers servers)
    {
        var installation = new Installation(servers, $"e2e_{Guid.NewGuid():N}");
        await installation.OnServerAsync($"create database {installation.name} template template0");
        await installation.database.MigrateAsync(CancellationToken.None);
        await installation.Management.CreateAsync();
        return installation;
    }

    /// <summary>Starts workers that live here.</summary>
    public WorkerPool StartWorkers(int count, params (string Name, string Value)[] settings) => new(this, count, settings);

    /// <summary>Somebody who publishes here.</summary>
    public Publisher NewPublisher() => new(RabbitMq);

    /// <summary>The settings of a worker that lives here; impatient.</summary>
    public Dictionary<string, string> Settings(int worker)
    {
        var postgres = new NpgsqlConnectionStringBuilder(Postgres) { Pooling = true, MaxPoolSize = 25 };
        var broker = new UriBuilder(RabbitMq);
        if (servers.HasAddressPerWorker)
            postgres.Host = broker.Host = Servers.AddressOf(worker).ToString();
        return new()
        {
            ["MessageHub__RabbitMq"] = broker.ToString(),
            ["MessageHub__Postgres"] = postgres.ToString(),
            ["MessageHub__PollInterval"] = "00:00:00.1",
            ["MessageHub__RetryInterval"] = "00:00:02",
        };
    }

    /// <summary>Reads rows; a database that is away is waited for.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> map) =>
        Wait.ForDatabaseAsync<IReadOnlyList<T>>(async () =>
        {
            await using var connection = new NpgsqlConnection(Postgres);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<T>();
            while (await reader.ReadAsync())
                rows.Add(map(reader));
            return rows;
        });

    /// <summary>The one number a query gives.</summary>
    public async Task<long> CountAsync(string sql) => (await QueryAsync(sql, row => Convert.ToInt64(row.GetValue(0), null))).Single();

    /// <summary>Changes rows; a database that is away is waited for, so the command may run twice.</summary>
    public Task<int> ExecuteAsync(string sql) => Wait.ForDatabaseAsync(async () =>
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    });

    /// <summary>Breaks every connection to the database that is open at this moment; how many.</summary>
    public async Task<int> DropDatabaseConnectionsAsync() => (await QueryAsync(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        row => row.GetBoolean(0))).Count;

    /// <summary>The database has a setting for a while; all sessions begin anew, so that they have it too.</summary>
    public async Task WithSettingAsync(string setting, string value, Func<Task> meanwhile)
    {
        await ExecuteAsync($"alter database {name} set {setting} = {value}");
        await DropDatabaseConnectionsAsync();
        await meanwhile();
        await ExecuteAsync($"begin read write; alter database {name} reset {setting}; commit");
        await DropDatabaseConnectionsAsync();
    }

    /// <summary>Nobody can read or write a table for a while.</summary>
    public async Task WithLockAsync(string table, Func<Task> meanwhile)
    {
        await using var connection = await Wait.ForDatabaseAsync(async () =>
        {
            var opened = new NpgsqlConnection(Postgres);
            await opened.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"set statement_timeout = 0; begin; lock table {table} in access exclusive mode", opened);
            await command.ExecuteNonQueryAsync();
            return opened;
        });
        await meanwhile();
    }

    /// <summary>Deletes a queue as soon as nothing lies in it.</summary>
    public async Task DeleteEmptyAsync(string queue)
    {
        await Wait.UntilAsync(async () => await Broker.CountAsync(queue) == 0, $"{queue} is empty");
        await Broker.OnChannelAsync(async channel => await channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false));
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        try
        {
            await Management.DeleteAsync();
            await OnServerAsync($"drop database {name} with (force)");
        }
        catch (Exception e) when (e is HttpRequestException or NpgsqlException)
        {
            // Servers that did not come back: the test reports that, and not of what could not be cleared away after it.
        }

        Management.Dispose();
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(servers.Postgres) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
