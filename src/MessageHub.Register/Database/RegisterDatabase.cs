using System.Data.Common;

namespace MessageHub.Register.Database;

/// <summary>
/// A database that can hold the register. Only the dialect differs: how to connect, how to begin and lock, a few fragments of SQL and
/// the folder of migrations. Safe for use by several threads; dispose it when the process stops.
/// </summary>
public abstract class RegisterDatabase : IAsyncDisposable
{
    private int commandCount;

    private protected RegisterDatabase()
    {
    }

    /// <summary>SQL commands so far, of all sessions.</summary>
    internal int CommandCount => commandCount;

    /// <summary>What this process knows to stand in it.</summary>
    internal StoreWitness Witness { get; } = new();

    /// <summary>Folder below Migrations.</summary>
    internal abstract string Dialect { get; }

    /// <summary>What stands after a query to keep its rows until the transaction ends.</summary>
    internal abstract string ForUpdate { get; }

    /// <summary>What stands after a query to keep its rows until the transaction ends, without those that others keep.</summary>
    internal abstract string ForUpdateSkipLocked { get; }

    /// <summary>
    /// Brings the database to the newest version: each numbered migration once, in order, all in one transaction. Processes that start
    /// at once wait for each other.
    /// </summary>
    /// <exception cref="RegisterException">The database is out of reach, or was made by a newer version of this program.</exception>
    public Task MigrateAsync(CancellationToken ct) => Migrator.RunAsync(this, ct);

    /// <summary>Closes its connections.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>
    /// A statement that lifts the limit on waiting for locks from the transaction it is in, or null when there is no limit.
    /// </summary>
    internal virtual string? WaitWithoutLimit => null;

    /// <summary>Looks whether connections keep what a session has to keep.</summary>
    /// <exception cref="RegisterException">They do not, or the database is out of reach.</exception>
    internal virtual Task CheckConnectionsAsync(CancellationToken ct) => Task.CompletedTask;

    internal void CountCommand() => Interlocked.Increment(ref commandCount);

    /// <summary>A connection without a transaction.</summary>
    internal abstract Task<Session> OpenAsync(CancellationToken ct);

    /// <summary>A connection for the questions of people, which may range over all there is; it does not write.</summary>
    internal abstract Task<Session> OpenForQuestionsAsync(CancellationToken ct);

    /// <summary>A connection with a transaction that may write.</summary>
    internal abstract Task<Session> BeginAsync(CancellationToken ct);

    /// <summary>Waits until no other transaction holds the lock of this name, and keeps it until the transaction ends.</summary>
    internal abstract Task LockAsync(Session session, string name, CancellationToken ct);

    /// <summary>
    /// Waits until no other transaction holds a lock of these names, and keeps all of them until the transaction ends. They are taken in
    /// the same order whatever the order of the names, so that no two transactions wait for each other.
    /// </summary>
    internal abstract void Lock(QueryBatch batch, IReadOnlyCollection<string> names);

    /// <summary>Takes the lock of this name until the transaction ends; false, at once, when another transaction holds it.</summary>
    internal abstract BatchResult<bool> TryLock(QueryBatch batch, string name);

    /// <summary>
    /// As <see cref="TryLock"/>; and when it has that lock, waits for a second one, and keeps both until the transaction ends.
    /// </summary>
    internal abstract BatchResult<bool> TryLockThenLock(QueryBatch batch, string name, string second);

    /// <summary>
    /// A condition: the column has one of the values in a parameter, which <see cref="ListOf"/> made. One that an index serves, however
    /// little the database knows of its tables.
    /// </summary>
    internal abstract string IsIn(string column, string parameter);

    /// <summary>The value of a parameter for <see cref="IsIn"/>.</summary>
    internal abstract object ListOf<T>(IEnumerable<T> values);

    /// <summary>An aggregate: the different values of an expression that are not null, separated by commas.</summary>
    internal abstract string DistinctList(string expression);

    /// <summary>
    /// A table expression, with the alias r, of the json array in a parameter, whose elements are arrays of values in the order of the
    /// columns.
    /// </summary>
    internal abstract string Rows(IEnumerable<(string Name, ColumnType Type)> columns, string parameter = "rows");

    /// <summary>The day in Europe/Amsterdam of an expression that is a moment.</summary>
    internal abstract string DayOf(string moment);

    /// <summary>The bytes of an expression that is text, in UTF-8.</summary>
    internal abstract string BytesOf(string text);

    /// <summary>The next values of a counter: identificatie, volgorde or held.</summary>
    internal abstract BatchResult<IReadOnlyList<long>> NextNumbers(QueryBatch batch, string counter, int count);

    /// <summary>A command that has to go before a use of <see cref="NextValue"/>, or null when that does it all.</summary>
    internal abstract string? PrepareNextValue(string counter);

    /// <summary>An expression for the next value of a counter, in a command of the same transaction.</summary>
    internal abstract string NextValue(string counter);

    /// <summary>Moves a counter this many numbers on.</summary>
    internal abstract Task SkipAsync(Session session, string counter, long numbers, CancellationToken ct);

    /// <summary>A query for the last value of a counter.</summary>
    internal abstract string LastOf(string counter);

    /// <summary>A condition: this connection may write.</summary>
    internal abstract string IsWritable { get; }

    /// <summary>
    /// How many standbys there are that may lack what was committed, when no standby is sure to have it; null when that cannot be seen.
    /// </summary>
    internal abstract Task<long?> AsynchronousStandbysAsync(Session session, CancellationToken ct);

    /// <summary>
    /// Where the store is kept is not any more what this process opened: a file was deleted, or another one put in its place.
    /// </summary>
    internal virtual Task<bool> IsMovedAsync(CancellationToken ct) => Task.FromResult(false);

    internal Task<bool> CanWriteAsync(Session session, CancellationToken ct) =>
        session.FirstAsync($"select {IsWritable} as writable", row => row.Get<bool>("writable"), ct);

    /// <summary>The exception that may leave.</summary>
    internal abstract RegisterException Translate(DbException exception);
}
