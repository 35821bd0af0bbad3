using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using MessageHub.Rules.Returns;

namespace MessageHub.Processing;

/// <summary>
/// The shell around the pure verdict, top to bottom: read the original bytes, load what the rules need, judge, make the one answer,
/// and write verdict, register change and answer in one transaction. Whoever dies when, a message has no answer or exactly one.
/// </summary>
public sealed class BerichtProcessor(
    RegisterStore store, SchemaLibrary schemas, BerichtReader reader, RuleSet rules, ProcessingSettings settings)
{
    /// <summary>Reads our own messages back before they leave: whatever their size, they have to be valid.</summary>
    private readonly BerichtReader ownReader = new(schemas, long.MaxValue, reader.Releases);

    /// <summary>
    /// Processes a received message. One that was processed before is left alone and its result is reported again, so that a redelivery
    /// never makes a second answer.
    /// </summary>
    /// <param name="id">The inbox id.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    /// <exception cref="KeyNotFoundException">The inbox has no such message.</exception>
    /// <exception cref="AnswerNotValidException">A fault: the answer we made is not valid.</exception>
    public async Task<BerichtResult> ProcessAsync(Guid id, DateOnly today, CancellationToken cancellationToken = default)
    {
        var received = await store.FindAsync(id, cancellationToken) ?? throw new KeyNotFoundException("The inbox has no such message.");
        if (received.State is not BerichtState.Received)
            return BerichtResult.FromJson(received.Result!);
        var message = ReadMessage(Subject.Of(received), received.Content);
        return await store.InTransactionAsync(
            message.Keys?.Scope,
            async transaction =>
            {
                // Another worker may have been first: under the lock of the scope its result is the result.
                var now = await transaction.StatusAsync(id);
                return now!.State is BerichtState.Received
                    ? (await JudgeAsync(transaction, [message], today))[0]
                    : BerichtResult.FromJson(now.Result!);
            },
            cancellationToken);
    }

    /// <summary>
    /// Processes the oldest pending messages of a scope, unless another is at work in the scope. Reading, judging and recording happen in
    /// one transaction under the lock of the scope. The verdicts are those of judging one after the other in order of arrival.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <param name="max">At most so many messages.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    /// <exception cref="BerichtFaultException">
    /// A message could not be judged: our fault. Nothing happened, to the others neither. In a batch of several it may be of another than
    /// the one it names; whose it is shows when they are taken one by one.
    /// </exception>
    /// <exception cref="RegisterException">The database is out of reach; nothing happened.</exception>
    public async Task<(BatchOutcome Outcome, IReadOnlyList<JudgedBericht> Judged)> JudgeBatchAsync(
        ExchangeScope scope, int max, DateOnly today, CancellationToken cancellationToken = default)
    {
        var (first, judged) = ((Guid?)null, new List<JudgedBericht>());
        try
        {
            var outcome = await store.InBatchAsync(
                scope,
                max,
                async (transaction, received) =>
                {
                    first = received[0].Id;
                    var results = await JudgeAsync(transaction, [.. received.Select(r => ReadMessage(Subject.Of(r), r.Content))], today);
                    judged.AddRange(received.Zip(results, (r, result) => new JudgedBericht(r.Id, result, r.ReceivedAt, r.TraceParent)));
                },
                cancellationToken);
            return (outcome, judged);
        }
        catch (Exception e) when (first is not null && !cancellationToken.IsCancellationRequested
            && e is not RegisterException { IsTransient: true })
        {
            throw BerichtFaultException.Of(first.Value, e);
        }
    }

    /// <summary>
    /// Judges a message as <see cref="ProcessAsync"/> would, and changes nothing: no inbox, no register, no answer.
    /// </summary>
    public async Task<BerichtResult> ExplainAsync(
        string file, byte[] content, DateOnly today, CancellationToken cancellationToken = default)
    {
        var message = ReadMessage(new(Guid.Empty, file, BerichtState.Received), content);
        if (message.Bericht is not { } bericht)
            return BerichtResult.Of(file, message.Refusal!);
        var register = await store.InTransactionAsync(message.Keys!.Scope, t => t.LoadAsync(message.Keys), cancellationToken);
        return BerichtResult.Of(file, bericht, Assessor.Assess(bericht, register, rules, today), answer: null);
    }

    /// <summary>Reads a message that was read before, when it was judged.</summary>
    internal Bericht ReadAgain(StoredBericht received) => Read(received.Content) is ReadResult.Read { Bericht: var bericht }
        ? bericht
        : throw new InvalidOperationException("A message that has a verdict was read before.");

    /// <summary>
    /// Judges messages in their order: loads what the register has to say to all of them, judges each by that and by what those before it
    /// leave, and writes what they leave together. The rest is loaded again after a return that undoes a message of ours.
    /// </summary>
    private async Task<IReadOnlyList<BerichtResult>> JudgeAsync(
        RegisterTransaction transaction, IReadOnlyList<Message> messages, DateOnly today)
    {
        var results = new List<BerichtResult>(messages.Count);
        while (results.Count < messages.Count)
        {
            var left = messages.Skip(results.Count).ToList();
            var readable = left.Where(m => m.Bericht is not null).ToList();
            var registers = readable.Count > 0 ? await transaction.LoadManyAsync([.. readable.Select(m => m.Keys!)]) : [];
            var judged = new Queue<Judgement>(Judgement.InOrder([.. readable.Select(m => m.Bericht!).Zip(registers)], rules, today));
            var settlements = new List<Settlement>(left.Count);
            foreach (var message in left.TakeWhile(m => m.Bericht is null || judged.Count > 0))
            {
                var (settlement, result) = message.Bericht is null
                    ? Refuse(message, today)
                    : await AnswerAsync(transaction, message.Subject, judged.Dequeue(), today);
                settlements.Add(settlement);
                results.Add(result);
            }

            await transaction.WriteAsync(settlements);
        }

        return results;
    }

    /// <summary>Makes the answer that the verdict on a held message asks for, and writes both.</summary>
    internal async Task<BerichtResult> SettleAsync(RegisterTransaction transaction, Subject held, Judgement judgement, DateOnly today)
    {
        var (settlement, result) = await AnswerAsync(transaction, held, judgement, today);
        await transaction.WriteAsync([settlement]);
        return result;
    }

    /// <summary>
    /// Judges a message of the gemeente that was made here, as if it had arrived. When it may leave it is kept with its verdict, and goes
    /// out; else nothing is written.
    /// </summary>
    /// <param name="transaction">Holds the lock of its scope.</param>
    /// <param name="own">The 301 or 319.</param>
    /// <param name="agreed">Versions in it to which the aanbieder agreed; kept by the caller.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="needsColleague">Two persons decide: it is held until a second one confirms it.</param>
    internal async Task<(Guid Id, byte[] Content, BerichtResult Result)> TakeOwnAsync(
        RegisterTransaction transaction, Bericht own, IReadOnlyList<ToewijzingVersie> agreed, DateTimeOffset now, bool needsColleague)
    {
        var (content, today) = (BerichtWriter.Write(own), AmsterdamDate.Of(now));
        var name = FileNameOf(own, own.Header.BerichtIdentificatie.Identificatie);
        var message = ReadMessage(new(Guid.NewGuid(), name, BerichtState.Received), content);
        var (id, subject) = (message.Subject.Id, message.Subject);
        if (message.Bericht is not { } bericht)
            return (id, content, BerichtResult.Of(name, message.Refusal!));
        var register = await transaction.LoadAsync(message.Keys!);
        register = register with { Consents = register.Consents.Concat(agreed).ToHashSet() };
        var judgement = Judgement.InOrder([(bericht, register)], rules, today)[0];
        if (judgement.Verdict.Outcome is Outcome.Rejected)
            return (id, content, BerichtResult.Of(name, bericht, judgement.Verdict, answer: null));
        if (needsColleague && judgement.Verdict.Outcome is Outcome.Accepted)
            judgement = new(bericht, register, SecondPerson.Hold(bericht, judgement.Verdict));
        await transaction.KeepAsync(new(id, name, content, now));
        return (id, content, await SettleAsync(transaction, subject, judgement, today));
    }

    private static (Settlement, BerichtResult) Refuse(Message message, DateOnly today)
    {
        var result = BerichtResult.Of(message.Subject.FileName, message.Refusal!);
        return (new(message.Subject.Id, result.ToJson(), today) { Provenance = Provenance.Of(message.Refusal!.Head) }, result);
    }

    private async Task<(Settlement, BerichtResult)> AnswerAsync(
        RegisterTransaction transaction, Subject subject, Judgement judgement, DateOnly today)
    {
        var (outgoing, answer) = await MakeOutgoingAsync(transaction, subject, judgement, today);
        var result = BerichtResult.Of(subject.FileName, judgement.Bericht, judgement.Verdict, answer);
        var events = settings.Events ? EventData.Of(subject.Id, judgement) : [];
        return (new(subject.Id, result.ToJson(), today) { Judgement = judgement, Outgoing = outgoing, Events = events }, result);
    }

    private Message ReadMessage(Subject subject, byte[] content) => Read(content) switch
    {
        ReadResult.Read { Bericht: var bericht } => new(subject, bericht, RegisterKeys.Of(bericht), null),
        ReadResult.Refused refused => new(subject, null, null, refused),
        _ => throw new InvalidOperationException("A message is read or refused."),
    };

    /// <exception cref="TimeBudgetExceededException">It takes too long.</exception>
    private ReadResult Read(byte[] content)
    {
        var result = ReadInTime(content);
        return result is ReadResult.Read { Bericht: var bericht } && RefusalOf(bericht) is { } refusal ? refusal : result;
    }

    private ReadResult ReadInTime(byte[] content)
    {
        using var budget = new CancellationTokenSource(settings.TimeBudget);
        try
        {
            return reader.Read(content, budget.Token);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            throw new TimeBudgetExceededException(settings.TimeBudget);
        }
    }

    /// <summary>Messages that are readable and still not for us to process.</summary>
    private ReadResult.Refused? RefusalOf(Bericht bericht)
    {
        // One that answers a message from an aanbieder: nobody can offer it to us.
        if (bericht.Identity is { SentByGemeente: true, IsOwn: false } ours)
            return new(
                RefusalReason.OursToMake,
                $"Een {ours.Name} maakt de gemeente zelf; die kan niet worden ontvangen.",
                BerichtHead.Of(bericht),
                []);
        var gemeente = ExchangeScope.Of(bericht).Gemeente;
        return settings.Gemeenten.Count > 0 && !settings.Gemeenten.Contains(gemeente)
            ? new(RefusalReason.NotForUs, $"Deze installatie werkt niet voor gemeente {gemeente}.", BerichtHead.Of(bericht), [])
            : null;
    }

    /// <summary>The answer to an incoming message, or our own 301 or 319 when it is correct.</summary>
    private async Task<(OutgoingBericht?, AnswerResult?)> MakeOutgoingAsync(
        RegisterTransaction transaction, Subject subject, Judgement judgement, DateOnly today)
    {
        var (bericht, verdict) = (judgement.Bericht, judgement.Verdict);
        if (bericht.Identity.IsOwn)
        {
            return verdict.Outcome is Outcome.Accepted
                ? (new(subject.Id, FileNameOf(bericht, bericht.Header.BerichtIdentificatie.Identificatie), WriteValid(bericht)), null)
                : (null, null);
        }

        if (verdict.Outcome is Outcome.Held || bericht.Identity.Answer is not { } identity)
            return (null, null);
        var details = new AnswerDetails
        {
            Identificatie = await transaction.NextIdentificatieAsync(),
            Today = today,
            XsdVersie = XsdVersie.Of(schemas.Of(identity)),
            XsltVersie = settings.XsltVersie ?? reader.Releases[identity.Release].XsltVersie,
        };
        var answer = Answers.For(bericht, verdict, details)!;
        if (identity.IsClaimAnswer && Assessor.CheckAnswer(answer, bericht, judgement.Register, rules, today) is { Count: > 0 } findings)
            throw AnswerNotValidException.Of(identity.Name, findings);
        var fileName = FileNameOf(answer, details.Identificatie);
        var content = WriteValid(answer);
        return (new(subject.Id, fileName, content), new(identity.Name, fileName) { Problem = ProblemOf(content.Length, identity) });
    }

    /// <summary>
    /// What is the matter with an answer that nothing can be done about here; the verdict says it, so that nobody has to find out when it
    /// is not sent.
    /// </summary>
    private string? ProblemOf(int bytes, BerichtIdentity identity)
    {
        if (settings.MaximumAnswerBytes == 0 || bytes <= settings.MaximumAnswerBytes)
            return null;
        var remedy = identity.IsClaimAnswer
            ? "Vraag de aanbieder de declaratie te crediteren en in kleinere delen opnieuw in te dienen, "
                + "of geef hem het antwoord buiten het berichtenverkeer om."
            : "Geef het antwoord buiten het berichtenverkeer om.";
        return $"Het antwoord heeft {bytes} bytes. "
            + $"Er kunnen er {settings.MaximumAnswerBytes} worden verstuurd (MaximumAnswerBytes). {remedy}";
    }

    private byte[] WriteValid(Bericht bericht)
    {
        var content = BerichtWriter.Write(bericht);
        return ownReader.Check(content) is ReadResult.Refused refused
            ? throw AnswerNotValidException.Of(bericht.Identity.Name, refused.Complaints.Select(c => $"{c.Path}: {c.Text}"))
            : content;
    }

    /// <summary>An Identificatie may hold any character; a file name may not.</summary>
    private static string FileNameOf(Bericht bericht, string identificatie)
    {
        var usable = identificatie.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_');
        return $"{bericht.Identity.Name}-{string.Concat(usable)}.xml";
    }

    /// <param name="Subject">A message to judge.</param>
    /// <param name="Bericht">Its content; null when it is refused.</param>
    /// <param name="Keys">What has to be looked up for it; null when it is refused.</param>
    /// <param name="Refusal">Why it is refused, or null.</param>
    private sealed record Message(Subject Subject, Bericht? Bericht, RegisterKeys? Keys, ReadResult.Refused? Refusal);

    /// <summary>The message that is processed, without its bytes: once it is read they are not kept in memory any longer.</summary>
    internal readonly record struct Subject(Guid Id, string FileName, BerichtState State)
    {
        public static Subject Of(StoredBericht bericht) => new(bericht.Id, bericht.FileName, bericht.State);
    }
}
