using MessageHub.Berichten.Model;
using MessageHub.Register;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Oracles.Tests;

/// <summary>The same contest as <see cref="Duel"/>, with a real register behind the engine.</summary>
internal static class StoreDuel
{
    /// <summary>
    /// Runs sequences beside each other in one register, two to a gemeente (one per family), so that a look-up that leaves its scope shows
    /// as a disagreement too.
    /// </summary>
    public static async Task AssertAgreementAsync(RegisterStore store, int count)
    {
        await Parallel.ForAsync(0, count, async (i, _) =>
        {
            var sequence = new SequenceGenerator((i / 2) + 1, i % 2 == 0 ? OFamily.Ijw : OFamily.Iwmo).Generate();
            var disagreement = await FightAsync(store, sequence.Messages.MovedTo(Gemeenten.All[i / 2]));
            Assert.True(disagreement is null, disagreement?.ToString());
        });
    }

    private static async Task<Disagreement?> FightAsync(RegisterStore store, IReadOnlyList<OMessage> messages)
    {
        IReadOnlyList<Accepted> history = [];
        var today = messages.Max(m => m.Header.Dated);
        for (var i = 0; i < messages.Count; i++)
        {
            var expected = Oracle.Judge(history, messages[i]);
            var bericht = OracleBerichten.Of(messages[i]);
            var actual = EngineVerdict.Of(bericht, await ProcessAsync(store, bericht, today));
            if (Duel.Differ(expected, actual))
                return new([.. messages.Take(i + 1)], expected, actual);
            history = Oracle.Apply(history, messages[i], expected);
        }

        return null;
    }

    private static async Task<Verdict> ProcessAsync(RegisterStore store, Bericht bericht, DateOnly today)
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
                await transaction.RecordAsync(incoming.Id, bericht, verdict, null, "resultaat");
                return verdict;
            },
            CancellationToken.None);
    }
}
