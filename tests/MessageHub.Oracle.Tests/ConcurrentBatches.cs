using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Register;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// Several workers on one store, while messages arrive: senders offer messages of a few scopes side by side, and every worker takes turns
/// wherever it likes. What they do next follows from the seed; which of them comes first does not.
/// </summary>
internal sealed class ConcurrentBatches(int seed, IReadOnlyList<RegisterDatabase> processes, Func<DbConnection> connect)
{
    private const int WorkersPerProcess = 2;
    private const int SendersPerSequence = 2;
    private const int MaxBatchSize = 8;

    private readonly ConcurrentDictionary<Guid, Sent> sent = [];
    private readonly ConcurrentDictionary<int, int> takenTogether = [];

    /// <summary>How many messages were judged in a batch with others.</summary>
    public int TakenTogether => takenTogether.Where(t => t.Key > 1).Sum(t => t.Key * t.Value);

    /// <summary>Plays sequences, each in a gemeente of its own, until every message has its verdict.</summary>
    public async Task PlayAsync(IReadOnlyList<IReadOnlyList<OMessage>> sequences, DateOnly today)
    {
        var scopes = sequences.SelectMany(messages => messages).Select(ScopeOf).Distinct().ToList();
        var stores = processes.Select(p => new RegisterStore(p)).ToList();
        var arriving = Task.WhenAll(
            from messages in sequences
            from sender in Enumerable.Range(0, SendersPerSequence)
            select Task.Run(() => SendAsync(stores[sender % stores.Count], messages.Where((_, i) => i % SendersPerSequence == sender))));
        var judging = Task.WhenAll(
            from worker in Enumerable.Range(0, WorkersPerProcess * stores.Count)
            let processor = new BerichtProcessor(
                stores[worker % stores.Count], SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), RuleCatalogue.All, new())
            select Task.Run(() => JudgeBatchesAsync(processor, scopes, today, new Random(seed + worker), arriving)));
        await Task.WhenAll(arriving, judging);
    }

    /// <summary>
    /// Compares with the same messages one after the other: in every scope each verdict and each answer has to be that of the order of
    /// arrival, answers have to leave in that order, and a message that arrived before another was offered has to stand before it.
    /// </summary>
    /// <param name="reference">An empty installation, on which nobody else works.</param>
    /// <param name="today">The day on which both are judged.</param>
    /// <returns>The number of answers.</returns>
    public async Task<int> AssertOneAfterTheOtherAsync(Hub reference, DateOnly today)
    {
        var arrived = await IdsAsync("select id from inbox order by arrival");
        Assert.Equal(sent.Keys.Order(), arrived.Order());
        var answers = (await new RegisterStore(processes[0]).UnsentAsync(arrived.Count, CancellationToken.None))
            .ToDictionary(a => a.BerichtId);
        foreach (var scope in arrived.GroupBy(id => ScopeOf(sent[id].Message)))
        {
            var last = TimeSpan.Zero;
            foreach (var id in scope)
            {
                var (message, offered, kept) = sent[id];
                // What was kept before another was offered may not stand after it.
                Assert.True(kept >= last, Told(scope, $"{message} stands after one that was offered later"));
                last = offered > last ? offered : last;
                var expected = await reference.PlayAsync(message, today);
                var stored = (await new RegisterStore(processes[0]).FindAsync(id, CancellationToken.None))!;
                Assert.True(stored.Result is not null, Told(scope, $"{message} has no verdict"));
                var actual = new Processed(message, BerichtResult.FromJson(stored.Result), answers.GetValueOrDefault(id)?.Content);
                Assert.True(
                    expected.Words == actual.Words, Told(scope, $"{message}\n{actual.Words}\none after the other:\n{expected.Words}"));
                Assert.True(
                    expected.AnswerWithoutNumber == actual.AnswerWithoutNumber,
                    Told(scope, $"{message}\n{actual.AnswerWithoutNumber}\none after the other:\n{expected.AnswerWithoutNumber}"));
            }

            var left = (await IdsAsync("select bericht_id from outbox order by number")).Where(scope.Contains);
            Assert.True(scope.Where(answers.ContainsKey).SequenceEqual(left), Told(scope, "answers left in another order"));
        }

        return answers.Count;
    }

    private async Task SendAsync(RegisterStore store, IEnumerable<OMessage> messages)
    {
        foreach (var message in messages)
        {
            var (id, content) = (Guid.NewGuid(), BerichtWriter.Write(OracleBerichten.Of(message)));
            var offered = Now;
            Assert.True(await store.ReceiveAsync(new(id, "in.xml", content, DateTimeOffset.UnixEpoch), CancellationToken.None));
            sent[id] = new(message, offered, Now);
        }
    }

    private async Task JudgeBatchesAsync(
        BerichtProcessor processor, IEnumerable<ExchangeScope> scopes, DateOnly today, Random random, Task arriving)
    {
        var order = scopes.ToArray();
        for (var isOver = false; !isOver;)
        {
            // Asked before the look: what arrives after it is seen in the next round.
            isOver = arriving.IsCompleted;
            random.Shuffle(order);
            foreach (var scope in order)
            {
                var (turn, judged) = await processor.JudgeBatchAsync(scope, 1 + random.Next(MaxBatchSize), today);
                takenTogether.AddOrUpdate(judged.Count, 1, (_, turns) => turns + 1);
                isOver &= turn is BatchOutcome.Nothing;
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(string sql)
    {
        await using var connection = connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private string Told(IGrouping<ExchangeScope, Guid> scope, string what) =>
        $"seed {seed}, {scope.Key}: {what}\n\nin order of arrival:\n{string.Join('\n', scope.Select(id => sent[id].Message))}";

    private static ExchangeScope ScopeOf(OMessage message) => ExchangeScope.Of(OracleBerichten.Of(message));

    private static TimeSpan Now => TimeSpan.FromTicks(Stopwatch.GetTimestamp());

    /// <param name="Message">A message.</param>
    /// <param name="Offered">Just before it was given to the store.</param>
    /// <param name="Kept">Just after the store said that it has it.</param>
    private sealed record Sent(OMessage Message, TimeSpan Offered, TimeSpan Kept);
}
