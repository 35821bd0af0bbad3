using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Several messages of a scope in one transaction.</summary>
public abstract partial class RegisterContract
{
    private static readonly string[] Written =
    [
        "inbox", "verdict", "bericht_client", "outbox", "bericht", "toewijzing", "levering", "aanvraag", "antwoord", "declaratie",
        "prestatie", "finding",
        "claim_total", "perceel_client", "perceel_client_day", "held", "waiting_line",
    ];

    private static readonly byte[] Answer = "é €"u8.ToArray();

    [Fact]
    public async Task Batch_of_several_leaves_what_batches_of_one_leave()
    {
        var ids = Enumerable.Range(0, 17).Select(_ => Guid.NewGuid()).ToArray();
        var together = await JudgeAsync(ids, 8);
        await using var first = database;
        database = await CreateAsync(isMigrated: true);
        Store = new(database, clock);

        var alone = await JudgeAsync(ids, 1);

        Assert.Equal([8, 8, 1], together.Turns);
        foreach (var (table, i) in Written.Select((t, i) => (t, i)))
        {
            Assert.True(alone.Rows[i].Count > 0, table);
            Assert.Equal(alone.Rows[i], together.Rows[i]);
        }
    }

    [Theory]
    [InlineData("small ones go together", new[] { 1, 1, 1 }, 3)]
    [InlineData("together no more than fit", new[] { 200, 100, 1 }, 1)]
    [InlineData("a large one does not join small ones", new[] { 1, 1, 300 }, 2)]
    [InlineData("a large one goes alone", new[] { 300, 1, 1 }, 1)]
    public async Task Batch_takes_what_fits_in_memory_and_one_at_least(string reason, int[] kilobytes, int expected)
    {
        foreach (var (size, i) in kilobytes.Select((s, i) => (s, i)))
        {
            var content = BerichtWriter.Write(B305($"L{i}", Start()));
            await ReceiveAsync(
                content: [.. content, .. Enumerable.Repeat((byte)' ', (size * 1024) - Math.Min(content.Length, size * 1024))]);
        }

        var taken = 0;
        await TakeEachAsync(
            ExchangeScope.Of(B305("L0", Start())),
            8,
            (t, received) =>
            {
                taken++;
                return t.RefuseAsync(received.Id, "{}");
            });

        Assert.True(expected == taken, $"{reason}: {taken}");
    }

    [Fact]
    public async Task Return_in_the_same_batch_undoes_our_own_message_and_is_its_answer()
    {
        var own = B301("T1", Toegewezen());
        var answer = B302("T1", "0001");
        var (allocation, start) = (B305("L1", Start()), B305("L2", Start()));
        var ids = await ReceiveEachAsync(new[] { own, allocation, answer, start });
        var found = new List<bool>();

        Assert.Equal(
            BatchOutcome.Taken,
            await TakeAsync(8, [own, allocation, answer, start], ids, (_, snapshot) => found.Add(snapshot.Toewijzingen.Count > 0)));

        Assert.Equal([false, true, false, false], found);
        Assert.Empty((await LoadAsync(allocation)).Toewijzingen);
        var rows = await RowsAsync(
            [$"select b.undone_by, v.answered_by, v.state from bericht b join verdict v on v.bericht_id = b.id where b.nummer = 301"]);
        Assert.Equal($"{ids[2]}|{ids[2]}|accepted", Assert.Single(rows[0]), ignoreCase: true);
    }

    [Fact]
    public async Task What_is_loaded_for_several_messages_is_what_is_loaded_for_each()
    {
        await Store.ImportAgreementsAsync([World.Agreement(Gemeente)], Origin, None);
        Bericht[] earlier =
        [
            B301("T1", Toegewezen(), Toegewezen(10073)), B301("T2", Toegewezen(10074)).For(OtherPerson), B305("L1", Start()),
            B307("L1", Stop()),
            B305("L2", Start(10074)).For(OtherPerson),
        ];
        foreach (var bericht in earlier)
            await RecordAsync(bericht, Accepted);
        // An Identificatie that was used, by the same kind of message or by another; an allocation of somebody else, or of nobody; a client
        // without any.
        Bericht[] berichten =
        [
            B305("L1", Start(), Start(10074)), B307("L2", Stop(10074), Stop()).For(OtherPerson),
            B305("L9", Start(99999)).For(new("999900031")),
            B307("L9", Stop()).For(new("999900043")),
            // And any other message between them.
            B301("T1", Toegewezen()), B323("D1", "DN1", Prestatie("R1")), B302("T2"), B315("V9", "V9"), B319("A1", "V9", "2"),
            B301("T8", Toegewezen(10074)),
        ];
        var keys = berichten.Select(RegisterKeys.Of).ToList();

        var together = await InScopeOfAsync(berichten[0], t => t.LoadManyAsync(keys));

        Assert.Equal(berichten.Length, together.Count);
        for (var i = 0; i < berichten.Length; i++)
            Assert.Equivalent(await LoadAsync(berichten[i]), together[i], strict: true);
        Assert.Equal([0, 4], together.Index().Where(t => t.Item.SameIdentificatie is not null).Select(t => t.Index));
        Assert.Equal([1, 1, 0, 0], together.Take(4).Select(t => t.Starts.Count));
        Assert.Equal([2, 2, 0, 1, 2, 1, 0], together.Take(7).Select(t => t.Toewijzingen.Count));
        Assert.Equal("T2", together[6].OwnBericht?.Identificatie);
    }

    [Fact]
    public async Task What_a_message_leaves_in_memory_is_what_is_loaded_after_it()
    {
        Bericht[] berichten =
        [
            B305("L0", Start()), B301("T1", Toegewezen(), Toegewezen(10073)), B307("L1", Stop(), Stop(10073)),
            B305("L2", Start(status: "3"), Start(10073)), B305("L3", Start()).For(OtherPerson), B301("T2", Toegewezen(day: 20)),
            B305("L4", Start(10073, status: "3"), Start()), B307("L5", Stop(status: "3")), B315("V1", "V1", "V2"), B319("A1", "V1", "2"),
            B301("T3", Toegewezen(10075, referentie: "V1")), B317("V2", "W1"), B305("L6", Start(10074)),
            B323("D1", "DN1", Prestatie("R1"), Prestatie("R2", nummer: 10073)), B323("D2", "DN2", Prestatie("R3")), B302("T3"),
            B320("A1", "0200"), B305("L7", Start(null)), B307("L6", Stop()),
        ];
        var keys = berichten.Select(RegisterKeys.Of).ToList();
        var changes = 0;
        foreach (var bericht in berichten)
        {
            var id = await ReceiveAsync();
            await InScopeOfAsync(
                bericht,
                async t =>
                {
                    var before = await t.LoadManyAsync(keys);
                    var judgement = new Judgement(bericht, before[Array.IndexOf(berichten, bericht)], Accepted);
                    await t.WriteAsync([new(id, "resultaat") { Judgement = judgement }]);
                    foreach (var ((loaded, other), after) in before.Zip(keys).Zip(await t.LoadManyAsync(keys)))
                    {
                        var folded = loaded.Apply(judgement.Effects, other);
                        Assert.Equivalent(after, folded, strict: true);
                        changes += folded == loaded ? 0 : 1;
                    }

                    return true;
                });
        }

        Assert.True(changes > berichten.Length, $"{changes}");
    }

    [Fact]
    public async Task Several_messages_are_loaded_and_written_in_as_many_commands_as_two()
    {
        var counts = new List<int>();
        foreach (var (size, first) in new[] { (2, 0), (8, 2) })
        {
            Bericht[] berichten = [
                .. Enumerable.Range(first, size).Select(i => B305($"M{i}", Start(20_000 + i)).For(new($"9999001{i:D2}")))
            ];
            foreach (var bericht in berichten)
                await ReceiveAsync(content: BerichtWriter.Write(bericht));
            var before = database.CommandCount;
            await Store.InBatchAsync(
                ExchangeScope.Of(berichten[0]),
                8,
                async (t, received) =>
                {
                    var registers = await t.LoadManyAsync([.. berichten.Select(RegisterKeys.Of)]);
                    var settlements = new List<Settlement>();
                    foreach (var ((one, bericht), register) in received.Zip(berichten).Zip(registers))
                    {
                        settlements.Add(new(one.Id, "resultaat")
                        {
                            Judgement = new(bericht, register, Accepted),
                            Outgoing = new(one.Id, $"{await t.NextIdentificatieAsync()}.xml", [60]),
                        });
                    }

                    await t.WriteAsync(settlements);
                },
                None);
            counts.Add(database.CommandCount - before);
        }

        Assert.Equal(counts[0], counts[1]);
        Assert.Equal(10, (await RowsAsync(["select * from levering"]))[0].Count);
        Assert.Equal(10, (await Store.UnsentAsync(20, None)).DistinctBy(u => u.FileName).Count());
    }

    [Fact]
    public async Task Answers_leave_in_the_order_in_which_messages_were_judged()
    {
        Bericht[] berichten = [B305("L1", Start()), B305("L2", Start(10073)), B305("L3", Start(10074))];
        var ids = await ReceiveEachAsync(berichten);

        await TakeAsync(8, berichten, ids);

        var unsent = await Store.UnsentAsync(10, None);
        Assert.Equal(ids, unsent.Select(u => u.BerichtId));
        Assert.All(unsent, u => Assert.Equal(Answer, u.Content));
    }

    [Fact]
    public async Task Batch_of_several_that_cannot_be_written_leaves_nothing()
    {
        Bericht[] berichten = [B305("L1", Start()), B305("L2", Start(10073))];
        var ids = await ReceiveEachAsync(berichten);
        await using (var session = await database.OpenAsync(None))
            await session.ExecuteAsync("create unique index too_strict on verdict (nummer)", None);

        var e = await Assert.ThrowsAsync<RegisterException>(() => TakeAsync(8, berichten, ids));

        Assert.False(e.IsTransient);
        Assert.All(
            await RowsAsync(["select * from verdict", "select * from bericht", "select * from levering", "select * from outbox"]),
            Assert.Empty);
        Assert.Equal(ids, await Store.UnprocessedAsync(None));
        Assert.Equal(BatchOutcome.Taken, await TakeAsync(1, berichten, ids));
        await Assert.ThrowsAsync<RegisterException>(() => TakeAsync(1, berichten, ids));
        Assert.Equal([ids[1]], await Store.UnprocessedAsync(None));
    }

    [Fact]
    public async Task Batch_settles_each_of_its_messages_or_none()
    {
        Bericht[] berichten = [B305("L1", Start()), B305("L2", Start(10073))];
        foreach (var bericht in berichten)
            await ReceiveAsync(content: BerichtWriter.Write(bericht));

        await Assert.ThrowsAsync<InvalidOperationException>(() => TakeEachAsync(
            ExchangeScope.Of(berichten[0]), 8, (t, _) => t.RefuseAsync(Guid.NewGuid(), "resultaat")));

        Assert.Equal(2, (await Store.UnprocessedAsync(None)).Count);
    }

    [Fact]
    public async Task Result_is_kept_as_it_is_told()
    {
        const string odd = "{\"tekst\":\"R'1\\\\ <é> € 😀 \\u0000\"}\n";
        Bericht[] berichten = [B305("L1", Start()), B305("L2", Start(10073))];
        var ids = await ReceiveEachAsync(berichten);

        await TakeEachAsync(ExchangeScope.Of(berichten[0]), 8, (t, received) => t.RefuseAsync(received.Id, odd));

        foreach (var id in ids)
            Assert.Equal(odd, (await Store.FindAsync(id, None))!.Result);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(305)]
    public async Task Batch_writes_what_its_messages_leave_in_as_many_commands_for_many_lines_as_for_few(int nummer)
    {
        var counts = new List<int>();
        foreach (var size in new[] { 1, 50 })
        {
            Bericht[] berichten = [.. Enumerable.Range(0, 2).Select(i => nummer is 301
                ? B301($"X{size}{i}", [.. Enumerable.Range(1000 * i, size).Select(n => Toegewezen(n))])
                : B305($"X{size}{i}", [.. Enumerable.Range(1000 * i, size).Select(n => Start(n))]))];
            var ids = await ReceiveEachAsync(berichten);
            var before = database.CommandCount;
            await TakeAsync(8, berichten, ids);
            counts.Add(database.CommandCount - before);
        }

        Assert.Equal(counts[0], counts[1]);
    }

    /// <summary>The same messages with the same verdicts in a new database: what they left, and how many each turn took.</summary>
    private async Task<(List<int> Turns, List<List<string>> Rows)> JudgeAsync(Guid[] ids, int max)
    {
        await Store.ImportAgreementsAsync([World.Agreement(Gemeente)], Origin, None);
        var (r2, r3, r4, r5) = (
            Prestatie("R2", nummer: 10073), Prestatie("R3", nummer: 10073), Prestatie("R4"), Prestatie("R5", nummer: 10073));
        var held = Prestatie("R6");
        (Bericht Bericht, Verdict? Verdict, bool Leaves)[] story =
        [
            (B301("T1", Toegewezen(), Toegewezen(10073)), Accepted, true),
            (B305("L1", Start(), Start(10073)), Accepted, true),
            (B302("T1"), Accepted, false),
            (B315("V1", "V1"), Accepted, true),
            (B323("D1", "DN1", Prestatie("R1"), r2), Found(Outcome.Partly, r2), true),
            (B323("D2", "DN2", r3), Found(Outcome.Rejected, r3), true),
            (B323("D3", "DN3", r4, r5), Found(Outcome.Rejected, r4, r5), true),
            (B305("L0"), null, false),
            (B307("L2", Stop(10073)), Accepted, true),
            (B319("A1", "V1", "2"), Accepted, true),
            (B323("D4", "DN4", held), HeldVerdict(held), false),
            (B320("A1", "0001"), Accepted, false),
            (B305("L3", Start(10073, status: "3")), Accepted, true),
            (B301("T2", Toegewezen(10074)), Accepted, true),
            (B302("T2", "0001"), Accepted, false),
            (B302("T3"), new() { Outcome = Outcome.Held, Findings = [], HeldBecause = "Hoort nergens bij." }, false),
            (B305("L4", Start(10074)), Accepted, true),
        ];
        foreach (var (id, one) in ids.Zip(story))
            await ReceiveAsync(id, BerichtWriter.Write(one.Bericht));
        var verdicts = ids.Zip(story).ToDictionary(p => p.First, p => p.Second);
        var turns = new List<int>();
        var taken = BatchOutcome.Taken;
        while (taken is BatchOutcome.Taken)
        {
            var count = 0;
            taken = await TakeTogetherAsync(
                ExchangeScope.Of(story[0].Bericht),
                max,
                received =>
                {
                    count++;
                    return verdicts[received.Id];
                });
            if (count > 0)
                turns.Add(count);
        }

        // Of the place of a message the order counts, not the number.
        const string berichten =
            "(select id, rank() over (order by volgorde) as place, standaard, gemeente, aanbieder, nummer, identificatie, dagtekening, "
            + "in_force, undone_by from bericht)";
        return (turns, await RowsAsync(Written.Select(table => $"select * from {(table == "bericht" ? $"{berichten} b" : table)}")));

        static Verdict Found(Outcome outcome, params Prestatie[] lines) =>
            new()
            {
                Outcome = outcome,
                Findings = [.. lines.Select(l => World.Found("TR321", "9321", l))],
                Submitted = 85000,
                Granted = outcome is Outcome.Partly ? 42500 : 0
            };
    }

    /// <summary>Their ids, in the order in which they arrived.</summary>
    private async Task<List<Guid>> ReceiveEachAsync(IEnumerable<Bericht> berichten)
    {
        var ids = new List<Guid>();
        foreach (var bericht in berichten)
            ids.Add(await ReceiveAsync(content: BerichtWriter.Write(bericht)));
        return ids;
    }

    /// <summary>Takes a batch in which each message is accepted.</summary>
    private Task<BatchOutcome> TakeAsync(int max, Bericht[] berichten, List<Guid> ids, Action<Bericht, RegisterSnapshot>? look = null) =>
        TakeTogetherAsync(
            ExchangeScope.Of(berichten[0]),
            max,
            received =>
            {
                var bericht = berichten[ids.IndexOf(received.Id)];
                return (bericht, Accepted, bericht.Identity.Nummer is not 302);
            },
            look);

    /// <summary>Takes a batch as the processor does, with verdicts that are given; without one the message is refused.</summary>
    private Task<BatchOutcome> TakeTogetherAsync(
        ExchangeScope scope,
        int max,
        Func<StoredBericht, (Bericht Bericht, Verdict? Verdict, bool Leaves)> judge,
        Action<Bericht, RegisterSnapshot>? look = null) =>
        Store.InBatchAsync(
            scope,
            max,
            async (t, received) =>
            {
                var judged = received.Select(r => (r.Id, Of: judge(r))).ToList();
                for (var done = 0; done < judged.Count;)
                {
                    var left = judged[done..];
                    var keys = left.Where(m => m.Of.Verdict is not null).Select(m => RegisterKeys.Of(m.Of.Bericht)).ToList();
                    var registers = new Queue<RegisterSnapshot>(keys.Count > 0 ? await t.LoadManyAsync(keys) : []);
                    var settlements = SettlementsOf(left, registers, look).ToList();
                    await t.WriteAsync(settlements);
                    done += settlements.Count;
                }
            },
            None);

    private static IEnumerable<Settlement> SettlementsOf(
        IEnumerable<(Guid Id, (Bericht Bericht, Verdict? Verdict, bool Leaves) Of)> messages,
        Queue<RegisterSnapshot> registers,
        Action<Bericht, RegisterSnapshot>? look)
    {
        var effects = new List<BerichtEffects>();
        foreach (var (id, (bericht, verdict, leaves)) in messages)
        {
            if (verdict is null)
            {
                yield return new(id, "geweigerd");
                continue;
            }

            var keys = RegisterKeys.Of(bericht);
            var register = effects.Aggregate(registers.Dequeue(), (before, earlier) => before.Apply(earlier, keys));
            var judgement = new Judgement(bericht, register, verdict);
            look?.Invoke(bericht, register);
            yield return new(id, $"resultaat {bericht.Identity.Name}")
            {
                Judgement = judgement,
                Outgoing = leaves ? new(id, "uit.xml", Answer) : null,
            };
            if (judgement.Effects.UndoesOwn)
                yield break;
            effects.Add(judgement.Effects);
        }
    }

    /// <summary>Takes a batch in which the messages are worked on one by one.</summary>
    private Task<BatchOutcome> TakeEachAsync(ExchangeScope scope, int max, Func<RegisterTransaction, StoredBericht, Task> work) =>
        Store.InBatchAsync(
            scope,
            max,
            async (t, received) =>
            {
                foreach (var one in received)
                    await work(t, one);
            },
            None);
}
