using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What arrives, what is answered, and that one does not go without the other.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Message_is_kept_byte_for_byte()
    {
        byte[] content = [0, 1, 60, 63, 255, 13, 10];
        var id = await ReceiveAsync(content: content);

        var stored = await Store.FindAsync(id, None);

        Assert.Equal((id, "in.xml", BerichtState.Received, null), (stored!.Id, stored.FileName, stored.State, stored.Result));
        Assert.Equal(content, stored.Content);
        Assert.Equal(Now, stored.ReceivedAt);
        Assert.Equal(TimeSpan.Zero, stored.ReceivedAt.Offset);
        Assert.Null(await Store.FindAsync(Guid.NewGuid(), None));
    }

    [Fact]
    public async Task Message_that_arrives_twice_stays_as_it_was()
    {
        var id = await ReceiveAsync(content: [1]);

        Assert.False(await Store.ReceiveAsync(new(id, "other.xml", [2], Now), None));

        var stored = await Store.FindAsync(id, None);
        Assert.Equal("in.xml", stored!.FileName);
        Assert.Equal([1], stored.Content);
    }

    [Fact]
    public async Task Same_message_from_many_sides_at_once_is_kept_once()
    {
        var id = Guid.NewGuid();

        var received = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.ReceiveAsync(new(id, "in.xml", [1], Now), None))));

        Assert.Single(received, r => r);
    }

    [Fact]
    public async Task Unprocessed_messages_come_oldest_first_until_they_have_a_verdict()
    {
        var ids = new[] { await ReceiveAsync(), await ReceiveAsync(), await ReceiveAsync(), await ReceiveAsync() };
        await RecordAgainAsync(ids[1], B301("A1", Toegewezen()), Accepted);
        await Store.InTransactionAsync(null, async t => { await t.RefuseAsync(ids[2], "onleesbaar"); return true; }, None);

        Assert.Equal([ids[0], ids[3]], await Store.UnprocessedAsync(None));
        Assert.Equal((BerichtState.Accepted, "resultaat"), await StateOfAsync(ids[1]));
        Assert.Equal((BerichtState.Refused, "onleesbaar"), await StateOfAsync(ids[2]));
    }

    [Fact]
    public async Task Verdict_is_given_once()
    {
        var bericht = B301("A1", Toegewezen());
        var id = await RecordAsync(bericht, answer: true);

        await Assert.ThrowsAsync<InvalidOperationException>(() => RecordAgainAsync(id, bericht, Rejected(bericht.Header), answer: true));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Store.InTransactionAsync(null, async t => { await t.RefuseAsync(id, "x"); return true; }, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RecordAgainAsync(Guid.NewGuid(), bericht, Accepted));

        Assert.Equal((BerichtState.Accepted, "resultaat"), await StateOfAsync(id));
        Assert.Single(await Store.UnsentAsync(10, None));
    }

    [Fact]
    public async Task Same_message_judged_at_once_by_many_gets_one_answer()
    {
        var bericht = B305("L1", Start());
        var id = await ReceiveAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => InScopeOfAsync(
            bericht,
            async t =>
            {
                if ((await t.StatusAsync(id))!.State is not BerichtState.Received)
                    return false;
                await t.RecordAsync(id, bericht, Accepted, new(id, "uit.xml", [1]), "resultaat");
                return true;
            }))));

        Assert.Single(outcomes, o => o);
        Assert.Single(await Store.UnsentAsync(10, None));
    }

    [Fact]
    public async Task Second_answer_to_a_message_is_impossible_and_takes_the_register_change_with_it()
    {
        var bericht = B301("A1", Toegewezen());
        var id = await ReceiveAsync();
        await using (var session = await database.BeginAsync(None))
        {
            var batch = new QueryBatch(session);
            Outbox.Insert(batch, database, ExchangeScope.Of(bericht), [(new(id, "earlier.xml", [9]), 301)]);
            await batch.RunAsync(None);
            await session.CommitAsync(None);
        }

        var e = await Assert.ThrowsAsync<RegisterException>(() => RecordAgainAsync(id, bericht, Accepted, answer: true));

        Assert.True(e.IsConflict);
        Assert.Equal((BerichtState.Received, null), await StateOfAsync(id));
        Assert.Equal("earlier.xml", Assert.Single(await Store.UnsentAsync(10, None)).FileName);
        Assert.Empty((await LoadAsync(bericht)).Toewijzingen);
    }

    [Fact]
    public async Task Work_that_throws_leaves_nothing()
    {
        var bericht = B301("A1", Toegewezen());
        var id = await ReceiveAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => InScopeOfAsync<bool>(
            bericht,
            async t =>
            {
                await t.RecordAsync(id, bericht, Accepted, new(id, "uit.xml", [1]), "resultaat");
                throw new TimeoutException();
            }));

        Assert.Equal((BerichtState.Received, null), await StateOfAsync(id));
        Assert.Empty(await Store.UnsentAsync(10, None));
        Assert.Null((await LoadAsync(bericht)).SameIdentificatie);
        await RecordAgainAsync(id, bericht, Accepted, answer: true);
        Assert.Single(await Store.UnsentAsync(10, None));
    }

    [Fact]
    public async Task Answers_leave_in_order_and_once()
    {
        var ids = new List<Guid>();
        foreach (var identificatie in new[] { "L1", "L2", "L3" })
            ids.Add(await RecordAsync(B305(identificatie, Start()), Rejected(), answer: true));

        Assert.Equal(ids[..2], (await Store.UnsentAsync(2, None)).Select(o => o.BerichtId));
        await Store.MarkSentAsync(ids[0], Now, None);
        await Store.MarkSentAsync(ids[0], Now.AddDays(1), None);

        var rest = await Store.UnsentAsync(10, None);
        Assert.Equal(ids[1..], rest.Select(o => o.BerichtId));
        Assert.Equal(("uit.xml", 2), (rest[0].FileName, rest[0].Content.Length));
    }

    [Fact]
    public async Task Answer_belongs_to_its_message_and_waiting_gets_none()
    {
        var bericht = B323("D1", "DN1", Prestatie("R1"));
        var id = await ReceiveAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => InScopeOfAsync(
            bericht, async t => { await t.RecordAsync(id, bericht, Accepted, new(Guid.NewGuid(), "uit.xml", [1]), "x"); return true; }));
        await Assert.ThrowsAsync<ArgumentException>(() => RecordAgainAsync(id, bericht, HeldVerdict(), answer: true));
    }

    [Fact]
    public async Task Judging_needs_the_lock_of_the_scope()
    {
        var bericht = B305("L1", Start());
        var elsewhere = new ExchangeScope(bericht.Identity.Standaard, Gemeente, OtherAanbieder);
        foreach (var scope in new[] { null, elsewhere })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(
                () => Store.InTransactionAsync(scope, t => t.LoadAsync(RegisterKeys.Of(bericht)), None));
            await Assert.ThrowsAsync<InvalidOperationException>(() => Store.InTransactionAsync(
                scope, async t => { await t.RecordAsync(Guid.NewGuid(), bericht, Accepted, null, "x"); return true; }, None));
        }
    }

    [Fact]
    public async Task Identificatie_of_ours_is_new_every_time()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(
            () => Store.InTransactionAsync(null, t => t.NextIdentificatieAsync(), None))));

        Assert.Equal(12, given.Distinct().Count());
        Assert.All(given, identificatie => Assert.Matches("^A[0-9]{11}$", identificatie));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Number_is_used_once_by_messages_that_arrive_together(bool byGemeente)
    {
        // A gemeente numbers through over all aanbieders, so there the race is between two scopes (TR056).
        var berichten = Enumerable.Range(0, 6).Select(i =>
            byGemeente ? Of(301, "A1", aanbieder: i % 2 == 0 ? Aanbieder : OtherAanbieder) : B315("L1", $"V{i}")).ToList();

        var recorded = await Task.WhenAll(berichten.Select(bericht => Task.Run(async () =>
        {
            await using var process = Again();
            var id = await ReceiveAsync();
            return await new RegisterStore(process).InTransactionAsync(
                ExchangeScope.Of(bericht),
                async t =>
                {
                    var snapshot = await t.LoadAsync(RegisterKeys.Of(bericht));
                    var verdict = snapshot.SameIdentificatie is null ? Accepted : Rejected(bericht.Header);
                    await t.RecordAsync(id, bericht, verdict, null, "resultaat");
                    return snapshot.SameIdentificatie is null;
                },
                None);
        })));

        Assert.Single(recorded, r => r);
    }

    private async Task<(BerichtState State, string? Result)> StateOfAsync(Guid id)
    {
        var stored = await Store.FindAsync(id, None);
        return (stored!.State, stored.Result);
    }
}
