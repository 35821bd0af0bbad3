using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>A store that is older than it was is noticed, and gives out no number twice once somebody has said so.</summary>
public abstract partial class RegisterContract
{
    private static readonly Berichten.Model.Bericht Some = B305("I0", Start());

    private StoreHistory History => new(database, clock);

    [Fact]
    public async Task Store_that_goes_on_is_the_same_for_who_saw_it_before_and_for_who_was_told()
    {
        var mark = await History.LookAsync(None);
        Assert.True(mark is { Arrival: null, Answer: null });
        var id = await RecordAsync(Some, Rejected(), answer: true);

        var after = await History.LookAsync(None);

        Assert.Equal<Guid?>([id, id], [after!.Arrival, after.Answer]);
        await using var second = Again();
        var told = await new StoreHistory(second, clock).LookAsync(_ => Task.FromResult(StoreMark.From(after.ToBytes())), None);
        Assert.True(after.SaysAs(told));
        Assert.False(after.SaysAs(mark));
        Assert.False(after.SaysAs(null));
    }

    [Theory]
    [InlineData("arrival", "a message that had arrived")]
    [InlineData("answer", "an answer that was made")]
    public async Task Store_that_lacks_what_stood_in_it_is_noticed_by_who_saw_it_and_by_all_that_come_later(string lacks, string reason)
    {
        var id = await AddAsync(lacks == "answer");
        await History.LookAsync(None);
        await RemoveAsync(id, lacks);
        clock.Advance(TimeSpan.FromMinutes(1));

        var e = await Assert.ThrowsAsync<RegisterException>(() => History.LookAsync(None));

        Assert.True(e is { IsOtherStore: true, IsTransient: true, IsOfValues: false }, reason);
        Assert.Contains("2026-06-15T07:30:00", e.Message, StringComparison.Ordinal);
        // Nothing more can be done on it: neither by this process nor by one that knows nothing of it itself.
        Assert.True((await Assert.ThrowsAsync<RegisterException>(() => ReceiveAsync())).IsOtherStore);
        await using var second = Again();
        Assert.True((await Assert.ThrowsAsync<RegisterException>(() => new StoreHistory(second, clock).LookAsync(None))).IsOtherStore);
    }

    [Theory]
    [InlineData("arrival", "what this process kept after its last look")]
    [InlineData("answer", "what this process sent after its last look")]
    public async Task What_a_process_did_itself_it_knows_without_looking(string lacks, string reason)
    {
        await History.LookAsync(None);
        var id = await AddAsync(lacks == "answer");
        if (lacks == "answer")
            await Store.MarkSentAsync(id, Now, None);
        await RemoveAsync(id, lacks);

        var e = await Assert.ThrowsAsync<RegisterException>(() => History.LookAsync(None));

        Assert.True(e.IsOtherStore, reason);
    }

    [Fact]
    public async Task What_was_told_is_missed_too_and_another_store_is_another()
    {
        var mark = (await History.LookAsync(None))!;
        (StoreMark Told, string Reason)[] cases =
        [
            (mark with { Arrival = Guid.NewGuid() }, "a message"),
            (mark with { Answer = Guid.NewGuid() }, "an answer"),
            (mark with { Epoch = mark.Epoch - TimeSpan.FromDays(1) }, "a store that was made before"),
            (mark with { Epoch = mark.Epoch + TimeSpan.FromDays(1) }, "a life that was declared and is not here"),
        ];
        foreach (var (told, reason) in cases)
        {
            await using var fresh = await CreateAsync(isMigrated: true);
            var epoch = (await new StoreHistory(fresh, clock).LookAsync(None))!.Epoch;
            await using var later = Again();
            StoreMark? outside = told with { Epoch = epoch + (told.Epoch - mark.Epoch) };
            var e = await Record.ExceptionAsync(
                () => new StoreHistory(later, clock).LookAsync(_ => Task.FromResult<StoreMark?>(outside), None));
            Assert.True(e is RegisterException { IsOtherStore: true }, $"{reason}: {e}");
        }
    }

    [Fact]
    public async Task Declaring_moves_every_counter_past_what_may_have_been_given_out()
    {
        var before = await InScopeOfAsync(Some, t => t.NextIdentificatieAsync());
        clock.Advance(TimeSpan.FromHours(1));

        var (done, _) = await History.RestoredAsync(Now, "m.jansen", None);

        var after = await InScopeOfAsync(Some, t => t.NextIdentificatieAsync());
        Assert.Equal("A00000000001", before);
        // Ten million, and a thousand for each second.
        Assert.Equal("A00013600002", after);
        Assert.Equal(
            [("identificatie", 13_600_000L), ("volgorde", 13_600_000L), ("held", 1_360L)],
            done!.Skipped.Select(s => (s.Counter, s.To - s.From)));
        Assert.Equal(("m.jansen", Now), (done.Epoch.BegunBy, done.Epoch.AsOf!.Value));
    }

    /// <summary>The store that comes from the same backup knows nothing of the first time.</summary>
    [Theory]
    [InlineData(0, "at once")]
    [InlineData(6, "hours later")]
    public async Task Backup_that_is_restored_twice_gives_out_other_numbers_the_second_time(int hours, string reason)
    {
        clock.Advance(TimeSpan.FromHours(1));
        await History.RestoredAsync(Now, "a", None);
        var first = await InScopeOfAsync(Some, t => t.NextIdentificatieAsync());
        await using var fresh = await CreateAsync(isMigrated: true);
        clock.Advance(TimeSpan.FromHours(hours) + TimeSpan.FromSeconds(1));

        await new StoreHistory(fresh, clock).RestoredAsync(Now, "b", None);

        var second = await new RegisterStore(fresh, clock)
            .InTransactionAsync(ExchangeScope.Of(Some), t => t.NextIdentificatieAsync(), None);
        // A thousand numbers for each second in between.
        Assert.True(NumberOf(second) - NumberOf(first) >= 1_000 * (hours * 3_600 + 1), $"{reason}: {first}, {second}");
    }

    [Fact]
    public async Task Same_backup_is_declared_once_and_a_later_one_again()
    {
        await MadeLongAgoAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await History.RestoredAsync(Now, "m.jansen", None);
        var numbers = await InScopeOfAsync(Some, t => t.NextIdentificatieAsync());

        foreach (var asOf in new[] { Now, Now.AddMinutes(-10), Now.AddMinutes(59) })
        {
            var (again, before) = await History.RestoredAsync(asOf, "p.smit", None);
            Assert.Null(again);
            Assert.Equal("m.jansen", before!.BegunBy);
        }

        Assert.Equal(NumberOf(numbers) + 1, NumberOf(await InScopeOfAsync(Some, t => t.NextIdentificatieAsync())));
        var declared = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull((await History.RestoredAsync(declared.AddMinutes(1), "p.smit", None)).Done);
    }

    [Theory]
    [InlineData(1, "in the future")]
    [InlineData(-24 * 365 * 200, "two hundred years ago")]
    public async Task Moment_that_cannot_be_is_refused_and_moves_nothing(int hours, string reason)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => History.RestoredAsync(Now.AddHours(hours), "m.jansen", None));

        Assert.Equal(1, NumberOf(await InScopeOfAsync(Some, t => t.NextIdentificatieAsync())));
        Assert.True((await History.RestoredAsync(Now, "m.jansen", None)).Done is not null, reason);
    }

    [Fact]
    public async Task Declared_store_is_used_again_and_what_was_seen_before_says_nothing_of_it()
    {
        await MadeLongAgoAsync();
        var id = await AddAsync(isAnswered: false);
        var mark = (await History.LookAsync(None))!;
        await RemoveAsync(id, "arrival");
        await Assert.ThrowsAsync<RegisterException>(() => History.LookAsync(None));
        clock.Advance(TimeSpan.FromMinutes(1));
        await using var console = Again();

        var (done, _) = await new StoreHistory(console, clock).RestoredAsync(Now, "m.jansen", None);

        Assert.Equal(Now, done!.Before.LacksOf);
        await using var second = Again();
        var after = await new StoreHistory(second, clock).LookAsync(_ => Task.FromResult<StoreMark?>(mark), None);
        Assert.Equal(clock.GetUtcNow(), after!.Epoch);
        // An older backup, without what was declared, is noticed by who saw this life.
        await using (var session = await second.OpenAsync(None))
            await session.ExecuteAsync("delete from store_epoch where as_of is not null", None);
        Assert.True((await Assert.ThrowsAsync<RegisterException>(() => new StoreHistory(second, clock).LookAsync(None))).IsOtherStore);
    }

    [Fact]
    public async Task What_is_told_of_a_restored_store_is_what_it_holds()
    {
        var (early, late) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var (id, identificatie) in new[] { (early, "I1"), (late, "I2") })
        {
            var bericht = B305(identificatie, Start());
            await Store.ReceiveAsync(new(id, "in.xml", Berichten.Reading.BerichtWriter.Write(bericht), clock.GetUtcNow()), None);
            await RecordAgainAsync(id, bericht, Rejected(), answer: true);
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        var (done, _) = await History.RestoredAsync(Now.AddMinutes(5), "m.jansen", None);

        Assert.Equal((1, 1), (done!.Unsent, done.MadeSince));
        Assert.Equal(Now.AddMinutes(10), done.Newest);
        var exchange = Assert.Single(await History.LastExchangesAsync(None));
        Assert.Equal((Now.AddMinutes(10), null, 0), (exchange.ArrivedAt, exchange.SentAt, exchange.Pending));
        await Store.MarkSentAsync(early, Now.AddMinutes(1), None);
        Assert.Equal(Now.AddMinutes(1), Assert.Single(await History.LastExchangesAsync(None)).SentAt);
    }

    /// <summary>
    /// Its answer may have left before, with another number: two contents under one id would be one message to who takes them.
    /// </summary>
    [Fact]
    public async Task Answer_that_may_have_left_with_other_bytes_has_another_id_and_keeps_it()
    {
        await MadeLongAgoAsync();
        var before = await RecordAsync(Some, Rejected(), answer: true);
        var waiting = await ReceiveAsync();
        Assert.Equal([before], (await Store.UnsentAsync(10, None)).Select(u => u.MessageId));

        await History.RestoredAsync(Now, "m.jansen", None);
        await RecordAgainAsync(waiting, B305("I1", Start()), Rejected(), answer: true);
        var after = await RecordAsync(B305("I2", Start()), Rejected(), answer: true);

        var unsent = await Store.UnsentAsync(10, None);
        Assert.Equal([before, waiting, after], unsent.Select(u => u.BerichtId));
        Assert.Equal([true, false, true], unsent.Select(u => u.MessageId == u.BerichtId));
        Assert.Equal(unsent.Select(u => u.MessageId), (await Store.UnsentAsync(10, None)).Select(u => u.MessageId));
        clock.Advance(TimeSpan.FromHours(1));
        await History.RestoredAsync(clock.GetUtcNow(), "m.jansen", None);
        Assert.Equal(unsent.Select(u => u.MessageId), (await Store.UnsentAsync(10, None)).Select(u => u.MessageId));
    }

    private static long NumberOf(string identificatie) => long.Parse(identificatie[1..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A message that waits, or one that has its answer.</summary>
    private Task<Guid> AddAsync(bool isAnswered) => isAnswered ? RecordAsync(Some, Rejected(), answer: true) : ReceiveAsync();

    /// <summary>As a backup of before would have it.</summary>
    private async Task RemoveAsync(Guid id, string what)
    {
        await using var elsewhere = Again();
        await using var session = await elsewhere.OpenAsync(None);
        await session.ExecuteAsync(
            what == "answer" ? "delete from outbox where bericht_id = @id" : "delete from inbox where id = @id", None, ("id", id));
    }

    /// <summary>The store was made before the clock of the tests began to count.</summary>
    private async Task MadeLongAgoAsync()
    {
        await using var session = await database.OpenAsync(None);
        await session.ExecuteAsync("update store_epoch set begun_at = @at", None, ("at", Now.AddYears(-1).ToUniversalTime()));
    }
}
