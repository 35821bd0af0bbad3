using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Events are written with the verdict, once each, and leave in their order.</summary>
public abstract partial class RegisterContract
{
    private static readonly OutgoingEvent[] Happened =
    [
        new(Guid.NewGuid(), "start", "10072", """{"text":"één \"woord\""}"""),
        new(Guid.NewGuid(), "stop", "10072", "{}"),
    ];

    private EventStore Events => new(database, clock);

    [Fact]
    public async Task Events_are_there_with_the_verdict_and_not_without_it()
    {
        var id = await ReceiveAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => SettleAsync(id, Happened, isCommitted: false));
        Assert.Empty(await Events.UnsentAsync(10, None));

        await SettleAsync(id, Happened);

        var unsent = await Events.UnsentAsync(10, None);
        Assert.Equal(Happened, unsent.Select(e => e.Event));
        Assert.All(unsent, e => Assert.Equal((Gemeente, Now.ToUniversalTime()), (e.Gemeente, e.HappenedAt)));
    }

    [Fact]
    public async Task The_same_event_is_kept_once()
    {
        await SettleAsync(await ReceiveAsync(), [Happened[0]]);
        await SettleAsync(await ReceiveAsync(), [Happened[0], Happened[1]], "A2");

        Assert.Equal(Happened, (await Events.UnsentAsync(10, None)).Select(e => e.Event));
    }

    [Fact]
    public async Task What_did_not_arrive_is_sent_again_and_what_did_is_not()
    {
        await SettleAsync(await ReceiveAsync(), Happened);

        Assert.Equal(1, await Events.SendUnsentAsync(10, unsent => Task.FromResult<IReadOnlyList<Guid>>([unsent[0].Event.Id]), None));
        await Assert.ThrowsAsync<TimeoutException>(() => Events.SendUnsentAsync(10, _ => throw new TimeoutException(), None));
        var again = new List<UnsentEvent>();
        Assert.Equal(0, await Events.SendUnsentAsync(10, SeeAsync, None));

        Assert.Equal([Happened[1]], again.Select(e => e.Event));

        Task<IReadOnlyList<Guid>> SeeAsync(IReadOnlyList<UnsentEvent> unsent)
        {
            again.AddRange(unsent);
            return Task.FromResult<IReadOnlyList<Guid>>([]);
        }
    }

    [Fact]
    public async Task Events_that_were_sent_long_ago_are_removed_and_no_others()
    {
        await SettleAsync(await ReceiveAsync(), Happened);
        await Events.SendUnsentAsync(1, unsent => Task.FromResult<IReadOnlyList<Guid>>([unsent[0].Event.Id]), None);

        Assert.Equal(0, await Events.ForgetAsync(Now, 10, None));
        Assert.Equal(1, await Events.ForgetAsync(Now.AddSeconds(1), 10, None));

        Assert.Equal([Happened[1]], (await Events.UnsentAsync(10, None)).Select(e => e.Event));
    }

    private Task<bool> SettleAsync(Guid id, IReadOnlyList<OutgoingEvent> events, string identificatie = "A1", bool isCommitted = true)
    {
        var bericht = B301(identificatie, Toegewezen());
        return InScopeOfAsync(bericht, async t =>
        {
            await t.WriteAsync(
                [new(id, "resultaat") { Judgement = new Judgement(bericht, RegisterSnapshot.Empty, Accepted), Events = events }]);
            return isCommitted ? true : throw new InvalidOperationException("Nothing of it happened.");
        });
    }
}
