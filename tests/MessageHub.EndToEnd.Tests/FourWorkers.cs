namespace MessageHub.EndToEnd.Tests;

/// <summary>Four worker processes on queues and a store of their own, for all tests of a class.</summary>
public sealed class FourWorkers : IAsyncLifetime
{
    private Installation? place;
    private WorkerPool? workers;
    private Publisher? publisher;

    internal Installation Place => place!;

    internal WorkerPool Workers => workers!;

    internal Publisher Publisher => publisher!;

    public async Task InitializeAsync()
    {
        place = await Installation.CreateAsync(Servers.Shared());
        workers = place.StartWorkers(4);
        publisher = place.NewPublisher();
        await workers.ReadyAsync();
    }

    /// <summary>Publishes parcels as fast as the broker takes them, in their order.</summary>
    internal Task PublishAsync(IEnumerable<Parcel> parcels) => Task.WhenAll(parcels.Select(p => Publisher.PublishAsync(p)).ToList());

    /// <summary>Waits until these messages have a verdict.</summary>
    internal Task SettledAsync(IEnumerable<string> transportIds)
    {
        var ids = transportIds.ToList();
        var settled =
            $"select count(*) from inbox where state <> 'received' and transport_id in ({string.Join(", ", ids.Select(id => $"'{id}'"))})";
        return Wait.UntilAsync(
            async () => await Place.CountAsync(settled) == ids.Count, "all messages have a verdict", () => Workers.Output);
    }

    public async Task DisposeAsync()
    {
        if (publisher is not null)
            await publisher.DisposeAsync();
        if (workers is not null)
            await workers.DisposeAsync();
        if (place is not null)
            await place.DisposeAsync();
    }
}
