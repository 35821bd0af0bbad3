using MessageHub.Register.Messages;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What is remembered of messages that we failed on, and who hears of it.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Parked_message_is_told_of_once_for_each_time_it_was_parked()
    {
        var (parked, tried) = (await ReceiveAsync(), await ReceiveAsync());
        await Store.NoteFaultAsync(tried, "Oorzaak", "", 2, None);
        await Store.NoteFaultAsync(parked, "Oorzaak", "", 1, None);

        Assert.Equal([parked], await TellAsync());
        Assert.Empty(await TellAsync());

        await Store.RetryAsync([parked], TimeSpan.Zero, None);
        await Store.NoteFaultAsync(parked, "Oorzaak", "", 1, None);
        Assert.Equal([parked], await TellAsync());
    }

    [Fact]
    public async Task Parked_message_of_which_could_not_be_told_is_told_of_later()
    {
        var parked = await ReceiveAsync();
        await Store.NoteFaultAsync(parked, "Oorzaak", "", 1, None);

        await Assert.ThrowsAsync<TimeoutException>(() => Store.NotifyFaultsAsync(10, _ => throw new TimeoutException(), None));

        Assert.Equal([parked], await TellAsync());
    }

    [Fact]
    public async Task Answer_that_is_not_taken_is_parked_after_some_attempts_and_leaves_again_when_somebody_says_so()
    {
        var (first, second) = (await RecordAsync(B305("L1"), answer: true), await RecordAsync(B305("L2"), answer: true));
        var refused = new RefusedAnswer(first, "Oorzaak", "2 bytes", IsForGood: false);

        Assert.Empty((await SendAsync(new([], [refused])))!.Value.Parked);
        Assert.Equal(new ParkedAnswer(first, "Oorzaak", 2), Assert.Single((await SendAsync(new([second], [refused])))!.Value.Parked));

        Assert.False(await Store.HasUnsentAsync(None));
        Assert.Empty(await Store.UnsentAsync(10, None));
        var fault = Assert.Single(await Store.FaultsAsync(all: false, None));
        Assert.Equal(
            (first, "Oorzaak", "2 bytes", 2L, true), (fault.BerichtId, fault.Cause, fault.Details, fault.Attempts, fault.IsParked));
        Assert.Equal(2, fault.AnswerSize);
        Assert.Equal([first], await TellAsync());
        Assert.Equal(1, (await Store.FiguresAsync(None)).ParkedAnswers);

        Assert.Equal(1, await Store.RetryAsync([first, second], TimeSpan.Zero, None));
        Assert.Equal(0, await Store.RetryAsync([first, second], TimeSpan.Zero, None));
        Assert.Equal(first, Assert.Single(await Store.UnsentAsync(10, None)).BerichtId);
        Assert.Empty((await SendAsync(new([], [refused])))!.Value.Parked);
        Assert.Empty((await SendAsync(new([first], [])))!.Value.Parked);
        Assert.False(Assert.Single(await Store.FaultsAsync(all: true, None)).IsParked);
    }

    private Task<(int Arrived, IReadOnlyList<ParkedAnswer> Parked)?> SendAsync(SendOutcome outcome) =>
        Store.SendUnsentAsync(10, maxAttempts: 2, _ => Task.FromResult(outcome), None);

    private async Task<List<Guid>> TellAsync()
    {
        var told = new List<Guid>();
        Assert.Equal(
            await Store.NotifyFaultsAsync(10, fault => { told.Add(fault.BerichtId); return Task.CompletedTask; }, None),
            told.Count);
        return told;
    }
}
