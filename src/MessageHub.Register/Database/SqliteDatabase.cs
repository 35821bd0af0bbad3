using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace MessageHub.Register.Database;

/// <summary>
/// The register in one SQLite file. One transaction writes at a time, in the order of asking within a process; another process is waited
/// for at most 30 seconds. What is committed survives loss of power.
/// </summary>
public sealed class SqliteDatabase : RegisterDatabase
{
    private const int BusySeconds = 30;
    private const int TooBigCode = 18;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    private readonly SemaphoreSlim writers = new(1, 1);
    private readonly string connectionString;
    private readonly string file;
    private readonly Lazy<bool> isOurs;

    /// <summary>Stays open, on the file that was there first. Others come and go, and may find another file.</summary>
    private SqliteConnection? kept;

    /// <param name="path">The file; it and its folder are made when they are not there.</param>
    public SqliteDatabase(string path)
    {
        file = Path.GetFullPath(path);
        if (Path.GetDirectoryName(file) is null)
            throw new ArgumentException("A file is needed, not a root folder.", nameof(path));
        isOurs = new(MakeOurs, LazyThreadSafetyMode.PublicationOnly);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            // The file was made before; one that was deleted since is not made again, without anything in it.
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ToString();
    }

    internal override string Dialect => "sqlite";

    internal override string ForUpdate => "";

    internal override string ForUpdateSkipLocked => "";

    /// <summary>Closes its connections.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (kept is not null)
            await kept.DisposeAsync().ConfigureAwait(false);
        using (var connection = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(connection);
        writers.Dispose();
    }

    internal override async Task<Session> OpenAsync(CancellationToken ct) =>
        new(this, await ConnectAsync(ct).ConfigureAwait(false), null, null);

    internal override Task<Session> OpenForQuestionsAsync(CancellationToken ct) => OpenAsync(ct);

    internal override async Task<Session> BeginAsync(CancellationToken ct)
    {
        await writers.WaitAsync(ct).ConfigureAwait(false);
        var lease = new WriterLease(writers);
        SqliteConnection? connection = null;
        try
        {
            connection = await ConnectAsync(ct).ConfigureAwait(false);
            // Not deferred: BEGIN IMMEDIATE, so that what is read stays true until the commit.
            return new(this, connection, connection.BeginTransaction(deferred: false), lease);
        }
        catch (Exception e)
        {
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);
            lease.Dispose();
            if (e is DbException d)
                throw Translate(d);
            throw;
        }
    }

    /// <summary>The transaction is the lock: there is one writer.</summary>
    internal override Task LockAsync(Session session, string name, CancellationToken ct) => Task.CompletedTask;

    internal override void Lock(QueryBatch batch, IReadOnlyCollection<string> names)
    {
    }

    internal override BatchResult<bool> TryLock(QueryBatch batch, string name) => new(() => true);

    internal override BatchResult<bool> TryLockThenLock(QueryBatch batch, string name, string second) => new(() => true);

    internal override string IsIn(string column, string parameter) => $"{column} in (select value from json_each(@{parameter}))";

    internal override object ListOf<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values.Select(TextOf));

    internal override string DistinctList(string expression) => $"group_concat(distinct {expression})";

    internal override string Rows(IEnumerable<(string Name, ColumnType Type)> columns, string parameter) =>
        $"(select {string.Join(", ", columns.Select((c, i) => $"value ->> {i} as {c.Name}"))} from json_each(@{parameter})) as r";

    internal override string DayOf(string moment) => $"amsterdam_day({moment})";

    internal override string BytesOf(string text) => $"cast({text} as blob)";

    internal override BatchResult<IReadOnlyList<long>> NextNumbers(QueryBatch batch, string counter, int count) => batch
        .First(
            $"update counter set value = value + @count where name = '{counter}' returning value as number",
            row => row.Number("number"),
            ("count", count))
        .Select(last => (IReadOnlyList<long>)[.. Enumerable.Range(1, count).Select(n => last - count + n)]);

    internal override string? PrepareNextValue(string counter) => $"update counter set value = value + 1 where name = '{counter}'";

    internal override string NextValue(string counter) => $"select value from counter where name = '{counter}'";

    internal override Task SkipAsync(Session session, string counter, long numbers, CancellationToken ct) =>
        session.ExecuteAsync($"update counter set value = value + @numbers where name = '{counter}'", ct, ("numbers", numbers));

    internal override string LastOf(string counter) => $"select value from counter where name = '{counter}'";

    internal override string IsWritable => "true";

    /// <summary>There are none.</summary>
    internal override Task<long?> AsynchronousStandbysAsync(Session session, CancellationToken ct) => Task.FromResult<long?>(null);

    internal override async Task<bool> IsMovedAsync(CancellationToken ct)
    {
        kept ??= await ConnectAsync(ct).ConfigureAwait(false);
        return SqliteFile.IsMoved(kept);
    }

    internal override RegisterException Translate(DbException exception) => exception is SqliteException e
        ? new(
            $"SQLite error {e.SqliteExtendedErrorCode}: {e.Message}",
            isTransient: IsOfTheFile(e.SqliteErrorCode),
            isConflict: e.SqliteExtendedErrorCode is ConstraintPrimaryKey or ConstraintUnique,
            isOfValues: e.SqliteErrorCode is TooBigCode)
        : new($"SQLite failed: {exception.GetType().Name}.");

    /// <summary>
    /// No rights (3), busy (5), locked (6), no memory (7), read-only (8), interrupted (9), failing disk (10), full disk (13), cannot be
    /// opened (14), locking went wrong (15): of the file or of the machine, and not of what was asked.
    /// </summary>
    private static bool IsOfTheFile(int code) => code is 3 or 5 or 6 or 7 or 8 or 9 or 10 or 13 or 14 or 15;

    private async Task<SqliteConnection> ConnectAsync(CancellationToken ct)
    {
        Witness.RequireTrust();
        _ = isOurs.Value;
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            await using var command = connection.CreateCommand();
            command.CommandText = $"pragma busy_timeout = {BusySeconds * 1000}; pragma journal_mode = wal; pragma synchronous = full;";
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            // SQLite knows no time zones.
            connection.CreateFunction("amsterdam_day", (string? moment) => LocalDay.Of(moment), isDeterministic: true);
            // Nor capitals with an accent.
            connection.CreateFunction(
                "perceel_key", (string? name) => name is null ? null : PerceelName.KeyOf(name), isDeterministic: true);
            connection.CreateFunction(
                "perceel_written", (string? name) => name is null ? null : PerceelName.Written(name), isDeterministic: true);
            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (e is DbException d)
                throw Translate(d);
            throw;
        }
    }

    /// <summary>
    /// Everything of everybody stands in this file: only the user this program runs as may read it. SQLite gives the files beside it the
    /// rights of this one.
    /// </summary>
    /// <exception cref="RegisterException">Others can read the store.</exception>
    private bool MakeOurs()
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(file)!);
        if (new[] { file, $"{file}-wal", $"{file}-shm" }.Where(OwnerOnly.IsOpen).ToList() is [var open, ..])
        {
            throw new RegisterException(
                $"others than its owner can read {open}, and care data stands in it. Close it and start again: "
                + $"chmod 600 {file}* && chmod 700 {Path.GetDirectoryName(file)}");
        }

        try
        {
            if (!File.Exists(file))
                OwnerOnly.CreateFile(file, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first. Not opened here: closing it would take away the locks that SQLite has on it in this process.
        }

        return true;
    }

    /// <summary>As the driver writes it: ids in capitals.</summary>
    private static object? TextOf<T>(T value) => value is Guid id ? id.ToString().ToUpperInvariant() : value;

    private sealed class WriterLease(SemaphoreSlim writers) : IDisposable
    {
        /// <summary>Gives back what it holds.</summary>
        public void Dispose() => writers.Release();
    }
}
