using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace MessageHub.Register.Database;

/// <summary>
/// The register in PostgreSQL 15 or later. Transactions of different scopes run beside each other, those of one scope wait.
/// </summary>
public sealed class PostgresDatabase : RegisterDatabase
{
    private const int KeepAliveSeconds = 10;

    /// <summary>
    /// Locks end with the session that holds them, so the server has to notice within a minute that a process is gone or cut off: nothing
    /// is acknowledged for 10 seconds, or three probes after 10 seconds of silence are not, or a transaction is left alone for 45 seconds.
    /// Nobody waits longer than 30 seconds for a lock.
    /// </summary>
    private static readonly string[] Liveness =
    [
        "tcp_user_timeout=10s", "tcp_keepalives_idle=10", "tcp_keepalives_interval=5", "tcp_keepalives_count=3",
        "idle_in_transaction_session_timeout=45s", "lock_timeout=30s",
    ];

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource questions;

    /// <param name="connectionString">As Npgsql takes it. Error detail is switched off whatever it says: detail quotes values of
    /// rows.</param>
    public PostgresDatabase(string connectionString) =>
        (source, questions) = (SourceOf(connectionString, LookAsync), QuestionsOf(connectionString));

    /// <summary>The text can be used as a connection string; whether somebody listens there is another matter.</summary>
    public static bool IsConnectionString(string text)
    {
        try
        {
            SourceOf(text, _ => Task.CompletedTask).Dispose();
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }

    internal override string Dialect => "postgres";

    internal override string? WaitWithoutLimit => "set local lock_timeout = 0";

    internal override string ForUpdate => "for update";

    internal override string ForUpdateSkipLocked => "for update skip locked";

    /// <summary>Closes its connections.</summary>
    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync().ConfigureAwait(false);
        await questions.DisposeAsync().ConfigureAwait(false);
    }

    internal override async Task<Session> OpenAsync(CancellationToken ct) =>
        new(this, await ConnectAsync(source, ct).ConfigureAwait(false), null, null);

    internal override async Task<Session> OpenForQuestionsAsync(CancellationToken ct) =>
        new(this, await ConnectAsync(questions, ct).ConfigureAwait(false), null, null);

    internal override async Task<Session> BeginAsync(CancellationToken ct)
    {
        var connection = await ConnectAsync(source, ct).ConfigureAwait(false);
        try
        {
            // Each statement sees what was committed before it; the lock at the start makes that enough within a scope.
            return new(
                this, connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct).ConfigureAwait(false), null);
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e is DbException d)
                throw Translate(d);
            throw;
        }
    }

    internal override Task LockAsync(Session session, string name, CancellationToken ct) =>
        session.ExecuteAsync("select pg_advisory_xact_lock(@lock)", ct, ("lock", HashOf(name)));

    internal override void Lock(QueryBatch batch, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0)
            batch.Query(
                "select pg_advisory_xact_lock(hash) from unnest(@locks) as hash",
                _ => true,
                ("locks", names.Select(HashOf).Order().ToArray()));
    }

    internal override BatchResult<bool> TryLock(QueryBatch batch, string name) =>
        batch.First("select pg_try_advisory_xact_lock(@lock) as taken", row => row.Get<bool>("taken"), ("lock", HashOf(name)));

    internal override BatchResult<bool> TryLockThenLock(QueryBatch batch, string name, string second) => batch.First(
        // A case does one thing after the other; the second lock says nothing, so its nothing is asked about.
        "select case when pg_try_advisory_xact_lock(@lock) then pg_advisory_xact_lock(@second)::text is not null else false end as taken",
        row => row.Get<bool>("taken"),
        ("lock", HashOf(name)),
        ("second", HashOf(second)));

    internal override string IsIn(string column, string parameter) => $"{column} = any(@{parameter})";

    internal override object ListOf<T>(IEnumerable<T> values) => values.ToArray();

    internal override string DistinctList(string expression) => $"string_agg(distinct {expression}, ',')";

    internal override string Rows(IEnumerable<(string Name, ColumnType Type)> columns, string parameter) =>
        $"(select {string.Join(", ", columns.Select((c, i) => $"(value ->> {i})::{NameOf(c.Type)} as {c.Name}"))} from "
        + $"jsonb_array_elements(@{parameter}::jsonb)) as r";

    internal override string DayOf(string moment) => $"(({moment}) at time zone 'Europe/Amsterdam')::date";

    internal override string BytesOf(string text) => $"convert_to({text}, 'UTF8')";

    internal override BatchResult<IReadOnlyList<long>> NextNumbers(QueryBatch batch, string counter, int count) => batch
        .Query($"{NextValue(counter)} from generate_series(1, @count)", row => row.Number("number"), ("count", count))
        .Select(numbers => (IReadOnlyList<long>)numbers);

    internal override string? PrepareNextValue(string counter) => null;

    /// <summary>A sequence knows no transactions: it moves at once, and stays so whatever becomes of this one.</summary>
    internal override Task SkipAsync(Session session, string counter, long numbers, CancellationToken ct) =>
        session.ExecuteAsync($"select setval('{SequenceOf(counter)}', ({LastOf(counter)}) + @numbers)", ct, ("numbers", numbers));

    internal override string LastOf(string counter) => $"select case when is_called then last_value else 0 end from {SequenceOf(counter)}";

    /// <summary>
    /// Who may not read what others do sees standbys without their state; those do not count. A reader of changes is no standby.
    /// </summary>
    internal override Task<long?> AsynchronousStandbysAsync(Session session, CancellationToken ct) => session.FirstAsync(
        """
        select case
            when count(*) filter (where r.sync_state in ('sync', 'quorum')) > 0
                and current_setting('synchronous_commit') not in ('off', 'local') then 0
            else count(*) filter (where r.state = 'streaming') end as behind
        from pg_stat_replication r
        where not exists (select 1 from pg_replication_slots s where s.active_pid = r.pid and s.slot_type = 'logical')
        """,
        row => row.NumberOrNull("behind"),
        ct);

    internal override string IsWritable => "current_setting('transaction_read_only') = 'off'";

    internal override string NextValue(string counter) => $"select nextval('{SequenceOf(counter)}') as number";

    internal override RegisterException Translate(DbException exception)
    {
        // Without an answer from the server there is no mistake of ours it could have found: the connection broke or could not be made.
        if (exception is not PostgresException e)
        {
            return exception.InnerException is TimeoutException
                ? new("PostgreSQL did not answer within the time limit of a command: a lock, or load.", isTransient: true)
                : new($"PostgreSQL is out of reach: {exception.GetType().Name}.", isTransient: true);
        }

        // What the driver believes of this connection is not so, or is not so any more. Nothing is wrong with what was asked; on another
        // connection it works, and this one must not come back.
        var isConfused = IsConfusion(e);
        if (isConfused)
            source.Clear();
        // Class 22 (data exception) quotes the value that did not fit.
        var isOfValues = e.SqlState.StartsWith("22", StringComparison.Ordinal);
        return new(
            $"PostgreSQL error {e.SqlState}: {(isOfValues ? "a value does not fit" : e.MessageText)}",
            isConfused || !IsOfWhatWasAsked(e.SqlState),
            e.SqlState == PostgresErrorCodes.UniqueViolation,
            isOfValues);
    }

    /// <summary>
    /// A pooler that gives a server session to whoever has a transaction would mix up sessions: settings and prepared statements of one
    /// would meet those of another, so that another statement than the one that was meant could run.
    /// </summary>
    internal override async Task CheckConnectionsAsync(CancellationToken ct)
    {
        await using var first = await OpenAsync(ct).ConfigureAwait(false);
        var before = await ServerSessionAsync(first).ConfigureAwait(false);
        await using var second = await BeginAsync(ct).ConfigureAwait(false);
        // A pooler of transactions gave the session that the first one left to the second, or has to find another one for the first now.
        if (await ServerSessionAsync(second).ConfigureAwait(false) == before
            || await ServerSessionAsync(first).ConfigureAwait(false) != before)
        {
            throw new RegisterException(
                "Between this program and PostgreSQL stands a pooler that shares sessions (pool_mode=transaction). "
                + "Use pool_mode=session, or connect to PostgreSQL itself.");
        }

        Task<int> ServerSessionAsync(Session session) =>
            session.FirstAsync("select pg_backend_pid() as pid", row => row.Get<int>("pid"), ct);
    }

    /// <param name="connectionString">As it was given.</param>
    /// <param name="look">Looks at each new connection.</param>
    private static NpgsqlDataSource SourceOf(string connectionString, Func<NpgsqlConnection, Task> look)
    {
        // Every message asks the same few dozen questions: planned once per connection instead of once per message.
        var builder = Settings(connectionString);
        builder.MaxAutoPrepare = 200;
        builder.AutoPrepareMinUsages = 2;
        // Every question of a message has its index. A plan that was made while a table was small must not go on reading all of it when
        // it has grown, as a scan does and a merge or hash join may; and what a message asks for is found before it is joined
        // (SnapshotLoader). So one plan fits all values, and is made once.
        return Create(
            builder, look, "enable_seqscan=off", "enable_mergejoin=off", "enable_hashjoin=off", "plan_cache_mode=force_generic_plan");
    }

    /// <summary>
    /// People ask in a thousand ways, of a day or of years: each question is planned for what it asks, and adds up in memory what years
    /// have. These connections cannot write.
    /// </summary>
    private static NpgsqlDataSource QuestionsOf(string connectionString)
    {
        var builder = Settings(connectionString);
        return Create(builder, _ => Task.CompletedTask, "default_transaction_read_only=on", "work_mem=32MB");
    }

    private static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            IncludeErrorDetail = false,
            LogParameters = false,
            // Nothing of a session outlives its transaction: no setting, no session lock, no temporary table.
            NoResetOnClose = true,
            // Users have passwords or certificates here. Npgsql would look for Kerberos at each connection, in images that have no library
            // for it.
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        // Who has other times in his connection string keeps them.
        if (!builder.TcpKeepAlive)
            (builder.TcpKeepAlive, builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (true, KeepAliveSeconds, KeepAliveSeconds / 2);
        return builder;
    }

    /// <summary>
    /// Connections that have these settings. They are set after connecting and not with it, because a pooler of sessions takes no options.
    /// </summary>
    private static NpgsqlDataSource Create(
        NpgsqlConnectionStringBuilder connection, Func<NpgsqlConnection, Task> look, params IEnumerable<string> settings)
    {
        // Those that the connection string sets by itself stay as it says.
        var own = Liveness.Where(s => connection.Options?.Contains(s.Split('=')[0], StringComparison.Ordinal) is not true);
        // To compile a plan takes a tenth of a second and more, longer than any question of ours may take; a plan without a table scan has
        // a price that always brings it about.
        var sql = string.Join(
            ';', own.Concat(settings).Append("jit=off").Select(s => $"set {s.Replace("=", " = '", StringComparison.Ordinal)}'"));
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        builder.UsePhysicalConnectionInitializer(
            // Ours are never opened this way.
            connected =>
            {
                using var command = new NpgsqlCommand(sql, connected);
                command.ExecuteNonQuery();
            },
            async connected =>
            {
                await using var command = new NpgsqlCommand(sql, connected);
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
                await look(connected).ConfigureAwait(false);
            });
        return builder.Build();
    }

    /// <summary>
    /// A plan that this connection is believed to have is not there, is another one, or is of a table that was changed since (0A000).
    /// </summary>
    private static bool IsConfusion(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidSqlStatementName => true,
        PostgresErrorCodes.DuplicatePreparedStatement => true,
        PostgresErrorCodes.ProtocolViolation => true,
        PostgresErrorCodes.FeatureNotSupported => e.Routine == "RevalidateCachedQuery",
        _ => false,
    };

    /// <summary>
    /// States that say something of the command or of the rows it is about, so that it fails again whenever it is tried. All others say
    /// that the database cannot be used now, as far as anybody knows: a new version may have states that do not stand here.
    /// </summary>
    private static bool IsOfWhatWasAsked(string state) => state[..2] switch
    {
        // Feature not supported, cardinality, data, constraints, functions, program limits, raised by a trigger.
        "0A" or "21" or "22" or "23" or "2F" or "38" or "39" or "44" or "54" or "P0" => true,
        // Syntax and names that do not exist; without the right to it, or with the table not (yet) there, it is the database that is not
        // ready.
        "42" => state is not (PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.DuplicatePreparedStatement),
        // Damaged pages: those of these rows.
        "XX" => state is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted,
        _ => false,
    };

    private static string SequenceOf(string counter) => counter == "held" ? "held_number" : counter;

    private static string NameOf(ColumnType type) => type switch
    {
        ColumnType.Id => "uuid",
        ColumnType.Text => "text",
        ColumnType.Number => "bigint",
        ColumnType.Date => "date",
        ColumnType.Time => "time",
        ColumnType.Boolean => "boolean",
        _ => throw new UnreachableException(),
    };

    private static long HashOf(string name) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>
    /// A new connection may lead to another server than the one before: a standby that took over, or a database that was restored. Before
    /// anything is done on it is seen whether all stands there that was.
    /// </summary>
    private async Task LookAsync(NpgsqlConnection connected)
    {
        // Not closed here: it goes to who asked for it.
        if (Witness.IsWatching)
            await Witness.LookAsync(
                new(this, connected, null, null),
                outside: null,
                TimeProvider.System.GetUtcNow(),
                CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource from, CancellationToken ct)
    {
        Witness.RequireTrust();
        try
        {
            return await from.OpenConnectionAsync(ct).ConfigureAwait(false);
        }
        catch (DbException) when (Witness.IsDistrusted)
        {
            // With several hosts the driver says in its own words that none can be used.
            Witness.RequireTrust();
            throw;
        }
        catch (DbException e) when (e is not PostgresException)
        {
            throw new RegisterException($"PostgreSQL is out of reach: {e.GetType().Name}.", isTransient: true);
        }
        catch (DbException e)
        {
            throw Translate(e);
        }
    }
}
