using System.Collections.Concurrent;
using MassTransit;
using MessageHub.Processing.Operation;
using MessageHub.Processing.Queues;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Watches over taking from the queues. While the store cannot be used this worker takes nothing, so that the broker gives all to others.
/// When the bus loses its consumers and does not get them back though the broker can be reached, the process ends: a new one gets them.
/// So it does when it has its consumers, and the broker gives them nothing of what lies ready: a node that came back without its part of a
/// quorum queue takes consumers and never delivers to them. A new process may come to another node, and if not, its ends are seen. The same
/// when a queue is gone and the broker did not tell our consumer: a new process declares it again.
/// </summary>
internal sealed class Consumption(
    RegisterStore store, StoreOutage outage, RawPublisher broker, WorkerSettings settings, ProcessEnd end, TimeProvider clock,
    ILogger<Consumption> logger)
    : BackgroundService, IReceiveEndpointObserver, IReceiveObserver
{
    /// <summary>The store is given up when nothing has succeeded for so long and it does not answer a simple question either.</summary>
    private static readonly TimeSpan StoreAwayAfter = TimeSpan.FromSeconds(5);

    /// <summary>A store that does not answer so long is out of reach.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>After it was asked to stop taking: what comes back before the broker knows would be given to us again.</summary>
    private static readonly TimeSpan UntilBrokerKnows = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A consumer that has nothing in hand gets what lies ready at once; one that gets nothing for so long is not served.
    /// </summary>
    private static readonly TimeSpan MaxUnserved = TimeSpan.FromSeconds(20);

    /// <summary>So often at most the broker is asked what lies ready.</summary>
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Uri, Endpoint> endpoints = new();
    private readonly ConcurrentDictionary<Uri, Flow> flows = new();
    private volatile bool isPaused;
    private CancellationToken stopping;

    /// <summary>
    /// The broker gives us what lies in this queue from now on; true when it did before and stopped: the queue may have been deleted since,
    /// with all that lay in it.
    /// </summary>
    public event Action<string, bool>? Consuming;

    /// <summary>
    /// For too long the bus has been without its consumers, or they got nothing of what lies ready, though the broker can be reached.
    /// </summary>
    public bool IsLost { get; private set; }

    /// <summary>For how long the bus is without a consumer that it should have; no time when it has them, or must not.</summary>
    private TimeSpan WithoutConsumers =>
        isPaused
            ? TimeSpan.Zero
            : endpoints.Values.Select(e => e.LostAt is { } at ? clock.GetElapsedTime(at) : TimeSpan.Zero).DefaultIfEmpty().Max();

    public Task Ready(ReceiveEndpointReady ready)
    {
        var isBack = endpoints.TryGetValue(ready.InputAddress, out var before) && before.LostAt is not null;
        FlowOf(ready.InputAddress).Begin(clock.GetTimestamp());
        endpoints[ready.InputAddress] = new(ready.ReceiveEndpoint, null);
        if (isBack && !isPaused)
            Log.ConsumersBack(logger, QueueOf(ready.InputAddress));
        Consuming?.Invoke(QueueOf(ready.InputAddress), isBack);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => LoseAsync(completed.InputAddress);

    public Task Faulted(ReceiveEndpointFaulted faulted) => LoseAsync(faulted.InputAddress);

    public Task PreReceive(ReceiveContext context)
    {
        Take(context.InputAddress);
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context) => GiveBack(context);

    public Task ReceiveFault(ReceiveContext context, Exception exception) => GiveBack(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stopping = stoppingToken;
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Of the bus; the next look tries again.
                FaultCounter.Count(e);
                Log.ConsumptionFailed(logger, FaultCounter.Describe(e));
            }
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken stoppingToken)
    {
        if (isPaused)
            await ResumeAsync(stoppingToken);
        else if (outage.Lasting > StoreAwayAfter && !await IsStoreThereAsync(stoppingToken))
            await PauseAsync(stoppingToken);
        else if (WithoutConsumers > settings.LongestWithoutConsumers && await TakesConnectionAsync(stoppingToken))
            Lose(() => Log.ConsumersLostForGood(logger, (long)WithoutConsumers.TotalSeconds));
        else if (await UnservedAsync(stoppingToken) is { } unserved)
            Lose(() => Log.NotServed(logger, QueueOf(unserved), (long)MaxUnserved.TotalSeconds));
    }

    /// <summary>A delivery came.</summary>
    internal void Take(Uri address) => FlowOf(address).Take(clock.GetTimestamp());

    private static string QueueOf(Uri address) => address.AbsolutePath.Split('/')[^1];

    private async Task LoseAsync(Uri address)
    {
        if (!endpoints.TryGetValue(address, out var endpoint) || endpoint.LostAt is not null)
            return;
        endpoints[address] = endpoint with { LostAt = clock.GetTimestamp() };
        if (isPaused)
            return;
        Log.ConsumersLost(logger, QueueOf(address));
        // The bus waits for this, and declares the queue again after it. Whoever stops does not.
        await Task.Delay(QueueTopology.AfterDeletion, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        isPaused = true;
        Log.Paused(logger);
        var stopped = Task.WhenAll(endpoints.Values.Select(e => e.Receiving.Stop(stoppingToken)));
        await Task.WhenAny(stopped, Task.Delay(UntilBrokerKnows, clock, stoppingToken));
        outage.GiveUp();
        await stopped;
    }

    private async Task ResumeAsync(CancellationToken stoppingToken)
    {
        if (!await IsStoreThereAsync(stoppingToken))
            return;
        outage.Resume();
        isPaused = false;
        Log.Resumed(logger);
        foreach (var (address, endpoint) in endpoints)
        {
            // Not waited for: the broker may be away by now, and then it counts as lost from here on.
            endpoints[address] = endpoint with { LostAt = clock.GetTimestamp() };
            endpoint.Receiving.Start(stoppingToken);
        }
    }

    private void Lose(Action log)
    {
        if (IsLost)
            return;
        IsLost = true;
        log();
        end.Request(ProcessEnd.WithoutConsumers);
    }

    /// <summary>
    /// The address of a queue that is gone, or in which messages lie ready, while our consumer has none in hand and has got none for too
    /// long; or null.
    /// The broker is not asked about a queue that delivered a moment ago.
    /// </summary>
    private async Task<Uri?> UnservedAsync(CancellationToken stoppingToken)
    {
        // The bus also knows a queue for replies to itself, which it does not declare as long as it asks for none.
        var consumed = endpoints.Where(e => e.Value.LostAt is null && QueueOf(e.Key) is QueueNames.In or QueueNames.Process);
        foreach (var address in consumed.Select(e => e.Key))
        {
            var flow = FlowOf(address);
            if (!flow.IsQuietFor(BetweenQuestions, clock))
                continue;
            if (!await IsKeptFromUsAsync(QueueOf(address), stoppingToken))
                flow.Begin(clock.GetTimestamp());
            else if (flow.IsQuietFor(MaxUnserved, clock))
                return address;
        }

        return null;
    }

    /// <summary>
    /// Messages lie ready, or none ever will, because the queue is gone: what others publish to it meanwhile is dropped. What cannot be
    /// asked is not known.
    /// </summary>
    private async Task<bool> IsKeptFromUsAsync(string queue, CancellationToken stoppingToken)
    {
        try
        {
            return await broker.DepthAsync(queue, stoppingToken) > 0;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return true;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested
            && e is BrokerUnavailableException or RabbitMQClientException or OperationCanceledException)
        {
            return false;
        }
    }

    private Flow FlowOf(Uri address) => flows.GetOrAdd(address, _ => new());

    private Task GiveBack(ReceiveContext context)
    {
        FlowOf(context.InputAddress).GiveBack(clock.GetTimestamp());
        return Task.CompletedTask;
    }

    private async Task<bool> IsStoreThereAsync(CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(Answer);
        try
        {
            await store.RequireWritableAsync(limit.Token).WaitAsync(limit.Token);
            return true;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is RegisterException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>
    /// A broker that is away is waited for; one that takes a new connection and gives the bus nothing has been lost by the bus.
    /// </summary>
    private async Task<bool> TakesConnectionAsync(CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(settings.PublishTimeout);
        try
        {
            var factory = new ConnectionFactory
            {
                Uri = new(settings.RabbitMq),
                AutomaticRecoveryEnabled = false,
                ClientProvidedName = "messagehub-watch",
            };
            await using var connection = await factory.CreateConnectionAsync(limit.Token).WaitAsync(limit.Token);
            return connection.IsOpen;
        }
#pragma warning disable CA1031 // Whatever it is, there is no connection.
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <param name="Receiving">What takes from a queue.</param>
    /// <param name="LostAt">Since when it takes nothing, or null.</param>
    private sealed record Endpoint(IReceiveEndpoint Receiving, long? LostAt);

    /// <summary>What a consumer has in hand, and since when nothing came or went.</summary>
    private sealed class Flow
    {
        private int inHand;
        private long quietSince;

        /// <summary>From now on it is quiet, whatever was before.</summary>
        public void Begin(long now) => Volatile.Write(ref quietSince, now);

        public void Take(long now)
        {
            Interlocked.Increment(ref inHand);
            Begin(now);
        }

        public void GiveBack(long now)
        {
            Interlocked.Decrement(ref inHand);
            Begin(now);
        }

        public bool IsQuietFor(TimeSpan time, TimeProvider clock) =>
            Volatile.Read(ref inHand) == 0 && clock.GetElapsedTime(Volatile.Read(ref quietSince)) > time;
    }
}
