using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace MessageHub.Register;

/// <summary>The register in PostgreSQL 15 or later. Transactions of different scopes run beside each other, those of one scope wait.</summary>
public sealed class PostgresDatabase : RegisterDatabase
{
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource questions;

    /// <param name="connectionString">As Npgsql takes it. Error detail is switched off whatever it says: detail quotes values of rows.</param>
    public PostgresDatabase(string connectionString) => (source, questions) = (SourceOf(connectionString), QuestionsOf(connectionString));

    /// <summary>The text can be used as a connection string; whether somebody listens there is another matter.</summary>
    public static bool IsConnectionString(string text)
    {
        try
        {
            SourceOf(text).Dispose();
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }

    internal override string Dialect => "postgres";

    internal override string ForUpdate => "for update";

    internal override string ForUpdateSkipLocked => "for update skip locked";

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync().ConfigureAwait(false);
        await questions.DisposeAsync().ConfigureAwait(false);
    }

    internal override async Task<Session> OpenAsync(CancellationToken ct) => new(this, await ConnectAsync(source, ct).ConfigureAwait(false), null, null);

    internal override async Task<Session> OpenForQuestionsAsync(CancellationToken ct) => new(this, await ConnectAsync(questions, ct).ConfigureAwait(false), null, null);

    internal override async Task<Session> BeginAsync(CancellationToken ct)
    {
        var connection = await ConnectAsync(source, ct).ConfigureAwait(false);
        try
        {
            // Each statement sees what was committed before it; the lock at the start makes that enough within a scope.
            return new(this, connection, await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct).ConfigureAwait(false), null);
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
            batch.Query("select pg_advisory_xact_lock(hash) from unnest(@locks) as hash", _ => true, ("locks", names.Select(HashOf).Order().ToArray()));
    }

    internal override Deferred<bool> TryLock(QueryBatch batch, string name) =>
        batch.First("select pg_try_advisory_xact_lock(@lock) as taken", row => row.Get<bool>("taken"), ("lock", HashOf(name)));

    internal override Deferred<bool> TryLockThenLock(QueryBatch batch, string name, string second) => batch.First(
        // A case does one thing after the other; the second lock says nothing, so its nothing is asked about.
        "select case when pg_try_advisory_xact_lock(@lock) then pg_advisory_xact_lock(@second)::text is not null else false end as taken",
        row => row.Get<bool>("taken"),
        ("lock", HashOf(name)),
        ("second", HashOf(second)));

    internal override string IsIn(string column, string parameter) => $"{column} = any(@{parameter})";

    internal override object ListOf<T>(IEnumerable<T> values) => values.ToArray();

    internal override string Different(string expression) => $"string_agg(distinct {expression}, ',')";

    internal override string Rows(IEnumerable<(string Name, ColumnType Type)> columns, string parameter) =>
        $"(select {string.Join(", ", columns.Select((c, i) => $"(value ->> {i})::{NameOf(c.Type)} as {c.Name}"))} from jsonb_array_elements(@{parameter}::jsonb)) as r";

    internal override string DayOf(string moment) => $"(({moment}) at time zone 'Europe/Amsterdam')::date";

    internal override string BytesOf(string text) => $"convert_to({text}, 'UTF8')";

    internal override Deferred<IReadOnlyList<long>> NextNumbers(QueryBatch batch, string counter, int count) => batch
        .Query($"{Advanced(counter)} from generate_series(1, @count)", row => row.Number("number"), ("count", (long)count))
        .Select(numbers => (IReadOnlyList<long>)numbers);

    internal override string? Advance(string counter) => null;

    internal override string Advanced(string counter) => $"select nextval('{(counter == "held" ? "held_number" : counter)}') as number";

    internal override RegisterException Translate(DbException exception)
    {
        // Without an answer from the server there is no mistake of ours it could have found: the connection broke or could not be made.
        if (exception is not PostgresException e)
            return new($"PostgreSQL is out of reach: {exception.GetType().Name}.", isTransient: true);
        // A plan that the driver believes this connection to have is not there. Nothing is wrong with what was asked; on another connection it
        // works, and this one must not come back.
        var isConfused = e.SqlState == PostgresErrorCodes.InvalidSqlStatementName;
        if (isConfused)
            source.Clear();
        // Class 22 (data exception) quotes the value that did not fit.
        var text = e.SqlState.StartsWith("22", StringComparison.Ordinal) ? "a value does not fit" : e.MessageText;
        return new($"PostgreSQL error {e.SqlState}: {text}", e.IsTransient || isConfused || IsInterruption(e), e.SqlState == PostgresErrorCodes.UniqueViolation);
    }

    private static NpgsqlDataSource SourceOf(string connectionString)
    {
        // Every message asks the same few dozen questions: planned once per connection instead of once per message.
        var builder = Settings(connectionString);
        builder.MaxAutoPrepare = 200;
        builder.AutoPrepareMinUsages = 2;
        // Every question of a message has its index. A plan that was made while a table was small must not go on reading all of it when
        // it has grown, as a scan does and a merge or hash join may; and what a message asks for is found before it is joined (SnapshotLoader).
        // So one plan fits all values, and is made once.
        builder.Options = $"{builder.Options} -c enable_seqscan=off -c enable_mergejoin=off -c enable_hashjoin=off -c plan_cache_mode=force_generic_plan".TrimStart();
        return NpgsqlDataSource.Create(builder);
    }

    /// <summary>
    /// People ask in a thousand ways, of a day or of years: each question is planned for what it asks, and adds up in memory what years have.
    /// These connections cannot write.
    /// </summary>
    private static NpgsqlDataSource QuestionsOf(string connectionString)
    {
        var builder = Settings(connectionString);
        builder.Options = $"{builder.Options} -c default_transaction_read_only=on -c work_mem=32MB".TrimStart();
        return NpgsqlDataSource.Create(builder);
    }

    private static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            IncludeErrorDetail = false,
            LogParameters = false,
            // Nothing of a session outlives its transaction: no setting, no session lock, no temporary table.
            NoResetOnClose = true,
            // Users have passwords or certificates here. Npgsql would look for Kerberos at each connection, in images that have no library for it.
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        // To compile a plan takes a tenth of a second and more, longer than any question of ours may take; a plan without a table scan has
        // a price that always brings it about.
        builder.Options = $"{builder.Options} -c jit=off".TrimStart();
        return builder;
    }

    /// <summary>Class 57: an operator or a crash ended the connection, or the server is starting or stopping.</summary>
    private static bool IsInterruption(PostgresException e) => e.SqlState.StartsWith("57P", StringComparison.Ordinal);

    private static string NameOf(ColumnType type) => type switch
    {
        ColumnType.Id => "uuid",
        ColumnType.Text => "text",
        ColumnType.Number => "bigint",
        ColumnType.Date => "date",
        ColumnType.Time => "time",
        _ => "boolean",
    };

    private static long HashOf(string name) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource from, CancellationToken ct)
    {
        try
        {
            return await from.OpenConnectionAsync(ct).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw Translate(e);
        }
    }
}
