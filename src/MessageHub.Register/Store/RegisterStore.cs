using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Messages;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Store;

/// <summary>
/// What a process does with the register. Each method opens and commits its own work and returns values that have no more ties with the
/// database; safe for use by several threads.
/// </summary>
/// <param name="database">Where it is kept; brought up to date by <see cref="RegisterDatabase.MigrateAsync"/> first.</param>
/// <param name="clock">Says when a message was settled, parked or sent; the clock of the machine when null.</param>
public sealed partial class RegisterStore(RegisterDatabase database, TimeProvider? clock = null)
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>Keeps a message as it arrived.</summary>
    /// <returns>False when a message with this id is there already, whoever put it there; it stays as it was.</returns>
    public async Task<bool> ReceiveAsync(IncomingBericht incoming, CancellationToken ct) =>
        await ReceiveManyAsync([incoming], ct).ConfigureAwait(false) is [{ Kind: ReceiptKind.New }];

    /// <summary>Keeps messages as they arrived, all in one transaction.</summary>
    /// <returns>What became of each, in the same order.</returns>
    public async Task<IReadOnlyList<Receipt>> ReceiveManyAsync(IReadOnlyList<IncomingBericht> incoming, CancellationToken ct)
    {
        var receipts = await WriteAsync(session => Inbox.InsertAsync(session, incoming, ct), ct).ConfigureAwait(false);
        if (receipts is [.., var last])
            database.Witness.Kept(last.Id);
        return receipts;
    }

    /// <summary>Some message has arrived.</summary>
    public Task<bool> HasArrivalsAsync(CancellationToken ct) =>
        ReadAsync(session => session.FirstAsync("select 1 as one from inbox order by arrival limit 1", _ => true, ct), ct);

    /// <summary>A message of the inbox, or null.</summary>
    public Task<StoredBericht?> FindAsync(Guid id, CancellationToken ct) =>
        ReadAsync(session => Inbox.FindAsync(session, id, ct), ct);

    /// <summary>
    /// A message that arrived, and whether it is still pending: not when it has its verdict or is parked. Null when it is not there.
    /// </summary>
    public Task<(PendingBericht Bericht, bool IsPending)?> FindArrivedAsync(Guid id, CancellationToken ct) =>
        ReadAsync(session => Inbox.FindArrivedAsync(session, id, ct), ct);

    /// <summary>
    /// The oldest message of a scope that is pending, or null. Another may be judging it at this moment. One that is arriving at
    /// this moment is waited for; one that arrives later does not count on this look.
    /// </summary>
    public Task<PendingBericht?> FirstPendingAsync(ExchangeScope scope, CancellationToken ct) =>
        ReadAsync(session => Inbox.FirstPendingAsync(session, scope, ct), ct);

    /// <summary>
    /// Messages that nobody offered to the judges, or that were offered and have no verdict since. Each is given to one caller at a time.
    /// </summary>
    /// <param name="dueAt">Those that are due at this moment.</param>
    /// <param name="again">When they are due again.</param>
    /// <param name="max">At most so many, the oldest.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<PendingBericht>> TakeDueAsync(DateTimeOffset dueAt, DateTimeOffset again, int max, CancellationToken ct) =>
        WriteAsync(session => Inbox.TakeDueAsync(session, dueAt, again, max, ct), ct);

    /// <summary>Messages that were not judged yet and are not parked, oldest first. Others may be judging them at this moment.</summary>
    public Task<IReadOnlyList<Guid>> UnprocessedAsync(CancellationToken ct) =>
        ReadAsync(session => Inbox.UnprocessedAsync(session, ct), ct);

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
            return await work(new(session, scope, clock, isBatch: false, ct)).ConfigureAwait(false);
        },
        ct);

    /// <summary>
    /// Runs work in one transaction of a scope, and undoes it when what came of it says so: a number that was taken for what is refused in
    /// the end is free again.
    /// </summary>
    /// <param name="scope">The scope to lock.</param>
    /// <param name="work">What to try.</param>
    /// <param name="isDone">What came of it is to be kept.</param>
    /// <param name="ct">Stops the work; then nothing of it happens.</param>
    public async Task<T> TryAsync<T>(
        ExchangeScope scope, Func<RegisterTransaction, Task<T>> work, Func<T, bool> isDone, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        await database.LockAsync(session, LockNames.Of(scope), ct).ConfigureAwait(false);
        var outcome = await work(new(session, scope, clock, isBatch: false, ct)).ConfigureAwait(false);
        if (isDone(outcome))
            await session.CommitAsync(ct).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Runs work in one transaction and undoes it: what it would come to, without any trace.</summary>
    /// <param name="scope">The scope to lock.</param>
    /// <param name="work">What to try.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<T> RehearseAsync<T>(ExchangeScope scope, Func<RegisterTransaction, Task<T>> work, CancellationToken ct) =>
        TryAsync(scope, work, _ => false, ct);

    /// <summary>
    /// Runs work on the oldest pending messages of a scope, in one transaction under the lock of the scope. It never waits for another
    /// turn in the same scope, only for what a person does there: a message that takes long keeps nobody of another scope waiting.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <param name="max">At most so many; fewer when they are large.</param>
    /// <param name="work">What to do with them, given in order of arrival. When it throws, nothing of the whole batch happens.</param>
    /// <param name="ct">Stops the work; then nothing of it happens.</param>
    public async Task<BatchOutcome> InBatchAsync(
        ExchangeScope scope, int max, Func<RegisterTransaction, IReadOnlyList<StoredBericht>, Task> work, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        var batch = new QueryBatch(session);
        var isOurs = database.TryLockThenLock(batch, LockNames.BatchesOf(scope), LockNames.Of(scope));
        var oldest = Inbox.Next(batch, scope, max);
        await batch.RunAsync(ct).ConfigureAwait(false);
        if (!isOurs.Value)
            return BatchOutcome.Busy;
        if (oldest.Value.Count == 0)
            return BatchOutcome.Nothing;
        await work(new(session, scope, clock, isBatch: true, ct), oldest.Value).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return BatchOutcome.Taken;
    }

    /// <summary>
    /// Answers that were not sent yet and are not parked, oldest first: at least one, and no more than fit in memory at a time.
    /// </summary>
    /// <param name="max">At most so many.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<UnsentBericht>> UnsentAsync(int max, CancellationToken ct) =>
        ReadAsync(session => Outbox.UnsentAsync(session, max, ct), ct);

    /// <summary>Remembers that an answer was sent. A second time changes nothing: the first moment stays.</summary>
    public async Task MarkSentAsync(Guid berichtId, DateTimeOffset at, CancellationToken ct)
    {
        await database.WriteAsync(
            async session =>
            {
                await Outbox.MarkSentAsync(session, [berichtId], at, ct).ConfigureAwait(false);
                return true;
            },
            ct).ConfigureAwait(false);
        database.Witness.Sent(berichtId);
    }

    /// <summary>
    /// Sends answers, oldest first, unless another process is doing that. One that was sent and could not be remembered is sent again:
    /// who receives it knows it by its id.
    /// </summary>
    /// <param name="max">At most so many.</param>
    /// <param name="maxAttempts">An answer that is not taken so often, while others are, is parked: not offered again until
    /// <see cref="RetryAsync"/>.</param>
    /// <param name="send">Sends them, and reports what came of it.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>How many arrived and which are parked now, or null when another process is sending.</returns>
    public async Task<(int Arrived, IReadOnlyList<ParkedAnswer> Parked)?> SendUnsentAsync(
        int max, int maxAttempts, Func<IReadOnlyList<UnsentBericht>, Task<SendOutcome>> send, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct).ConfigureAwait(false);
        var batch = new QueryBatch(session);
        var isOurs = database.TryLock(batch, LockNames.Outbox);
        await batch.RunAsync(ct).ConfigureAwait(false);
        if (!isOurs.Value)
            return null;
        if (await Outbox.UnsentAsync(session, max, ct).ConfigureAwait(false) is not { Count: > 0 } unsent)
            return (0, []);
        var (arrived, refused) = await send(unsent).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        await Outbox.MarkSentAsync(session, arrived, now, ct).ConfigureAwait(false);
        var parked = new List<ParkedAnswer>();
        foreach (var answer in refused)
        {
            var attempts = await Outbox.NoteRefusalAsync(session, answer.BerichtId, ct).ConfigureAwait(false);
            await FaultTable.NoteAnswerAsync(session, answer, attempts, now, ct).ConfigureAwait(false);
            if (!answer.IsForGood && attempts < maxAttempts)
                continue;
            await Outbox.ParkAsync(session, answer.BerichtId, now, ct).ConfigureAwait(false);
            parked.Add(new(answer.BerichtId, answer.Cause, attempts));
        }

        await session.CommitAsync(ct).ConfigureAwait(false);
        if (arrived.Count > 0)
            database.Witness.Sent(arrived.Last());
        return (arrived.Count, parked);
    }

    /// <summary>
    /// The store answers and can be written: not a standby, and not one that was made read-only because its disk is full.
    /// </summary>
    /// <exception cref="RegisterException">It does not answer, or can only be read.</exception>
    public Task RequireWritableAsync(CancellationToken ct) => ReadAsync(
        async session => await database.CanWriteAsync(session, ct).ConfigureAwait(false)
            ? true
            : throw new RegisterException("The database can only be read: it is a standby, or its disk is full.", isTransient: true),
        ct);

    /// <summary>Some answer was not sent yet and is not parked.</summary>
    public Task<bool> HasUnsentAsync(CancellationToken ct) => ReadAsync(session => Outbox.HasUnsentAsync(session, ct), ct);

    /// <summary>Remembers that judging a message failed on our side.</summary>
    /// <param name="id">The message.</param>
    /// <param name="cause">The kinds of the exceptions, nothing of the message.</param>
    /// <param name="details">Where it happened, nothing of the message.</param>
    /// <param name="maxAttempts">With so many attempts it is parked: not tried again until <see cref="RetryAsync"/>.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>Whether it is parked now, and after how many attempts.</returns>
    public Task<(bool IsParked, long Attempts)> NoteFaultAsync(
        Guid id, string cause, string details, int maxAttempts, CancellationToken ct) =>
        WriteAsync(
        async session =>
        {
            var attempts = await FaultTable.NoteAsync(session, id, cause, details, clock.GetUtcNow(), ct).ConfigureAwait(false);
            if (attempts >= maxAttempts)
                await FaultTable.ParkAsync(session, id, clock.GetUtcNow(), ct).ConfigureAwait(false);
            return (attempts >= maxAttempts, attempts);
        },
        ct);

    /// <summary>
    /// Remembers that a worker died with the oldest pending message of a scope at hand. Does nothing while another is at work in the scope:
    /// then it is not that message that stopped anybody.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <param name="cause">What is remembered.</param>
    /// <param name="maxCrashes">With so many the message is parked.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>The message, whether it is parked now, and after how many attempts; null when nothing was done.</returns>
    public Task<(Guid Id, bool IsParked, long Attempts)?> NoteCrashAsync(
        ExchangeScope scope, string cause, int maxCrashes, CancellationToken ct) =>
        WriteAsync(
        async session =>
        {
            var batch = new QueryBatch(session);
            var isFree = database.TryLock(batch, LockNames.Of(scope));
            var first = Inbox.FirstPending(batch, scope);
            await batch.RunAsync(ct).ConfigureAwait(false);
            if (!isFree.Value || first.Value is not { Id: var id })
                return ((Guid, bool, long)?)null;
            var attempts = await FaultTable.NoteAsync(session, id, cause, "", clock.GetUtcNow(), ct).ConfigureAwait(false);
            if (attempts >= maxCrashes)
                await FaultTable.ParkAsync(session, id, clock.GetUtcNow(), ct).ConfigureAwait(false);
            return (id, attempts >= maxCrashes, attempts);
        },
        ct);

    /// <summary>Messages that judging failed on, or whose answer was not taken, oldest first.</summary>
    /// <param name="all">Those too that got their verdict after all.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<IReadOnlyList<FaultRow>> FaultsAsync(bool all, CancellationToken ct) =>
        ReadAsync(session => FaultTable.ListAsync(session, all, ct), ct);

    /// <summary>
    /// Reports parked messages, each at least once for each time it was parked: a process that dies in between, or cannot say, leaves it
    /// to the next.
    /// </summary>
    /// <param name="max">At most so many.</param>
    /// <param name="notify">Reports one; when it throws, all are reported again.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>How many were reported.</returns>
    public Task<int> NotifyFaultsAsync(int max, Func<FaultRow, Task> notify, CancellationToken ct) => WriteAsync(
        async session =>
        {
            var faults = await FaultTable.UnnotifiedAsync(session, max, ct).ConfigureAwait(false);
            foreach (var fault in faults)
                await notify(fault).ConfigureAwait(false);
            await FaultTable.MarkNotifiedAsync(session, faults, clock.GetUtcNow(), ct).ConfigureAwait(false);
            return faults.Count;
        },
        ct);

    /// <summary>
    /// Lets parked messages be judged again, one after the other, so that a cause that is still there does no harm at once everywhere;
    /// parked answers are sent again.
    /// One that is not parked (any more) is left alone, so doing it twice is harmless.
    /// </summary>
    /// <param name="ids">Which, in the order they are offered.</param>
    /// <param name="step">How much later each next one is offered.</param>
    /// <param name="ct">Stops the work; then none is.</param>
    /// <returns>How many were parked.</returns>
    public Task<int> RetryAsync(IReadOnlyList<Guid> ids, TimeSpan step, CancellationToken ct) =>
        WriteAsync(session => FaultTable.RetryAsync(session, ids, clock.GetUtcNow(), step, ct), ct);

    /// <summary>
    /// Empties messages that have had their verdict for longer than the law wants them kept, and the answers to them. Their ids stay: the
    /// same delivery is known for ever, and gets no second answer. What counts in the register stays too.
    /// </summary>
    /// <param name="before">Settled before this moment.</param>
    /// <param name="max">At most so many, the oldest.</param>
    /// <param name="ct">Stops the work; then none is.</param>
    /// <returns>How many were emptied.</returns>
    public Task<int> EmptySettledAsync(DateTimeOffset before, int max, CancellationToken ct) =>
        WriteAsync(session => Inbox.EmptyAsync(session, before, max, ct), ct);

    /// <summary>How much is pending at this moment.</summary>
    public Task<StoreFigures> FiguresAsync(CancellationToken ct) => ReadAsync(
        async session => (await session.FirstAsync(
            """
            select
                (select count(*) from inbox where state = 'received' and parked_at is null) as waiting,
                (select min(received_at) from inbox where state = 'received' and parked_at is null) as oldest_waiting,
                (select count(*) from outbox where sent_at is null and parked_at is null) as unsent,
                (select coalesce(i.settled_at, i.received_at) from outbox o join inbox i on i.id = o.bericht_id
                    where o.sent_at is null and o.parked_at is null
                    order by o.number limit 1) as oldest_unsent,
                (select count(*) from inbox where state = 'received' and parked_at is not null) as parked,
                (select count(*) from outbox where sent_at is null and parked_at is not null) as parked_answers,
                (select count(*) from inbox where state = 'held') as held,
                (select count(*) from event where sent_at is null) as unsent_events,
                (select happened_at from event where sent_at is null order by number limit 1) as oldest_unsent_event
            """,
            row => new StoreFigures(
                row.Number("waiting"),
                row.InstantOrNull("oldest_waiting"),
                row.Number("unsent"),
                row.InstantOrNull("oldest_unsent"),
                row.Number("parked"),
                row.Number("parked_answers"),
                row.Number("held"),
                row.Number("unsent_events"),
                row.InstantOrNull("oldest_unsent_event")),
            ct).ConfigureAwait(false))!,
        ct);

    /// <summary>Messages that are held for a person, oldest first.</summary>
    public Task<IReadOnlyList<HeldBericht>> HeldAsync(CancellationToken ct) =>
        ReadAsync(session => HeldWork.ListAsync(session, null, ct), ct);

    /// <summary>The held message with this number, or null when it is not held (any more).</summary>
    public Task<HeldBericht?> FindHeldAsync(long number, CancellationToken ct) =>
        ReadAsync(session => HeldWork.FindAsync(session, number, ct), ct);

    /// <summary>A message with this number was held at some time, and perhaps still is.</summary>
    public Task<bool> WasHeldAsync(long number, CancellationToken ct) =>
        ReadAsync(session => HeldWork.WasHeldAsync(session, number, ct), ct);

    /// <summary>The newest decision on the message with this number, held or not any more, or null.</summary>
    public Task<TakenDecision?> LastDecisionAsync(long number, CancellationToken ct) =>
        ReadAsync(session => HeldWork.LastDecisionAsync(session, number, ct), ct);

    /// <summary>Says whether two persons decide on what is held; holds for every program on this store from now on.</summary>
    public Task SetFourEyesAsync(bool fourEyes, CancellationToken ct) =>
        WriteAsync(session => DecisionPolicy.SetAsync(session, fourEyes, ct), ct);

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
