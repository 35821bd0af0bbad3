using MassTransit;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Worker.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace MessageHub.Worker.Tests;

/// <summary>
/// A bus that lost its consumers for good, or whose consumers are not served, ends its process; one whose broker is away waits for it.
/// </summary>
public sealed class ConsumptionTests : IAsyncLifetime
{
    private static readonly Uri Queue = new("rabbitmq://broker/vhost/messagehub.in");

    private readonly ShiftedClock clock = new();
    private readonly ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly TemporaryFolder folder = new();
    private SqliteDatabase database = null!;
    private RawPublisher publisher = null!;

    public async Task InitializeAsync()
    {
        database = new(Path.Combine(folder.Path, "messagehub.db"));
        await database.MigrateAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await publisher.DisposeAsync();
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Consumers_that_do_not_come_back_though_the_broker_is_there_end_the_process_with_a_code_of_its_own()
    {
        await using var broker = await TestBroker.CreateAsync();
        var end = new ProcessEnd(lifetime);
        using var consumption = Over(broker.Address, end);
        await consumption.StartAsync(CancellationToken.None);
        await consumption.Ready(new Event(Queue));
        await consumption.Faulted(new Event(Queue));
        clock.Shift = TimeSpan.FromSeconds(61);

        await Wait.UntilAsync(() => lifetime.ApplicationStopping.IsCancellationRequested, "the process ends");

        Assert.Equal(ProcessEnd.WithoutConsumers, end.ExitCode);
        Assert.Equal(HealthStatus.Unhealthy, (await new ConsumersCheck(consumption).CheckHealthAsync(new())).Status);
        await consumption.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(true, 61, true, "they came back")]
    [InlineData(true, 50, false, "it is not long ago")]
    [InlineData(false, 61, false, "the broker is away")]
    public async Task Otherwise_the_process_goes_on(bool isBrokerThere, int seconds, bool isBack, string reason)
    {
        await using var broker = await TestBroker.CreateAsync();
        await DeclareAsync(broker);
        var end = new ProcessEnd(lifetime);
        using var consumption = Over(isBrokerThere ? broker.Address : $"amqp://guest:guest@127.0.0.1:{FreePort.Next()}/", end);
        await consumption.Ready(new Event(Queue));
        await consumption.Completed(new Event(Queue));
        if (isBack)
            await consumption.Ready(new Event(Queue));
        clock.Shift = TimeSpan.FromSeconds(seconds);

        await consumption.LookAsync(CancellationToken.None);

        Assert.False(lifetime.ApplicationStopping.IsCancellationRequested, reason);
        Assert.Equal(HealthStatus.Healthy, (await new ConsumersCheck(consumption).CheckHealthAsync(new())).Status);
    }

    [Theory]
    [InlineData(1, 0, 21, true, "messages lie ready, and none is delivered")]
    [InlineData(1, 0, 19, false, "it is not long ago")]
    [InlineData(0, 0, 21, false, "nothing lies ready")]
    [InlineData(1, 1, 21, false, "it has one in hand, and may get no more")]
    [InlineData(null, 0, 21, true, "the queue is gone, and the broker did not tell the consumer")]
    [InlineData(null, 0, 19, false, "it may be declared again in a moment")]
    public async Task Consumers_that_the_broker_does_not_serve_end_the_process(int? ready, int inHand, int seconds, bool ends, string reason)
    {
        await using var broker = await TestBroker.CreateAsync();
        if (ready is not null)
            await DeclareAsync(broker);
        for (var i = 0; i < ready; i++)
            await broker.PublishAsync($"{i}", [1]);
        var end = new ProcessEnd(lifetime);
        using var consumption = Over(broker.Address, end);
        await consumption.Ready(new Event(Queue));
        for (var i = 0; i < inHand; i++)
            consumption.Take(Queue);
        clock.Shift = TimeSpan.FromSeconds(seconds);

        await consumption.LookAsync(CancellationToken.None);

        Assert.True(lifetime.ApplicationStopping.IsCancellationRequested == ends, reason);
    }

    private static Task DeclareAsync(TestBroker broker) => broker.OnChannelAsync(
        channel => channel.QueueDeclareAsync("messagehub.in", durable: true, exclusive: false, autoDelete: false));

    private Consumption Over(string address, ProcessEnd end)
    {
        var settings = new WorkerSettings { RabbitMq = address };
        publisher = new(settings, clock, NullLogger<RawPublisher>.Instance);
        return new(
            new(database), new(clock, NullLogger<StoreOutage>.Instance), publisher, settings, end, clock, NullLogger<Consumption>.Instance);
    }

    private sealed class Event(Uri address) : ReceiveEndpointReady, ReceiveEndpointFaulted, ReceiveEndpointCompleted
    {
        public Uri InputAddress => address;

        public IReceiveEndpoint ReceiveEndpoint => null!;

        public bool IsStarted => true;

        public Exception Exception { get; } = new IOException();

        public long DeliveryCount => 0;

        public long ConcurrentDeliveryCount => 0;
    }
}
