using MessageHub.Rules.Register;

namespace MessageHub.Register;

/// <summary>
/// What a process does with the register. Each method opens and commits its own work and returns values that have no more ties with the
/// database; safe for use by several threads.
/// </summary>
/// <param name="database">Where it is kept; brought up to date by <see cref="RegisterDatabase.MigrateAsync"/> first.</param>
public sealed class RegisterStore(RegisterDatabase database)
{
    /// <summary>Keeps a message as it arrived.</summary>
    /// <returns>False when a message with this id is there already, whoever put it there; it stays as it was.</returns>
    public Task<bool> ReceiveAsync(IncomingBericht incoming, CancellationToken ct) =>
        WriteAsync(session => Inbox.InsertAsync(session, incoming, ct), ct);

    /// <summary>A message of the inbox, or null.</summary>
    public Task<StoredBericht?> FindAsync(Guid id, CancellationToken ct) =>
        ReadAsync(session => Inbox.FindAsync(session, id, ct), ct);

    /// <summary>Messages that were not judged yet, oldest first. Others may be judging them at this moment.</summary>
    public Task<IReadOnlyList<Guid>> UnprocessedAsync(CancellationToken ct) => ReadAsync(session => Inbox.UnprocessedAsync(session, ct), ct);

    /// <summary>
    /// Runs work in one transaction: all of it happens, or nothing when it throws. Transactions of the same scope run one after the other,
    /// those of different scopes beside each other where the database can. Do not begin another transaction from within the work.
    /// </summary>
    /// <param name="scope">The scope to lock, or null for work that judges nothing.</param>
    /// <param name="work">What to do.</param>
    /// <param name="ct">Stops the work; then nothing of it happens.</param>
    public Task<T> InTransactionAsync<T>(ExchangeScope? scope, Func<RegisterTransaction, Task<T>> work, CancellationToken ct) => WriteAsync(
        async session =>
        {
            if (scope is not null)
                await database.LockAsync(session, LockNames.Of(scope), ct).ConfigureAwait(false);
            return await work(new(session, scope, ct)).ConfigureAwait(false);
        },
        ct);

    /// <summary>Answers that were not sent yet, oldest first.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<OutgoingBericht>> UnsentAsync(int most, CancellationToken ct) =>
        ReadAsync(session => Outbox.UnsentAsync(session, most, ct), ct);

    /// <summary>Remembers that an answer was sent. A second time changes nothing: the first moment stays.</summary>
    public Task MarkSentAsync(Guid berichtId, DateTimeOffset at, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await Outbox.MarkSentAsync(session, berichtId, at, ct).ConfigureAwait(false);
            return true;
        },
        ct);

    /// <summary>
    /// Imports agreements, all or none. A row with the same gemeente, aanbieder, standaard, product code, unit and first day replaces the
    /// earlier one; others are added and nothing is removed.
    /// </summary>
    /// <exception cref="ArgumentException">Two rows of the import are the same agreement.</exception>
    public Task ImportAgreementsAsync(IReadOnlyList<AgreementRow> rows, CancellationToken ct)
    {
        if (rows.DistinctBy(AgreementTable.KeyOf).Count() != rows.Count)
            throw new ArgumentException("Two rows are the same agreement.", nameof(rows));
        return WriteAsync(
            session => session.ExecuteAsync(
                $"""
                insert into agreement ({AgreementTable.Rows.Names})
                select {AgreementTable.Rows.Values} from {AgreementTable.Rows.From(database)} where true
                on conflict (gemeente, standaard, aanbieder, product_code, eenheid, geldig_van) do update set
                    product_categorie = excluded.product_categorie,
                    source_row = excluded.source_row,
                    tarief = excluded.tarief,
                    geldig_tot = excluded.geldig_tot,
                    minuten_toegestaan = excluded.minuten_toegestaan,
                    perceel = excluded.perceel,
                    variant = excluded.variant
                """,
                ct,
                ("rows", AgreementTable.Rows.ToJson(rows))),
            ct);
    }

    /// <summary>All agreements, by gemeente, aanbieder, standaard, product code, unit and first day.</summary>
    public Task<IReadOnlyList<AgreementRow>> AgreementsAsync(CancellationToken ct) => ReadAsync(
        async session => (IReadOnlyList<AgreementRow>)await session.QueryAsync(
            "select * from agreement order by gemeente, aanbieder, standaard, product_code, eenheid, geldig_van", AgreementTable.RowOf, ct)
            .ConfigureAwait(false),
        ct);

    /// <summary>Messages that wait for a person, oldest first.</summary>
    public Task<IReadOnlyList<HeldBericht>> HeldAsync(CancellationToken ct) => ReadAsync(session => HeldWork.ListAsync(session, null, ct), ct);

    /// <summary>The message with this number, or null when it does not wait (any more).</summary>
    public Task<HeldBericht?> FindHeldAsync(long number, CancellationToken ct) => ReadAsync(session => HeldWork.FindAsync(session, number, ct), ct);

    /// <summary>A message with this number waited at some time, and perhaps still does.</summary>
    public Task<bool> WasHeldAsync(long number, CancellationToken ct) => ReadAsync(session => HeldWork.WasHeldAsync(session, number, ct), ct);

    private async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct).ConfigureAwait(false);
        return await read(session).ConfigureAwait(false);
    }

    private async Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        var result = await write(session).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return result;
    }
}
