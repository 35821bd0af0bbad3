using MessageHub.Berichten;
using MessageHub.Berichten.Model;
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
    private readonly Session session;
    private readonly ExchangeScope? scope;
    private readonly TimeProvider clock;
    private readonly bool isTurn;
    private readonly bool isShared;
    private readonly CancellationToken ct;
    private readonly Queue<long> numbers = [];
    private readonly List<Settlement> kept = [];
    private int messages;

    /// <param name="session">The transaction.</param>
    /// <param name="scope">The scope whose lock it holds, or null.</param>
    /// <param name="clock">Tells when a message was settled.</param>
    /// <param name="messages">How many messages of a turn it judges. It was seen under that lock that they wait: nobody else settles them. Null outside a turn.</param>
    /// <param name="ct">Stops the work.</param>
    internal RegisterTransaction(Session session, ExchangeScope? scope, TimeProvider clock, int? messages, CancellationToken ct) =>
        (this.session, this.scope, this.clock, isTurn, isShared, this.messages, this.ct) =
            (session, scope, clock, messages is not null, messages > 1, messages ?? 1, ct);

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
    public async Task<RegisterSnapshot> LoadAsync(RegisterKeys keys, Guid? except = null)
    {
        RequireLockOf(keys.Scope);
        if (keys.Identity.Nummer is 301 or 319)
            await session.Database.LockAsync(session, LockNames.Of(keys.Scope.Standaard, keys.Scope.Gemeente), ct).ConfigureAwait(false);
        return await new SnapshotLoader(session, keys, except, ct).LoadAsync().ConfigureAwait(false);
    }

    /// <summary>A new Identificatie for a message of ours: A and eleven digits, never given out twice. Does not wait for other scopes.</summary>
    public async Task<string> NextIdentificatieAsync()
    {
        // Each message gets one at most; those of a turn are fetched together.
        if (numbers.Count == 0)
        {
            foreach (var number in await session.Database.NextNumbersAsync(session, "identificatie", Math.Max(messages, 1), ct).ConfigureAwait(false))
                numbers.Enqueue(number);
        }

        return $"A{numbers.Dequeue():D11}";
    }

    /// <summary>
    /// Stores the verdict on a message: its state and result, what of it counts from now on, and its answer. Rejected messages use up no
    /// number, except a claim whose findings are only on Client and Prestatie (D4). A claim that waits keeps its numbers and its lines
    /// block others (D78, D87); when it is recorded again, what the first time left is replaced. In a turn of several messages only what
    /// the rules read is there at once; the rest is written when the turn ends.
    /// </summary>
    /// <param name="id">The message.</param>
    /// <param name="bericht">Its content.</param>
    /// <param name="verdict">The verdict, with findings on the class instances of <paramref name="bericht"/>.</param>
    /// <param name="outgoing">Its answer, or null when it gets none (yet).</param>
    /// <param name="result">What people and machines are told, as text.</param>
    /// <exception cref="InvalidOperationException">The message is not there or has its verdict; or the lock of its scope is not held.</exception>
    /// <exception cref="RegisterException">
    /// With <see cref="RegisterException.IsConflict"/>: the message has an answer, or a number that has to be unique is taken.
    /// </exception>
    public Task RecordAsync(Guid id, Bericht bericht, Verdict verdict, OutgoingBericht? outgoing, string result)
    {
        RequireLockOf(ExchangeScope.Of(bericht));
        messages--;
        if (outgoing is not null && outgoing.BerichtId != id)
            throw new ArgumentException("The answer is to another message.", nameof(outgoing));
        if (outgoing is not null && verdict.Outcome is Outcome.Held)
            throw new ArgumentException("A message that waits is answered later.", nameof(outgoing));

        var settlement = new Settlement(VerdictFact.Of(id, bericht, verdict), result)
        {
            Judged = (bericht, verdict),
            Outgoing = outgoing is null ? null : (outgoing, NummerOfOutgoing(bericht.Identity)),
        };
        // A return changes what was kept of our own message, which may be one of the same turn.
        return SettleAsync(settlement, canWait: bericht.Identity.Nummer is not (302 or 320), batch => AddFacts(batch, id, bericht, verdict));
    }

    /// <summary>Stores that a message could not be read, is unknown or not valid (level 1). It gets no answer.</summary>
    /// <exception cref="InvalidOperationException">The message is not there or has its verdict.</exception>
    public Task RefuseAsync(Guid id, string result)
    {
        messages--;
        return SettleAsync(new(VerdictFact.Unread(id), result), canWait: true, _ => { });
    }

    /// <summary>Writes what waits, all in one go. A turn ends with it.</summary>
    /// <exception cref="InvalidOperationException">One of the messages is not there or has its verdict.</exception>
    /// <exception cref="RegisterException">As of <see cref="RecordAsync"/>, of any of the messages.</exception>
    internal Task WriteKeptAsync() => kept.Count == 0 ? Task.CompletedTask : WriteKeptAsync(_ => { });

    /// <summary>Adds what a person decided. Nothing is changed or taken back: the last decision on a line counts.</summary>
    /// <param name="berichtId">A message that waits.</param>
    /// <param name="referentieNummer">The line, or null for the message as a whole.</param>
    /// <param name="decision">On a line <see cref="HeldDecision.Grant"/> or <see cref="HeldDecision.Reject"/>; on a message any word.</param>
    /// <param name="retourCode">Needed to reject a line, else null.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="note">Why.</param>
    /// <param name="at">When; kept in UTC.</param>
    /// <exception cref="ArgumentException">A decision on a line that is neither, or a rejection without a code.</exception>
    /// <exception cref="InvalidOperationException">The message does not wait, or has no such line that waits.</exception>
    public Task SaveDecisionAsync(
        Guid berichtId, string? referentieNummer, string decision, string? retourCode, string by, string note, DateTimeOffset at) =>
        HeldWork.SaveDecisionAsync(session, berichtId, new(referentieNummer, decision, retourCode, by, note, at), ct);

    /// <summary>The message with this number of held work, or null when it does not wait (any more).</summary>
    public Task<HeldBericht?> FindHeldAsync(long number) => HeldWork.FindAsync(session, number, ct);

    /// <summary>What counts for the lines of a message, by ReferentieNummer: the last decision on each.</summary>
    public async Task<IReadOnlyDictionary<string, Decision>> DecisionsAsync(Guid berichtId)
    {
        var result = new Dictionary<string, Decision>();
        foreach (var decision in await HeldWork.DecisionsAsync(session, berichtId, ct).ConfigureAwait(false))
        {
            if (decision.ReferentieNummer is { } referentie)
                result[referentie] = decision.Decision == HeldDecision.Grant ? new Decision.Grant() : new Decision.Reject(decision.RetourCode!);
        }

        return result;
    }

    /// <summary>A 301 or 319 leaves itself; another message leaves its answer.</summary>
    private static int NummerOfOutgoing(BerichtIdentity identity) => identity.Nummer is 301 or 319 ? identity.Nummer : identity.AnsweredBy!.Value;

    private static bool Counts(Bericht bericht, Verdict verdict) => verdict.Outcome switch
    {
        Outcome.Accepted or Outcome.Partly => true,
        Outcome.Held => bericht.Declaratie is not null,
        _ => bericht.Declaratie is not null && verdict.Findings.All(f =>
            f.Rule.Level is Level.AcrossMessages or Level.ExternalSource && f.Instance is Client or Prestatie),
    };

    /// <summary>Alone it is written at once, so that what goes wrong is told of this message.</summary>
    private Task SettleAsync(Settlement settlement, bool canWait, Action<QueryBatch> addFacts)
    {
        kept.Add(settlement);
        if (!isShared || !canWait)
            return WriteKeptAsync(addFacts);
        var batch = new QueryBatch(session);
        addFacts(batch);
        return batch.RunAsync(ct);
    }

    private async Task WriteKeptAsync(Action<QueryBatch> addFacts)
    {
        var (database, now) = (session.Database, clock.GetUtcNow());
        List<Settlement> settlements = [.. kept];
        kept.Clear();
        var batch = new QueryBatch(session);
        var settled = Inbox.Settle(batch, database, settlements, now);
        if (!isTurn)
        {
            // Told before the rest, which would only say that something is there already.
            await RequireSettledAsync(batch, settled, settlements.Count).ConfigureAwait(false);
            batch = new(session);
        }

        VerdictFact.Add(batch, database, [.. settlements.Select(s => s.Fact)], now);
        addFacts(batch);
        foreach (var (outgoing, nummer) in settlements.Select(s => s.Outgoing).OfType<(OutgoingBericht, int)>())
            Outbox.Insert(batch, outgoing, scope!, nummer);
        foreach (var settlement in settlements)
        {
            if (settlement.Judged is not var (bericht, verdict))
                continue;
            DetailFacts.Add(batch, database, settlement.Id, bericht, verdict);
            HeldWork.Replace(batch, database, settlement.Id, bericht, verdict);
        }

        await RequireSettledAsync(batch, settled, settlements.Count).ConfigureAwait(false);
    }

    /// <summary>What the rules read: the next message of the same turn is judged by it.</summary>
    private void AddFacts(QueryBatch batch, Guid id, Bericht bericht, Verdict verdict)
    {
        var facts = new FactWriter(session.Database, batch, id, bericht);
        if (bericht.Declaratie is not null)
            facts.Forget();
        if (bericht.Identity.Nummer is 302 or 320)
        {
            if (verdict.Outcome is Outcome.Accepted && ReturnCodes.Rejects(bericht))
                facts.UndoOwn();
        }
        else if (Counts(bericht, verdict))
        {
            facts.Store(verdict);
        }
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
