using MessageHub.Berichten;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Facts.Snapshot;
using MessageHub.Register.Held;
using MessageHub.Register.Messages;
using MessageHub.Register.Projections;
using MessageHub.Register.Requests;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Store;

/// <summary>
/// One transaction: inbox, register and outbox change together or not at all. Made by <see cref="RegisterStore.InTransactionAsync"/>, and
/// of no use after it. Not for use by several threads at once.
/// </summary>
public sealed class RegisterTransaction
{
    private const string Identificaties = "identificatie";
    private const string Volgordes = "volgorde";

    private readonly Session session;
    private readonly ExchangeScope? scope;
    private readonly TimeProvider clock;
    private readonly bool isBatch;
    private readonly CancellationToken ct;
    private readonly Dictionary<string, Queue<long>> numbers = new() { [Identificaties] = new(), [Volgordes] = new() };

    /// <param name="session">The transaction.</param>
    /// <param name="scope">The scope whose lock it holds, or null.</param>
    /// <param name="clock">Says when a message was settled.</param>
    /// <param name="isBatch">It was seen under that lock that the messages to judge are pending: nobody else settles them, and numbers for
    /// them come along with what is loaded.</param>
    /// <param name="ct">Stops the work.</param>
    internal RegisterTransaction(Session session, ExchangeScope? scope, TimeProvider clock, bool isBatch, CancellationToken ct) =>
        (this.session, this.scope, this.clock, this.isBatch, this.ct) = (session, scope, clock, isBatch, ct);

    /// <summary>
    /// What became of a message of the inbox, or null when it is not there. Another transaction that wants to change it waits until this
    /// one ends.
    /// </summary>
    public Task<BerichtStatus?> StatusAsync(Guid id) => Inbox.StatusAsync(session, id, ct);

    /// <summary>A message of the inbox, or null when it is not there.</summary>
    public Task<StoredBericht?> FindAsync(Guid id) => Inbox.FindAsync(session, id, ct);

    /// <summary>
    /// What the register has to say to a message, a fixed number of commands whatever its size. A 301 and a 319 also wait for other
    /// messages of the same gemeente, because their numbers are unique there.
    /// </summary>
    /// <param name="keys">The keys of the message.</param>
    /// <param name="except">Its own id when it is judged again: what it left in the register does not count.</param>
    /// <exception cref="InvalidOperationException">The transaction does not hold the lock of the scope of the message.</exception>
    public async Task<RegisterSnapshot> LoadAsync(RegisterKeys keys, Guid? except = null) =>
        (await LoadAsync([keys], new(session), except).ConfigureAwait(false))[0];

    /// <summary>
    /// The same for several messages at once: one or two round trips, and for starts and stops as many commands as for one.
    /// </summary>
    /// <param name="keys">The keys of one message at least.</param>
    /// <returns>What it has to say to each at this moment, in the same order; not yet what they will leave for each other
    /// (<see cref="SnapshotFold"/>).</returns>
    /// <exception cref="InvalidOperationException">The transaction does not hold the lock of their scope.</exception>
    public async Task<IReadOnlyList<RegisterSnapshot>> LoadManyAsync(IReadOnlyList<RegisterKeys> keys)
    {
        var batch = new QueryBatch(session);
        // Of all that is loaded here, each counts and is answered at most once.
        var answered = keys.Count(k => !k.Identity.SentByGemeente && k.Identity.AnsweredBy is not null);
        var drawn = new[] { (Name: Identificaties, Count: answered), (Name: Volgordes, keys.Count) }
            .Where(n => isBatch && n.Count > numbers[n.Name].Count)
            .Select(n => (n.Name, Numbers: session.Database.NextNumbers(batch, n.Name, n.Count)))
            .ToList();
        var snapshots = await LoadAsync(keys, batch, except: null).ConfigureAwait(false);
        foreach (var (name, fresh) in drawn)
            numbers[name] = new(numbers[name].Concat(fresh.Value));
        return snapshots;
    }

    /// <summary>
    /// All agreements of the gemeenten and aanbieders of some rows. They stay as they are until this transaction ends: what the rows are
    /// checked against is what they are written beside.
    /// </summary>
    public async Task<IReadOnlyList<AgreementRow>> AgreementsBesideAsync(IReadOnlyCollection<AgreementRow> rows)
    {
        await session.Database.LockAsync(session, LockNames.Agreements, ct).ConfigureAwait(false);
        return await AgreementTable.BesideAsync(session, rows, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// As <see cref="RegisterStore.ImportAgreementsAsync(IReadOnlyList{AgreementRow}, AgreementOrigin, CancellationToken)"/>, in this
    /// transaction: what is judged after it is judged by them.
    /// </summary>
    public Task ImportAgreementsAsync(IReadOnlyList<AgreementRow> rows, AgreementOrigin origin) =>
        AgreementTable.WriteAsync(session, rows, origin, seen: null, ct);

    /// <summary>
    /// A new Identificatie for a message of ours: A and eleven digits, never given out twice. Does not wait for other scopes.
    /// </summary>
    public async Task<string> NextIdentificatieAsync() => $"A{await NextAsync(Identificaties).ConfigureAwait(false):D11}";

    /// <summary>
    /// The next free ToewijzingNummers of a range of the gemeente; fewer when it has no more. Waits for other messages of the gemeente that
    /// assign.
    /// </summary>
    public Task<IReadOnlyList<long>> TakeToewijzingNummersAsync(NumberRange range, int count) =>
        GivenNumbers.TakeAsync(session, scope!.Standaard, scope.Gemeente, range, count, ct);

    /// <summary>
    /// The newest 301 of the gemeente for a client in this domain, whichever aanbieder it went to and whatever became of it; null when
    /// there is none, empty when it is not kept any longer.
    /// </summary>
    public Task<byte[]?> NewestAssignmentAsync(Bsn bsn) => session.FirstAsync(
        """
        select i.content from inbox i
        where i.id = (
            select b.id from bericht b
            where b.id in (select t.bericht_id from toewijzing t where t.bsn = @bsn and t.gemeente = @gemeente and t.standaard = @standaard)
            order by b.volgorde desc limit 1)
        """,
        row => row.Get<byte[]>("content"),
        ct,
        ("bsn", bsn.Value),
        ("gemeente", scope!.Gemeente),
        ("standaard", Families.Of(scope.Standaard)));

    /// <summary>The bytes of a message of the inbox; null when it is not there, empty when it is not kept any longer.</summary>
    public async Task<byte[]?> ContentAsync(Guid id) => (await Inbox.FindAsync(session, id, ct).ConfigureAwait(false))?.Content;

    /// <summary>Adds who decided what a message says that was composed here; false when what it mends has been dealt with.</summary>
    public Task<bool> SaveOwnDecisionAsync(OwnDecision decision) => OwnDecisions.SaveAsync(session, decision, ct);

    /// <summary>Records that the aanbieder agreed to versions of allocations.</summary>
    public Task SaveConsentAsync(IEnumerable<ToewijzingVersie> versions, Consent consent, OwnDecision decision) =>
        OwnDecisions.SaveAsync(session, scope!, versions, consent, decision, ct);

    /// <summary>A message of ours that the aanbieder rejected, while nobody has dealt with it; else null.</summary>
    public Task<RejectedOwn?> FindRejectedAsync(Guid id) => OwnDecisions.FindAsync(session, id, ct);

    /// <summary>
    /// Keeps a message of ours that is made in this transaction. It is judged in it too (<see cref="WriteAsync"/>), so that nobody ever
    /// sees it wait.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is a message with its id.</exception>
    public async Task KeepAsync(IncomingBericht own)
    {
        if (await Inbox.InsertAsync(session, [own], ct).ConfigureAwait(false) is not [{ Kind: ReceiptKind.New }])
            throw new InvalidOperationException("There is a message with this id.");
    }

    /// <summary>
    /// Writes what became of messages, each of which is settled by it: its state and result, what the verdict on it leaves, and what has to
    /// leave the house. All in one round trip, as many commands for many lines as for few.
    /// </summary>
    /// <param name="settlements">One message at least, and each once.</param>
    /// <exception cref="InvalidOperationException">A message is not there or has its verdict; or the lock of its scope is not
    /// held.</exception>
    /// <exception cref="RegisterException">
    /// With <see cref="RegisterException.IsConflict"/>: a message has an answer, or a number that has to be unique is taken.
    /// </exception>
    public async Task WriteAsync(IReadOnlyList<Settlement> settlements)
    {
        var judged = new List<(Guid Id, Judgement Judgement)>(settlements.Count);
        foreach (var settlement in settlements)
        {
            RequireFitting(settlement);
            if (settlement.Judgement is { } judgement)
                judged.Add((settlement.Id, judgement));
        }

        var (database, now, batch) = (session.Database, clock.GetUtcNow(), new QueryBatch(session));
        var settled = Inbox.Settle(batch, database, settlements, now);
        if (!isBatch)
        {
            // Reported before the rest, which would only say that something is there already.
            await RequireSettledAsync(batch, settled, settlements.Count).ConfigureAwait(false);
            batch = new(session);
        }

        VerdictFact.Add(batch, database, [.. settlements.Select(s => VerdictFact.Of(s, s.On ?? LocalDay.Of(now)))]);
        if (judged.Count > 0)
        {
            var volgordes = new Queue<long>();
            foreach (var _ in judged.Where(j => j.Judgement.Effects.List.Any(e => e is RegisterEffect.CountBericht)))
                volgordes.Enqueue(await NextAsync(Volgordes).ConfigureAwait(false));
            new EffectWriter(database, batch, scope!).Add([.. judged.Select(j => (j.Id, j.Judgement.Effects))], volgordes);
            var leaving = settlements.Where(s => s.Outgoing is not null).Select(s => (s.Outgoing!, s.NummerOfOutgoing));
            Outbox.Insert(batch, database, scope!, [.. leaving]);
            var events = settlements.SelectMany(s => s.Events, (s, happened) => (s.Id, scope!.Gemeente, happened));
            EventOutbox.Insert(batch, database, [.. events], now);
        }

        foreach (var (id, judgement) in judged)
        {
            DetailFacts.Add(batch, database, id, judgement);
            HeldWork.Keep(batch, database, id, judgement);
        }

        await RequireSettledAsync(batch, settled, settlements.Count).ConfigureAwait(false);
    }

    /// <summary>Adds a decision. Nothing is changed or taken back: the last decision on a line counts.</summary>
    /// <param name="berichtId">A message that is held.</param>
    /// <param name="decision">What was decided, on a line that is held or on the message as a whole.</param>
    /// <exception cref="ArgumentException">A line is granted, or rejected with a code; nothing else.</exception>
    /// <exception cref="InvalidOperationException">The message is not held, or has no such line that is.</exception>
    public Task SaveDecisionAsync(Guid berichtId, TakenDecision decision) => HeldWork.SaveDecisionAsync(session, berichtId, decision, ct);

    /// <summary>The held message with this number, or null when it is not held (any more).</summary>
    public Task<HeldBericht?> FindHeldAsync(long number) => HeldWork.FindAsync(session, number, ct);

    /// <summary>The held message with this id, or null when it is not held (any more).</summary>
    public Task<HeldBericht?> FindHeldAsync(Guid berichtId) => HeldWork.FindAsync(session, berichtId, ct);

    /// <summary>
    /// Numbers of messages of our own about the same client that were held after this one and still are, first held first.
    /// </summary>
    public Task<List<long>> HeldBehindAsync(HeldBericht own) => HeldWork.BehindAsync(session, own.BerichtId, ct);

    /// <summary>Two persons decide on what is held in this store.</summary>
    public Task<bool> IsFourEyesAsync() => DecisionPolicy.IsFourEyesAsync(session, ct);

    /// <summary>Keeps a proposal for a second person; its number.</summary>
    /// <param name="held">A message of the scope that is held.</param>
    /// <param name="part">What of it; a line is one of its lines.</param>
    /// <param name="decision">What is proposed.</param>
    /// <param name="by">Who proposes.</param>
    /// <param name="note">Why.</param>
    /// <param name="at">When; kept in UTC.</param>
    /// <returns>Null when the same line (or all of it) has an open proposal.</returns>
    public Task<long?> ProposeAsync(HeldBericht held, HeldPart part, Decision decision, Decider by, string note, DateTimeOffset at) =>
        ProposalTable.AddAsync(session, scope!, held.Number, part, decision, by, note, at, ct);

    /// <summary>An open proposal on a message of the scope, or null.</summary>
    public Task<Proposal?> FindProposalAsync(GemeenteScope among, long number) => ProposalTable.FindAsync(session, among, number, ct);

    /// <summary>Closes an open proposal.</summary>
    /// <returns>False when it is not open (any more).</returns>
    public Task<bool> CloseProposalAsync(long proposal, ProposalState state, Decider by, DateTimeOffset at) =>
        ProposalTable.CloseAsync(session, proposal, state, by, at, ct);

    /// <summary>Withdraws all proposals that are open on a message that was answered: none of them can be carried out any more.</summary>
    public Task WithdrawProposalsAsync(long heldNumber, string by, DateTimeOffset at) =>
        ProposalTable.WithdrawAllAsync(session, heldNumber, by, at, ct);

    /// <summary>
    /// A request of the scope of this transaction with all that is known of it, or null when it is not there or may not be seen.
    /// </summary>
    /// <exception cref="InvalidOperationException">The transaction does not hold the lock of the scope of the request.</exception>
    public async Task<RequestDetail?> FindRequestAsync(GemeenteScope among, RequestNumber number)
    {
        var found = await RequestReader.FindAsync(session, new(session), among, number, ct).ConfigureAwait(false);
        if (found is not null)
            RequireLockOf(found.Row.Scope);
        return found;
    }

    /// <summary>
    /// Keeps a decision on a request of the scope; its number. Null when it is a proposal and the request has an open one.
    /// </summary>
    /// <param name="row">The request.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="by">Who decides or proposes.</param>
    /// <param name="note">Why.</param>
    /// <param name="at">When; kept in UTC.</param>
    /// <param name="toldBy">The message of this transaction that says it; null makes it a proposal.</param>
    /// <param name="person">What was typed about the client; kept with a proposal only.</param>
    public Task<long?> SaveRequestDecisionAsync(
        RequestRow row, RequestDecision decision, Decider by, string note, DateTimeOffset at, Guid? toldBy, TypedPerson? person = null) =>
        RequestDecisionTable.AddAsync(session, row, decision, by, note, at, toldBy, person, ct);

    /// <summary>Closes an open proposal on a request: carried out when there is a message that says it, else withdrawn.</summary>
    /// <returns>False when it is not open (any more).</returns>
    public Task<bool> CloseRequestProposalAsync(long proposal, string by, DateTimeOffset at, Guid? toldBy) =>
        RequestDecisionTable.CloseAsync(session, proposal, by, at, toldBy, ct);

    /// <summary>Withdraws what is proposed on a request that is decided otherwise.</summary>
    public Task WithdrawRequestProposalsAsync(RequestRow row, string by, DateTimeOffset at) =>
        RequestDecisionTable.WithdrawAsync(session, row, by, at, ct);

    private async Task<IReadOnlyList<RegisterSnapshot>> LoadAsync(IReadOnlyList<RegisterKeys> keys, QueryBatch batch, Guid? except)
    {
        foreach (var one in keys)
            RequireLockOf(one.Scope);
        if (keys.Any(k => k.Identity.IsOwn))
            session.Database.Lock(batch, [LockNames.Of(keys[0].Scope.Standaard, keys[0].Scope.Gemeente)]);
        return await SnapshotLoader.LoadAsync(session, batch, keys, except, ct).ConfigureAwait(false);
    }

    private async Task<long> NextAsync(string counter)
    {
        if (numbers[counter].Count == 0)
        {
            var batch = new QueryBatch(session);
            var fresh = session.Database.NextNumbers(batch, counter, 1);
            await batch.RunAsync(ct).ConfigureAwait(false);
            numbers[counter] = new(fresh.Value);
        }

        return numbers[counter].Dequeue();
    }

    private async Task RequireSettledAsync(QueryBatch batch, BatchResult<int> settled, int wanted)
    {
        await batch.RunAsync(ct).ConfigureAwait(false);
        if (settled.Value != wanted)
            throw new InvalidOperationException("This message is not in the inbox, or it has its verdict.");
    }

    private void RequireFitting(Settlement settlement)
    {
        if (settlement.Outgoing is { } outgoing && outgoing.BerichtId != settlement.Id)
            throw new ArgumentException("The answer is to another message.", nameof(settlement));
        if (settlement is { Outgoing: not null, Judgement: null or { Verdict.Outcome: Outcome.Held } })
        {
            throw new ArgumentException(
                "A message that is held is answered later, and one that was not read is not answered.", nameof(settlement));
        }

        if (settlement.Judgement is { } judgement)
            RequireLockOf(judgement.Effects.Scope);
    }

    private void RequireLockOf(ExchangeScope wanted)
    {
        if (scope != wanted)
            throw new InvalidOperationException("The transaction was begun without the lock of the scope of this message.");
    }
}
