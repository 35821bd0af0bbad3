using MassTransit;

namespace MessageHub.Processing;

/// <summary>
/// How messages are consumed: a fault is tried again a few times in the process, then the bus message goes to the error queue and the
/// inbox row stays unprocessed until it is offered again. Messages of one exchange scope are kept apart by the register's lock.
/// </summary>
public sealed class BerichtConsumerDefinition : ConsumerDefinition<BerichtConsumer>
{
    private static readonly TimeSpan[] RetryAfter = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    /// <param name="concurrency">How many messages are processed at a time.</param>
    public BerichtConsumerDefinition(BerichtConcurrency concurrency)
    {
        EndpointName = "bericht";
        ConcurrentMessageLimit = concurrency.Messages;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<BerichtConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.UseMessageRetry(r => r.Intervals(RetryAfter));
}

/// <summary>How many messages are processed at a time. One keeps the order of arrival and is what SQLite, with its single writer, can use.</summary>
public sealed record BerichtConcurrency(int Messages);
