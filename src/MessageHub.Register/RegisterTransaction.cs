using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Register.Access;
using MessageHub.Register.Monitoring;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Register;

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
    private readonly int? turn;
    private readonly CancellationToken ct;
    private readonly Dictionary<string, Queue<long>> numbers = new() { [Identificaties] = new(), [Volgordes] = new() };
    private readonly List<Settlement> kept = [];
    private readonly List<Settlement> unwritten = [];

    /// <param name="session">The transaction.</param>
    /// <param name="scope">The scope whose lock it holds, or null.</param>
    /// <param name="clock">Tells when a message was settled.</param>
    /// <param name="turn">How many messages the turn has. It was seen under that lock that they wait: nobody else settles them. Null
    /// outside a turn.</param>
    /// <param name="ct">Stops the work.</param>
    internal RegisterTransaction(Session session, ExchangeScope? scope, TimeProvider clock, int? turn, CancellationToken ct) =>
        (this.session, this.scope, this.clock, this.turn, this.ct) = (session, scope, clock, turn, ct);

    /// <summary>
    /// What became of a message of the inbox, or null when it is not there. Another transaction that wants to change it waits until this
    /// one ends.
    /// </summary>
    public Task<BerichtStatus?> StatusAsync(Guid id) => Inbox.StatusAsync(session, id, ct);

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
    /// The same for several starts and stops of a turn (<see cref="RegisterKeys.IsDelivery"/>), with as many commands as for one.
    /// </summary>
    /// <returns>What it has to say to each at this moment, in the same order; not yet what they will leave for each other
    /// (<see cref="RegisterSnapshot.After"/>).</returns>
    /// <exception cref="ArgumentException">One of several is no start or stop.</exception>
    /// <exception cref="InvalidOperationException">The transaction does not hold the lock of their scope.</exception>
    public async Task<IReadOnlyList<RegisterSnapshot>> LoadManyAsync(IReadOnlyList<RegisterKeys> keys)
    {
        var batch = new QueryBatch(session);
        // Numbers come along: of all that is loaded here, each counts and is answered at most once.
        var answered = keys.Count(k => !k.Identity.SentByGemeente && k.Identity.AnsweredBy is not null);
        var drawn = new[] { (Name: Identificaties, Count: answered), (Name: Volgordes, keys.Count) }
            .Where(n => n.Count > numbers[n.Name].Count)
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
    /// Stores the verdict on a message: its state and result, what of it counts from now on, and its answer. Rejected messages use up no
    /// number, except a claim whose findings are only on Client and Prestatie. A claim that waits keeps its numbers and its lines
    /// block others; when it is recorded again, what the first time left is replaced. In a turn of several messages it is
    /// written later, with that of the others: what the rules read before they load again, the rest when the turn ends.
    /// </summary>
    /// <param name="id">The message.</param>
    /// <param name="bericht">Its content.</param>
    /// <param name="verdict">The verdict, with findings on the class instances of <paramref name="bericht"/>.</param>
    /// <param name="outgoing">Its answer, or null when it gets none (yet).</param>
    /// <param name="result">What people and machines are told, as text.</param>
    /// <param name="today">The day it was judged by, from which its amounts count; that of the clock of the store when null.</param>
    /// <exception cref="InvalidOperationException">The message is not there or has its verdict; or the lock of its scope is not
    /// held.</exception>
    /// <exception cref="RegisterException">
    /// With <see cref="RegisterException.IsConflict"/>: the message has an answer, or a number that has to be unique is taken.
    /// </exception>
    public Task RecordAsync(Guid id, Bericht bericht, Verdict verdict, OutgoingBericht? outgoing, string result, DateOnly? today = null)
    {
        RequireLockOf(ExchangeScope.Of(bericht));
        if (outgoing is not null && outgoing.BerichtId != id)
            throw new ArgumentException("The answer is to another message.", nameof(outgoing));
        if (outgoing is not null && verdict.Outcome is Outcome.Held)
            throw new ArgumentException("A message that waits is answered later.", nameof(outgoing));

        var settlement = new Settlement(VerdictFact.Of(id, bericht, verdict, today ?? LocalDay.Of(clock.GetUtcNow())), result)
        {
            Judged = (bericht, verdict),
            Outgoing = outgoing is null ? null : (outgoing, NummerOfOutgoing(bericht.Identity)),
        };
        // A return changes what was kept of our own message, which may be one of the same turn.
        return SettleAsync(settlement, canWait: bericht.Identity.Nummer is not (302 or 320));
    }

    /// <summary>Stores that a message could not be read, is unknown or not valid (level 1). It gets no answer.</summary>
    /// <exception cref="InvalidOperationException">The message is not there or has its verdict.</exception>
    public Task RefuseAsync(Guid id, string result, DateOnly? today = null, Provenance? provenance = null) =>
        SettleAsync(new(VerdictFact.Unread(id, today ?? LocalDay.Of(clock.GetUtcNow()), provenance), result), canWait: true);

    /// <summary>Writes what waits, all in one go. A turn ends with it.</summary>
    /// <exception cref="InvalidOperationException">One of the messages is not there or has its verdict.</exception>
    /// <exception cref="RegisterException">As of <see cref="RecordAsync"/>, of any of the messages.</exception>
    internal async Task WriteKeptAsync()
    {
        if (kept.Count == 0)
            return;
        var (database, now) = (session.Database, clock.GetUtcNow());
        List<Settlement> settlements = [.. kept];
        kept.Clear();
        var batch = new QueryBatch(session);
        var settled = Inbox.Settle(batch, database, settlements, now);
        if (turn is null)
        {
            // Told before the rest, which would only say that something is there already.
            await RequireSettledAsync(batch, settled, settlements.Count).ConfigureAwait(false);
            batch = new(session);
        }

        await WriteFactsAsync(batch).ConfigureAwait(false);
        // A return finds our own message while it is in force, and undoes it after that.
        VerdictFact.Add(batch, database, [.. settlements.Select(s => s.Fact)]);
        Outbox.Insert(batch, database, scope!, [.. settlements.Select(s => s.Outgoing).OfType<(OutgoingBericht, int)>()]);
        foreach (var settlement in settlements)
        {
            if (settlement.Judged is not var (bericht, verdict))
                continue;
            if (bericht.Identity.Nummer is 302 or 320 && verdict.Outcome is Outcome.Accepted && ReturnCodes.Rejects(bericht))
                new FactWriter(database, batch, scope!).UndoOwn(settlement.Id, bericht);
            DetailFacts.Add(batch, database, settlement.Id, bericht, verdict);
            HeldWork.Replace(batch, database, settlement.Id, bericht, verdict);
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

    /// <summary>A 301 or 319 leaves itself; another message leaves its answer.</summary>
    private static int NummerOfOutgoing(BerichtIdentity identity) => identity.Nummer is 301 or 319 ? identity.Nummer : identity.AnsweredBy!.Value;

    /// <summary>A return is no fact of its own: it is kept with what it answers.</summary>
    private static bool Counts(Bericht bericht, Verdict verdict) => bericht.Identity.Nummer is not (302 or 320) && verdict.Outcome switch
    {
        Outcome.Accepted or Outcome.Partly => true,
        Outcome.Held => bericht.Declaratie is not null,
        _ => bericht.Declaratie is not null && verdict.Findings.All(f =>
            f.Rule.Level is Level.AcrossMessages or Level.ExternalSource && f.Instance is Client or Prestatie),
    };

    private async Task<IReadOnlyList<RegisterSnapshot>> LoadAsync(IReadOnlyList<RegisterKeys> keys, QueryBatch batch, Guid? except)
    {
        foreach (var one in keys)
            RequireLockOf(one.Scope);
        await WriteFactsAsync(batch).ConfigureAwait(false);
        if (keys[0].Identity.Nummer is 301 or 319)
            session.Database.Lock(batch, [LockNames.Of(keys[0].Scope.Standaard, keys[0].Scope.Gemeente)]);
        return await new SnapshotLoader(session, batch, keys, except, ct).LoadAsync().ConfigureAwait(false);
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

    /// <summary>Alone it is written at once, so that what goes wrong is told of this message.</summary>
    private Task SettleAsync(Settlement settlement, bool canWait)
    {
        kept.Add(settlement);
        unwritten.Add(settlement);
        return turn > 1 && canWait ? Task.CompletedTask : WriteKeptAsync();
    }

    /// <summary>Adds the commands for what the rules read of messages that were judged: the next ones are judged by it.</summary>
    private async Task WriteFactsAsync(QueryBatch batch)
    {
        if (scope is null)
            return;
        var facts = new FactWriter(session.Database, batch, scope);
        var counted = new List<CountedBericht>();
        foreach (var settlement in unwritten)
        {
            if (settlement.Judged is not var (bericht, verdict))
                continue;
            if (bericht.Declaratie is not null)
                facts.Forget(settlement.Id);
            if (Counts(bericht, verdict))
                counted.Add(new(settlement.Id, await NextAsync(Volgordes).ConfigureAwait(false), bericht, verdict));
        }

        unwritten.Clear();
        facts.Store(counted);
    }

    private async Task RequireSettledAsync(QueryBatch batch, Deferred<int> settled, int wanted)
    {
        await batch.RunAsync(ct).ConfigureAwait(false);
        if (settled.Value != wanted)
            throw new InvalidOperationException("This message is not in the inbox, or it has its verdict.");
    }

    private void RequireLockOf(ExchangeScope wanted)
    {
        if (scope != wanted)
            throw new InvalidOperationException("The transaction was begun without the lock of the scope of this message.");
    }
}
