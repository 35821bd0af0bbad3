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

        await Assert.ThrowsAsync<TimeoutException>(() => Store.TellFaultsAsync(10, _ => throw new TimeoutException(), None));

        Assert.Equal([parked], await TellAsync());
    }

    private async Task<List<Guid>> TellAsync()
    {
        var told = new List<Guid>();
        Assert.Equal(
            await Store.TellFaultsAsync(10, fault => { told.Add(fault.BerichtId); return Task.CompletedTask; }, None),
            told.Count);
        return told;
    }
}
