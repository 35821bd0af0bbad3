using MassTransit;
using MassTransit.Middleware;
using MessageHub.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Queues;

/// <summary>Puts a worker on queues: RabbitMQ brings messages and takes answers, PostgreSQL keeps them, any number of workers share both.</summary>
internal static class WorkerQueues
{
    /// <summary>The exchange in front of the queue: a send to the queue itself would declare it anew, with other arguments.</summary>
    public static readonly Uri ProcessAddress = new($"exchange:{QueueNames.Process}");

    /// <summary>How long a delivery waits for others to be kept with it in one transaction.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);

    public static void AddQueues(this IServiceCollection services, WorkerSettings settings)
    {
        services.AddSingleton<RawPublisher>();
        services.AddSingleton<Relay>();
        services.AddSingleton(provider => new Delivery(
            provider.GetRequiredService<Relay>().DeliverAsync,
            settings.PollInterval,
            settings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Delivery>>()));
        // Before the bus, so that it stops after it: what is judged at the last moment still leaves.
        services.AddHostedService(provider => Connected(provider).GetRequiredService<Delivery>());
        services.AddMassTransit(bus =>
        {
            bus.AddConsumer<BerichtConsumer>();
            bus.AddConsumer<ArrivalConsumer>(consumer => consumer.Options<BatchOptions>(options => options
                .SetMessageLimit(Math.Min(settings.Prefetch, 100))
                .SetTimeLimit(Gathering)
                .SetTimeLimitStart(BatchTimeLimitStart.FromFirst)
                .SetConcurrencyLimit(2)));
            bus.UsingRabbitMq((context, configurator) => Configure(context, configurator, settings));
        });
        services.AddHostedService<Reoffer>();
    }

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator configurator, WorkerSettings settings)
    {
        configurator.Host(new Uri(settings.RabbitMq), host => host.PublisherConfirmation = true);
        configurator.ReceiveEndpoint(QueueNames.In, endpoint =>
        {
            Durable(endpoint, QueueTopology.DeliveryLimitIn);
            // A message is not lost even then.
            endpoint.SetQueueArgument("x-dead-letter-exchange", "");
            endpoint.SetQueueArgument("x-dead-letter-routing-key", QueueNames.Rejected);
            endpoint.PrefetchCount = settings.Prefetch;
            endpoint.AddDeserializer(new RawBerichtDeserializer(), true);
            endpoint.ConfigureConsumer<ArrivalConsumer>(context);
        });
        configurator.ReceiveEndpoint(QueueNames.Process, endpoint =>
        {
            Durable(endpoint, QueueTopology.DeliveryLimitProcess);
            var concurrency = context.GetRequiredService<BerichtConcurrency>().Messages;
            endpoint.PrefetchCount = concurrency * 2;
            endpoint.ConcurrentMessageLimit = concurrency;
            endpoint.ConfigureConsumer<BerichtConsumer>(context);
        });
    }

    private static void Durable(IRabbitMqReceiveEndpointConfigurator endpoint, int deliveryLimit)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument("x-delivery-limit", deliveryLimit);
        // The store was away longer than we may keep a delivery waiting: it goes back to its queue instead of to the error queue. With a filter
        // of our own the bus adds none of its own: without those a delivery that fails otherwise would be acknowledged, and gone.
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(new ReturnToQueueFilter());
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
        });
    }

    /// <summary>What became of a message in this process goes on from here.</summary>
    private static IServiceProvider Connected(IServiceProvider provider)
    {
        var delivery = provider.GetRequiredService<Delivery>();
        provider.GetRequiredService<JudgingEvents>().Judged += _ =>
        {
            delivery.Wake();
            return Task.CompletedTask;
        };
        return provider;
    }
}
