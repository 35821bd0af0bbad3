using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Register;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Returns;

namespace MessageHub.Processing;

/// <summary>
/// The shell around the pure verdict, top to bottom: read the original bytes, load what the rules need, judge, make the one answer,
/// and record verdict, register change and answer in one transaction. Whoever dies when, a message has no answer or exactly one.
/// </summary>
public sealed class BerichtProcessor(RegisterStore store, SchemaLibrary schemas, BerichtReader reader, RuleSet rules, ProcessingSettings settings)
{
    /// <summary>Reads our own messages back before they leave: whatever their size, they have to be valid.</summary>
    private readonly BerichtReader ownReader = new(schemas, long.MaxValue, reader.Releases);

    /// <summary>
    /// Processes a received message. One that was processed before is left alone and its result is told again, so that a redelivery
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
        return Read(received.Content) switch
        {
            ReadResult.Read read => await JudgeAsync(Subject.Of(received), read.Bericht, today, cancellationToken),
            ReadResult.Refused refused => await RefuseAsync(Subject.Of(received), refused, today, cancellationToken),
            _ => throw new InvalidOperationException("A message is read or refused."),
        };
    }

    /// <summary>
    /// Processes the oldest messages of a scope that wait, unless another is at work in the scope. Reading, judging and recording happen in
    /// one transaction under the lock of the scope. The verdicts are those of judging one after the other in order of arrival.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <param name="most">At most so many messages.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    /// <param name="cancellationToken">Stops before the transaction is committed, or not at all.</param>
    /// <exception cref="BerichtFaultException">
    /// A message could not be judged: our fault. Nothing happened, to the others neither. In a turn of several it may be of another than
    /// the one it names; whose it is shows when they are taken one by one.
    /// </exception>
    /// <exception cref="RegisterException">The database is out of reach; nothing happened.</exception>
    public async Task<(Turn Turn, IReadOnlyList<JudgedBericht> Judged)> TakeTurnAsync(
        ExchangeScope scope, int most, DateOnly today, CancellationToken cancellationToken = default)
    {
        var (first, judged) = ((Guid?)null, new List<JudgedBericht>());
        try
        {
            var turn = await store.InTurnAsync(
                scope,
                most,
                async (transaction, received) =>
                {
                    first = received[0].Id;
                    foreach (var part in TurnParts.Of([.. received.Select(ReadInTurn)], m => m.Keys))
                    {
                        var results = await JudgeAsync(transaction, part, today);
                        judged.AddRange(part.Zip(results, (m, result) => new JudgedBericht(m.Received.Id, result, m.Received.ReceivedAt, m.Received.TraceParent)));
                    }
                },
                cancellationToken);
            return (turn, judged);
        }
        catch (Exception e) when (first is not null && !cancellationToken.IsCancellationRequested && e is not RegisterException { IsTransient: true })
        {
            throw BerichtFaultException.Of(first.Value, e);
        }
    }

    /// <summary>
    /// Judges a message as <see cref="ProcessAsync"/> would, and changes nothing: no inbox, no register, no answer.
    /// </summary>
    public async Task<BerichtResult> ExplainAsync(string file, byte[] content, DateOnly today, CancellationToken cancellationToken = default)
    {
        switch (Read(content))
        {
            case ReadResult.Read { Bericht: var bericht }:
                var keys = RegisterKeys.Of(bericht);
                var register = await store.InTransactionAsync(keys.Scope, t => t.LoadAsync(keys), cancellationToken);
                return BerichtResult.Of(file, bericht, Assessor.Assess(bericht, register, rules, today), answer: null);
            case ReadResult.Refused refused:
                return BerichtResult.Of(file, refused);
            default:
                throw new InvalidOperationException("A message is read or refused.");
        }
    }

    /// <summary>Reads a message that was read before, when it was judged.</summary>
    internal Bericht ReadAgain(StoredBericht received) => Read(received.Content) is ReadResult.Read { Bericht: var bericht }
        ? bericht
        : throw new InvalidOperationException("A message that has a verdict was read before.");

    private InTurn ReadInTurn(StoredBericht received)
    {
        var read = Read(received.Content);
        return new(received, read, read is ReadResult.Read { Bericht: var bericht } ? RegisterKeys.Of(bericht) : null);
    }

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
        if (bericht.Identity is { SentByGemeente: true, Nummer: not (301 or 319) } ours)
            return new(RefusalReason.OursToMake, $"Een {ours.Name} maakt de gemeente zelf; die kan niet worden ontvangen.", BerichtHead.Of(bericht), []);
        var gemeente = ExchangeScope.Of(bericht).Gemeente;
        return settings.Gemeenten.Count > 0 && !settings.Gemeenten.Contains(gemeente)
            ? new(RefusalReason.NotForUs, $"Deze installatie werkt niet voor gemeente {gemeente}.", BerichtHead.Of(bericht), [])
            : null;
    }

    private async Task<BerichtResult> RefuseAsync(Subject received, ReadResult.Refused refused, DateOnly today, CancellationToken cancellationToken)
    {
        var result = BerichtResult.Of(received.FileName, refused);
        return await store.InTransactionAsync(
            null,
            async transaction =>
            {
                if (await AnsweredMeanwhileAsync(transaction, received) is { } earlier)
                    return earlier;
                await transaction.RefuseAsync(received.Id, result.ToJson(), today, Provenance.Of(refused.Head));
                return result;
            },
            cancellationToken);
    }

    /// <summary>A part of a turn. Nobody else judges its messages: the transaction holds them.</summary>
    private async Task<IReadOnlyList<BerichtResult>> JudgeAsync(RegisterTransaction transaction, IReadOnlyList<InTurn> part, DateOnly today)
    {
        var keys = part.Select(m => m.Keys).OfType<RegisterKeys>().ToList();
        var registers = keys.Count > 0 ? await transaction.LoadManyAsync(keys) : [];
        var berichten = part.Select(m => m.Read).OfType<ReadResult.Read>().Select(r => r.Bericht);
        var verdicts = Assessor.AssessInOrder([.. berichten.Zip(registers)], rules, today);
        var judged = new Queue<(Verdict Verdict, RegisterSnapshot Register)>(verdicts.Zip(registers));
        var results = new List<BerichtResult>(part.Count);
        foreach (var (received, read, _) in part)
        {
            switch (read)
            {
                case ReadResult.Read { Bericht: var bericht }:
                    var (verdict, register) = judged.Dequeue();
                    results.Add(await SettleAsync(transaction, Subject.Of(received), bericht, register, verdict, today));
                    break;
                case ReadResult.Refused refused:
                    var result = BerichtResult.Of(received.FileName, refused);
                    await transaction.RefuseAsync(received.Id, result.ToJson(), today, Provenance.Of(refused.Head));
                    results.Add(result);
                    break;
                default:
                    throw new InvalidOperationException("A message is read or refused.");
            }
        }

        return results;
    }

    private async Task<BerichtResult> JudgeAsync(Subject received, Bericht bericht, DateOnly today, CancellationToken cancellationToken)
    {
        var keys = RegisterKeys.Of(bericht);
        return await store.InTransactionAsync(
            keys.Scope,
            async transaction =>
            {
                if (await AnsweredMeanwhileAsync(transaction, received) is { } earlier)
                    return earlier;
                var register = await transaction.LoadAsync(keys, received.Id);
                return await SettleAsync(transaction, received, bericht, register, Assessor.Assess(bericht, register, rules, today), today);
            },
            cancellationToken);
    }

    /// <summary>Makes the answer that a verdict asks for, and records both.</summary>
    internal async Task<BerichtResult> SettleAsync(
        RegisterTransaction transaction, Subject received, Bericht bericht, RegisterSnapshot register, Verdict verdict, DateOnly today)
    {
        var (outgoing, answer) = await MakeOutgoingAsync(transaction, received, bericht, register, verdict, today);
        var result = BerichtResult.Of(received.FileName, bericht, verdict, answer);
        await transaction.RecordAsync(received.Id, bericht, verdict, outgoing, result.ToJson(), today);
        return result;
    }

    /// <summary>Another worker may have been first: under the lock of the scope its result is the result.</summary>
    private static async Task<BerichtResult?> AnsweredMeanwhileAsync(RegisterTransaction transaction, Subject received)
    {
        var now = await transaction.StatusAsync(received.Id);
        return now!.State == received.State ? null : BerichtResult.FromJson(now.Result!);
    }

    /// <summary>The answer to an incoming message, or our own 301 or 319 when it is correct.</summary>
    private async Task<(OutgoingBericht?, AnswerResult?)> MakeOutgoingAsync(
        RegisterTransaction transaction, Subject received, Bericht bericht, RegisterSnapshot register, Verdict verdict, DateOnly today)
    {
        if (bericht.Identity.Nummer is 301 or 319)
        {
            return verdict.Outcome is Outcome.Accepted
                ? (new(received.Id, FileNameOf(bericht, bericht.Header.BerichtIdentificatie.Identificatie), WriteValid(bericht)), null)
                : (null, null);
        }

        if (verdict.Outcome is Outcome.Held || bericht.Identity.Answer is not { } identity)
            return (null, null);
        var details = new AnswerDetails
        {
            Identificatie = await transaction.NextIdentificatieAsync(),
            Today = today,
            XsdVersie = schemas.Of(identity).Versie,
            XsltVersie = settings.XsltVersie ?? reader.Releases[identity.Release].XsltVersie,
        };
        var answer = Answers.For(bericht, verdict, details)!;
        if (identity.Nummer == 325 && Assessor.CheckAnswer(answer, bericht, register, rules, today) is { Count: > 0 } findings)
            throw AnswerNotValidException.Of(identity.Name, findings);
        var fileName = FileNameOf(answer, details.Identificatie);
        var content = WriteValid(answer);
        return (new(received.Id, fileName, content), new(identity.Name, fileName) { Problem = ProblemOf(content.Length, identity) });
    }

    /// <summary>
    /// What is the matter with an answer that nothing can be done about here; the verdict tells it, so that nobody has to find out when it
    /// is not sent.
    /// </summary>
    private string? ProblemOf(int bytes, BerichtIdentity identity)
    {
        if (settings.MaximumAnswerBytes == 0 || bytes <= settings.MaximumAnswerBytes)
            return null;
        var remedy = identity.Nummer == 325
            ? "Vraag de aanbieder de declaratie te crediteren en in kleinere delen opnieuw in te dienen, of geef hem het antwoord buiten het berichtenverkeer om."
            : "Geef het antwoord buiten het berichtenverkeer om.";
        return $"Het antwoord heeft {bytes} bytes. Er kunnen er {settings.MaximumAnswerBytes} worden verstuurd (MaximumAnswerBytes). {remedy}";
    }

    private byte[] WriteValid(Bericht bericht)
    {
        var content = BerichtWriter.Write(bericht);
        return ownReader.Check(content) is ReadResult.Refused refused
            ? throw AnswerNotValidException.Of(bericht.Identity.Name, refused.Complaints.Select(c => $"{c.Path}: {c.Text}"))
            : content;
    }

    /// <summary>An Identificatie may hold any character; a file name may not.</summary>
    private static string FileNameOf(Bericht bericht, string identificatie) =>
        $"{bericht.Identity.Name}-{string.Concat(identificatie.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'))}.xml";

    /// <param name="Received">A message of a turn.</param>
    /// <param name="Read">Its content.</param>
    /// <param name="Keys">What has to be looked up for it; null when it cannot be read.</param>
    private sealed record InTurn(StoredBericht Received, ReadResult Read, RegisterKeys? Keys);

    /// <summary>The message that is processed, without its bytes: once it is read they are not kept in memory any longer.</summary>
    internal readonly record struct Subject(Guid Id, string FileName, BerichtState State)
    {
        public static Subject Of(StoredBericht bericht) => new(bericht.Id, bericht.FileName, bericht.State);
    }
}
