using MassTransit;
using MassTransit.Middleware;
using MessageHub.Processing.Queues;
using MessageHub.Worker.Operation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Puts a worker on queues: RabbitMQ brings messages and takes answers, PostgreSQL keeps them, any number of workers share both.
/// </summary>
internal static class WorkerQueues
{
    /// <summary>The exchange in front of the queue: a send to the queue itself would declare it anew, with other arguments.</summary>
    public static readonly Uri ProcessAddress = new($"exchange:{QueueNames.Process}");

    /// <summary>
    /// So often both sides say that they are there; a connection on which one says nothing for twice as long is given up.
    /// </summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>
    /// More than any broker takes (512 MiB is what RabbitMQ can): a message that the client would not read ends its connection, again and
    /// again.
    /// </summary>
    private const uint MaxMessageBytes = 600 * 1024 * 1024;

    /// <summary>How long a delivery waits for others to be kept with it in one transaction.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);

    public static void AddQueues(this IServiceCollection services, WorkerSettings settings)
    {
        services.AddSingleton<RawPublisher>();
        services.AddSingleton<IMarkPlace, MarkQueue>();
        services.AddSingleton<AnswerRelay>();
        services.AddSingleton<EventRelay>();
        services.AddSingleton(provider => new AnswerDelivery(
            (stop, cancellationToken) => DeliverAsync(provider, settings.Events, stop, cancellationToken),
            settings.PollInterval,
            settings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AnswerDelivery>>()));
        // Before the bus, so that it stops after it: what is judged at the last moment still leaves.
        services.AddHostedService(provider => Connected(provider).GetRequiredService<AnswerDelivery>());
        services.AddSingleton<Consumption>();
        services.AddReceiveEndpointObserver(provider => provider.GetRequiredService<Consumption>());
        services.AddReceiveObserver(provider => provider.GetRequiredService<Consumption>());
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<BerichtConsumer>();
            bus.AddConsumer<ArrivalConsumer>(consumer => consumer.Options<BatchOptions>(options => options
                // The bus asks the broker for a full batch for each that is kept at a time, whatever the prefetch says.
                .SetMessageLimit(Math.Clamp(settings.PrefetchInUse / BatchesAtATime(settings), 1, 100))
                .SetTimeLimit(Gathering)
                .SetTimeLimitStart(BatchTimeLimitStart.FromFirst)
                .SetConcurrencyLimit(BatchesAtATime(settings))));
            bus.UsingRabbitMq((context, configurator) => Configure(context, configurator, settings));
        });
        services.AddHostedService<StaleMessageSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<Consumption>());
    }

    private static async Task DeliverAsync(
        IServiceProvider provider, bool withEvents, CancellationToken stop, CancellationToken cancellationToken)
    {
        await provider.GetRequiredService<AnswerRelay>().DeliverAsync(stop, cancellationToken);
        if (withEvents)
            await provider.GetRequiredService<EventRelay>().DeliverAsync(stop, cancellationToken);
    }

    private static int BatchesAtATime(WorkerSettings settings) => settings.PrefetchInUse > 1 ? 2 : 1;

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator configurator, WorkerSettings settings)
    {
        configurator.Host(new Uri(settings.RabbitMq), host =>
        {
            host.PublisherConfirmation = true;
            host.Heartbeat(Heartbeat);
            host.MaxMessageSize(MaxMessageBytes);
        });
        configurator.ReceiveEndpoint(QueueNames.In, endpoint =>
        {
            Durable(context, endpoint, QueueNames.In, QueueTopology.DeliveryLimitIn);
            // A message is not lost even then.
            endpoint.SetQueueArgument("x-dead-letter-exchange", "");
            endpoint.SetQueueArgument("x-dead-letter-routing-key", QueueNames.Rejected);
            endpoint.PrefetchCount = settings.PrefetchInUse;
            endpoint.AddDeserializer(new RawBerichtDeserializer("application/xml"), true);
            // A sender can give any content type, that of the bus too.
            endpoint.AddDeserializer(new RawBerichtDeserializer("application/vnd.masstransit+json"));
            endpoint.ConfigureConsumer<ArrivalConsumer>(context);
        });
        configurator.ReceiveEndpoint(QueueNames.Process, endpoint =>
        {
            Durable(context, endpoint, QueueNames.Process, QueueTopology.DeliveryLimitProcess);
            var concurrency = context.GetRequiredService<BerichtConcurrency>().Messages;
            endpoint.PrefetchCount = concurrency * 2;
            endpoint.ConcurrentMessageLimit = concurrency;
            endpoint.ConfigureConsumer<BerichtConsumer>(context);
        });
    }

    private static void Durable(
        IBusRegistrationContext context, IRabbitMqReceiveEndpointConfigurator endpoint, string queue, int deliveryLimit)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument("x-delivery-limit", deliveryLimit);
        // The store was away longer than we may keep a delivery waiting: it goes back to its queue instead of to the error queue. With a
        // filter of our own the bus adds none of its own: without those a delivery that fails otherwise would be acknowledged, and gone.
        var logger = context.GetRequiredService<ILogger<ReturnToQueueFilter>>();
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(new ReturnToQueueFilter(queue, context.GetRequiredService<TimeProvider>(), logger));
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
        });
    }

    /// <summary>What became of a message in this process goes on from here.</summary>
    private static IServiceProvider Connected(IServiceProvider provider)
    {
        var delivery = provider.GetRequiredService<AnswerDelivery>();
        provider.GetRequiredService<JudgingEvents>().Judged += _ =>
        {
            delivery.Wake();
            return Task.CompletedTask;
        };
        return provider;
    }
}
