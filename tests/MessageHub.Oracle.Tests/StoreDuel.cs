using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;

namespace MessageHub.Oracles.Tests;

/// <summary>The same contest as <see cref="Duel"/>, with a real register behind the engine.</summary>
internal static class StoreDuel
{
    /// <summary>
    /// Runs sequences beside each other in one register, two to a gemeente (one per family), so that a look-up that leaves its scope shows
    /// as a disagreement too.
    /// </summary>
    /// <param name="store">The register.</param>
    /// <param name="count">How many sequences.</param>
    /// <param name="max">
    /// So many messages share a batch when they follow each other in one scope; null for messages that are judged outside turns.
    /// </param>
    /// <returns>How many messages were loaded together with another one.</returns>
    public static async Task<int> AssertAgreementAsync(RegisterStore store, int count, int? max = null)
    {
        var shared = 0;
        await Parallel.ForAsync(0, count, async (i, _) =>
        {
            // A sequence alone has returns in it, a crowd has several clients at once.
            var messages = max is null || i / 2 % 2 == 0 ? Sequence(i) : Crowd(i, max.Value);
            var disagreement = await FightAsync([.. messages.MovedTo(Gemeenten.All[i / 2])], max ?? 1, JudgeAsync);
            Assert.True(disagreement is null, disagreement?.ToString());
        });
        return shared;

        async Task<IReadOnlyList<Verdict>> JudgeAsync(IReadOnlyList<Bericht> berichten, DateOnly today)
        {
            if (max is null)
                return [await JudgeAloneAsync(store, berichten.Single(), today)];
            var (verdicts, together) = await JudgeInBatchAsync(store, berichten, today);
            Interlocked.Add(ref shared, together);
            return verdicts;
        }
    }

    private static IReadOnlyList<OMessage> Sequence(int i) =>
        new SequenceGenerator((i / 2) + 1, i % 2 == 0 ? OFamily.Ijw : OFamily.Iwmo).Generate().Messages;

    /// <summary>
    /// Several sequences beside each other in one gemeente, so that messages of one aanbieder about several clients follow each other.
    /// Without returns: a 301 that another sequence makes wrong is never sent, and what answers it would are held for a person.
    /// </summary>
    private static IReadOnlyList<OMessage> Crowd(int i, int max) =>
    [
        .. Enumerable.Range(0, 4)
            .SelectMany(
                n => Sequence(i + (200 * n))
                    .Where(m => m.Type != 302)
                    .Select(m => m with { Header = m.Header with { Identification = $"{n}{m.Header.Identification}" } })
                    .Index())
            .OrderBy(m => m.Index).Select(m => m.Item)
            .Chunk(max).SelectMany(chunk => chunk.OrderBy(m => m.Header.Provider)),
    ];

    private static async Task<Disagreement?> FightAsync(
        IReadOnlyList<OMessage> messages, int max, Func<IReadOnlyList<Bericht>, DateOnly, Task<IReadOnlyList<Verdict>>> judgeAsync)
    {
        IReadOnlyList<Accepted> history = [];
        var today = messages.Max(m => m.Header.Dated);
        for (var i = 0; i < messages.Count;)
        {
            var berichten = messages.Skip(i).Take(max).Select(OracleBerichten.Of).ToList();
            berichten = [.. berichten.TakeWhile(b => ExchangeScope.Of(b) == ExchangeScope.Of(berichten[0]))];
            foreach (var (bericht, verdict) in berichten.Zip(await judgeAsync(berichten, today)))
            {
                var expected = Oracle.Judge(history, messages[i]);
                var actual = EngineVerdict.Of(bericht, verdict);
                if (Duel.Differ(expected, actual))
                    return new([.. messages.Take(i + 1)], expected, actual);
                history = Oracle.Apply(history, messages[i], expected);
                i++;
            }
        }

        return null;
    }

    private static async Task<Verdict> JudgeAloneAsync(RegisterStore store, Bericht bericht, DateOnly today)
    {
        var incoming = new IncomingBericht(Guid.NewGuid(), "in.xml", [60], DateTimeOffset.UnixEpoch);
        await store.ReceiveAsync(incoming, CancellationToken.None);
        var keys = RegisterKeys.Of(bericht);
        return await store.InTransactionAsync(
            keys.Scope,
            async transaction =>
            {
                var register = await transaction.LoadAsync(keys, incoming.Id);
                var verdict = Assessor.Assess(bericht, register, RuleCatalogue.All, today);
                await transaction.WriteAsync([new(incoming.Id, "resultaat", today) { Judgement = new(bericht, register, verdict) }]);
                return verdict;
            },
            CancellationToken.None);
    }

    /// <summary>As a worker does: loaded together, judged in order and written together, until one undoes a message of ours.</summary>
    private static async Task<(IReadOnlyList<Verdict> Verdicts, int Together)> JudgeInBatchAsync(
        RegisterStore store, IReadOnlyList<Bericht> berichten, DateOnly today)
    {
        foreach (var bericht in berichten)
            await store.ReceiveAsync(
                new(Guid.NewGuid(), "in.xml", BerichtWriter.Write(bericht), DateTimeOffset.UnixEpoch), CancellationToken.None);
        var (verdicts, together) = (new List<Verdict>(), 0);
        await store.InBatchAsync(
            ExchangeScope.Of(berichten[0]),
            berichten.Count,
            async (transaction, received) =>
            {
                while (verdicts.Count < berichten.Count)
                {
                    var left = berichten.Skip(verdicts.Count).ToList();
                    var registers = await transaction.LoadManyAsync([.. left.Select(RegisterKeys.Of)]);
                    var judged = Judgement.InOrder([.. left.Zip(registers)], RuleCatalogue.All, today);
                    together += judged.Count > 1 ? judged.Count : 0;
                    var settled = judged.Zip(
                        received.Skip(verdicts.Count), (j, r) => new Settlement(r.Id, "resultaat", today) { Judgement = j });
                    await transaction.WriteAsync([.. settled]);
                    verdicts.AddRange(judged.Select(j => j.Verdict));
                }
            },
            CancellationToken.None);
        return (verdicts, together);
    }
}
