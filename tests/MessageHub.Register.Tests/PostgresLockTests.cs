using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What only a server with several writers can show.</summary>
public sealed class PostgresLockTests : OnPostgres
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Second_transaction_in_a_scope_waits_for_the_first()
    {
        var scope = ExchangeScope.Of(B305("L1"));
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var other = Again();
        var first = new RegisterStore(other).InTransactionAsync(
            scope,
            async _ =>
            {
                entered.SetResult();
                await release.Task;
                return true;
            },
            CancellationToken.None);
        await entered.Task.WaitAsync(MaxWait);

        var secondIsIn = false;
        await using var third = Again();
        var second = new RegisterStore(third).InTransactionAsync(scope, _ => Task.FromResult(secondIsIn = true), CancellationToken.None);
        await WaitersAsync();

        Assert.False(secondIsIn);
        release.SetResult();
        await first.WaitAsync(MaxWait);
        Assert.True(await second.WaitAsync(MaxWait));
    }

    [Fact]
    public async Task Message_gets_its_number_of_arrival_when_all_before_it_in_its_scope_can_be_seen()
    {
        await using var other = Again();
        var store = new RegisterStore(other);
        var (first, second) = (Incoming(B305("L1")), Incoming(B305("L2")));
        await using (var session = await other.BeginAsync(CancellationToken.None))
        {
            await Inbox.InsertAsync(session, [first], CancellationToken.None);
            var late = store.ReceiveAsync(second, CancellationToken.None);
            await WaitersAsync();
            Assert.True(
                await store.ReceiveAsync(Incoming(Of(305, "L1", aanbieder: OtherAanbieder)), CancellationToken.None),
                "another scope had to wait");
            Assert.False(late.IsCompleted);

            await session.CommitAsync(CancellationToken.None);
            Assert.True(await late.WaitAsync(MaxWait));
        }

        Assert.Equal(
            [first.Id, second.Id], (await store.UnprocessedAsync(CancellationToken.None)).Where(id => id == first.Id || id == second.Id));
    }

    /// <summary>Who keeps a message and sees another one wait calls nobody: the judge's last look has to find both.</summary>
    [Fact]
    public async Task Look_for_what_waits_comes_after_what_is_arriving()
    {
        var bericht = Incoming(B305("L1"));
        var scope = ExchangeScope.Of(B305("L1"));
        await using var arriving = Again();
        await using var other = Again();
        var store = new RegisterStore(other);
        Task<PendingBericht?> look;
        await using (var session = await arriving.BeginAsync(CancellationToken.None))
        {
            await Inbox.InsertAsync(session, [bericht], CancellationToken.None);
            look = store.FirstPendingAsync(scope, CancellationToken.None);
            Assert.Null(
                await store.FirstPendingAsync(scope with { Aanbieder = OtherAanbieder }, CancellationToken.None).WaitAsync(MaxWait));
            Assert.False(look.IsCompleted, "it looked past what is arriving");
            await session.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(bericht.Id, (await look.WaitAsync(MaxWait))?.Id);
    }

    /// <summary>
    /// Whoever takes turns looks again when done. A person who decides or explains does not: who left then would leave the message behind.
    /// </summary>
    [Fact]
    public async Task Batch_leaves_a_scope_to_another_batch_and_waits_for_a_person()
    {
        var bericht = Incoming(B305("L1"));
        var scope = ExchangeScope.Of(B305("L1"));
        await using var other = Again();
        var store = new RegisterStore(other);
        await store.ReceiveAsync(bericht, CancellationToken.None);
        var (deciding, decided) = (new TaskCompletionSource(), new TaskCompletionSource());
        var person = store.InTransactionAsync(
            scope,
            async _ =>
            {
                deciding.SetResult();
                await decided.Task;
                return true;
            },
            CancellationToken.None);
        await deciding.Task.WaitAsync(MaxWait);

        var turn = store.InBatchAsync(
            scope, 8, (t, received) => t.RefuseAsync(Assert.Single(received).Id, "onleesbaar"), CancellationToken.None);
        await using (var session = await other.OpenAsync(CancellationToken.None))
        {
            const string waiting =
                "select count(*) as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from "
                + "pg_database where datname = current_database())";
            var limit = new CancellationTokenSource(MaxWait).Token;
            while ((await session.QueryAsync(waiting, row => row.GetInt64(0), limit))[0] == 0)
                Assert.False(turn.IsCompleted, "it left the scope");
        }

        Assert.Equal(
            BatchOutcome.Busy, await store.InBatchAsync(scope, 8, (_, _) => Task.CompletedTask, CancellationToken.None).WaitAsync(MaxWait));
        decided.SetResult();
        Assert.Equal(BatchOutcome.Taken, await turn.WaitAsync(MaxWait));
        Assert.True(await person.WaitAsync(MaxWait));
    }

    [Fact]
    public async Task Crash_is_not_noted_on_a_message_that_another_is_at_work_on()
    {
        var bericht = B305("L1");
        await using var other = Again();
        var store = new RegisterStore(other);
        await store.ReceiveAsync(Incoming(bericht), CancellationToken.None);
        var scope = ExchangeScope.Of(bericht);

        Assert.Null(
            await store.InTransactionAsync(
                scope, _ => store.NoteCrashAsync(scope, "Gestopt", 1, CancellationToken.None), CancellationToken.None));

        Assert.Empty(await store.FaultsAsync(all: true, CancellationToken.None));
        Assert.Equal(1, (await store.NoteCrashAsync(scope, "Gestopt", 2, CancellationToken.None))!.Value.Attempts);
        Assert.True((await store.NoteCrashAsync(scope, "Gestopt", 2, CancellationToken.None))!.Value.IsParked);
        Assert.Null(await store.NoteCrashAsync(scope, "Gestopt", 2, CancellationToken.None));
    }

    [Fact]
    public async Task Transactions_in_different_scopes_overlap_and_both_get_a_number()
    {
        var inside = new Barrier(2);
        var numbers = await Task.WhenAll(new[] { Aanbieder, OtherAanbieder }.Select(aanbieder => Task.Run(async () =>
        {
            await using var database = Again();
            return await new RegisterStore(database).InTransactionAsync(
                ExchangeScope.Of(Of(305, "L1", aanbieder: aanbieder)),
                async t =>
                {
                    var before = await t.NextIdentificatieAsync();
                    Assert.True(inside.SignalAndWait(MaxWait), "the other scope had to wait");
                    return before;
                },
                CancellationToken.None);
        })));

        Assert.Equal(2, numbers.Distinct().Count());
    }

    private static IncomingBericht Incoming(Berichten.Model.Bericht bericht) =>
        new(Guid.NewGuid(), "in.xml", Berichten.Reading.BerichtWriter.Write(bericht), DateTimeOffset.UnixEpoch);

    /// <summary>Returns when a transaction of this database waits for a lock of another.</summary>
    private async Task WaitersAsync()
    {
        using var patience = new CancellationTokenSource(MaxWait);
        await using var again = Again();
        await using var session = await again.OpenAsync(patience.Token);
        const string waiting = """
            select count(*) as number from pg_locks l join pg_database d on d.oid = l.database
            where d.datname = current_database() and l.locktype = 'advisory' and not l.granted
            """;
        while (await session.FirstAsync(waiting, row => row.GetInt64(0), patience.Token) == 0)
        {
        }
    }
}
