using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Looks into queues and changes what is bound; each time with a connection of its own.</summary>
internal sealed class Broker(string address)
{
    /// <summary>Messages that lie ready; a queue that is not there has none.</summary>
    public Task<long> CountAsync(string queue) => OrZeroAsync(async channel => await channel.MessageCountAsync(queue));

    /// <summary>How many consume from a queue.</summary>
    public Task<long> ConsumersAsync(string queue) => OrZeroAsync(async channel => await channel.ConsumerCountAsync(queue));

    /// <summary>Takes all that lies ready.</summary>
    public Task<IReadOnlyList<Parcel>> TakeAllAsync(string queue) => OnChannelAsync<IReadOnlyList<Parcel>>(async channel =>
    {
        var parcels = new List<Parcel>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } taken)
            parcels.Add(new(taken.BasicProperties.MessageId ?? "", taken.Body.ToArray()));
        return parcels;
    });

    public async Task<T> OnChannelAsync<T>(Func<IChannel, Task<T>> work)
    {
        var factory = new ConnectionFactory { Uri = new(address), AutomaticRecoveryEnabled = false, ClientProvidedName = "test" };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await work(channel);
    }

    private async Task<long> OrZeroAsync(Func<IChannel, Task<long>> work)
    {
        try
        {
            return await OnChannelAsync(work);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == 404)
        {
            return 0;
        }
    }
}
