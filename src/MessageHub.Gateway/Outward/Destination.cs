using System.Collections.Concurrent;
using MessageHub.Berichten;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Settings;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;
using MessageHub.Rules.Standard;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MessageHub.Gateway.Outward;

/// <summary>
/// Sends what waits for one connection: a time limit per attempt, a few quick attempts with chance in their pauses, and a circuit breaker
/// that leaves the other side alone when it is down. Whatever remains waits in the store and is tried again, always with the same bytes
/// and the same number.
/// </summary>
internal sealed class Destination(
    ConnectionSettings connection, HubClient hub, EnvelopeStore store, ChainCodeList codes, WakeSignals signals, GatewaySettings settings,
    TimeProvider clock, ILogger logger)
    : PollingService(signals.ToSend, settings.Gateway.PollInterval, clock, logger)
{
    private const int QuickAttempts = 2;
    private const int MaxDoublings = 20;

    /// <summary>A fault of ours is reported to a person at once, and looked at again now and then.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    private readonly WorkingDays workingDays = settings.Holidays.WorkingDays();

    private readonly ResiliencePipeline<DeliveryResult> pipeline = BuildPipeline(connection, clock);
    /// <summary>
    /// What the other side did while the store was away: remembered before anything else is sent, so that nothing is sent twice without
    /// need.
    /// </summary>
    private readonly ConcurrentQueue<(OutgoingEnvelope Envelope, DeliveryResult Delivery)> unremembered = new();
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    public override void Dispose()
    {
        hub.Dispose();
        base.Dispose();
    }

    protected override async Task<bool> WorkAsync(CancellationToken ct)
    {
        while (unremembered.TryPeek(out var left))
        {
            await RememberAsync(left.Envelope, left.Delivery, ct);
            unremembered.TryDequeue(out _);
        }

        var now = clock.GetUtcNow();
        var envelopes = await store.ClaimToSendAsync(
            connection.Name, settings.Gateway.Holder, now, now + settings.Gateway.Lease, connection.Concurrency, ct);
        await Task.WhenAll(envelopes.Select(e => DeliverAsync(e, ct)));
        return envelopes.Count == connection.Concurrency;
    }

    private static ResiliencePipeline<DeliveryResult> BuildPipeline(ConnectionSettings connection, TimeProvider clock)
    {
        var failed = new PredicateBuilder<DeliveryResult>()
            .HandleResult(d => d is DeliveryResult.NotYet)
            .Handle<HttpRequestException>()
            .Handle<IOException>()
            .Handle<TimeoutRejectedException>();
        return new ResiliencePipelineBuilder<DeliveryResult> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<DeliveryResult>
            {
                ShouldHandle = failed,
                MaxRetryAttempts = QuickAttempts,
                BackoffType = DelayBackoffType.Exponential,
                Delay = connection.RetryDelay,
                MaxDelay = connection.LongestDelay,
                UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<DeliveryResult>
            {
                ShouldHandle = failed,
                FailureRatio = 0.8,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(60),
                BreakDuration = BreakOf(connection),
            })
            .AddTimeout(connection.Timeout)
            .Build();
    }

    /// <summary>Polly takes no less than half a second.</summary>
    private static TimeSpan BreakOf(ConnectionSettings connection) =>
        TimeSpan.FromMilliseconds(Math.Clamp(connection.RetryDelay.TotalMilliseconds * 5, 500, TimeSpan.FromMinutes(1).TotalMilliseconds));

    private async Task DeliverAsync(OutgoingEnvelope envelope, CancellationToken ct)
    {
        var delivery = await OfferAsync(envelope, ct);
        try
        {
            await RememberAsync(envelope, delivery, ct);
        }
        catch (RegisterException)
        {
            unremembered.Enqueue((envelope, delivery));
            throw;
        }
    }

    private async Task<DeliveryResult> OfferAsync(OutgoingEnvelope envelope, CancellationToken ct)
    {
        await using var content = new Spool(settings.Gateway.SpoolFolder);
        try
        {
            await store.CopyOutgoingAsync(envelope.Id, content, ct);
        }
        catch (Exception e) when (e is not RegisterException { IsTransient: true } && !ct.IsCancellationRequested)
        {
            return new DeliveryResult.NotOffered(e.GetType().Name);
        }

        var wasOffered = false;
        try
        {
            return await pipeline.ExecuteAsync(
                async token =>
                {
                    wasOffered = true;
                    return await hub.SendAsync(envelope, content, token);
                },
                ct);
        }
        catch (BrokenCircuitException) when (!wasOffered)
        {
            return new DeliveryResult.LeftAlone();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return new DeliveryResult.NotYet(e.GetType().Name);
        }
    }

    private async Task RememberAsync(OutgoingEnvelope envelope, DeliveryResult delivery, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var functie = envelope.Functie ?? envelope.Kind;
        var attempts = envelope.Attempts + 1;
        switch (delivery)
        {
            case DeliveryResult.Taken taken:
                await store.DeliveredAsync(envelope.Id, taken.State, now, DueOf(envelope, now), ct);
                Log.Delivered(logger, envelope.Id, functie, connection.Name, taken.State.ToString(), attempts);
                break;
            case DeliveryResult.Refused refused:
                await store.RefusedAsync(envelope, new(refused.Code, refused.Omschrijving, codes.Find(refused.Code)), now, ct);
                // The code is a text of the other side.
                Log.Refused(
                    logger,
                    envelope.Id,
                    functie,
                    connection.Name,
                    TextForm.Foutcode.Fits(refused.Code) && refused.Code.All(char.IsAsciiLetterOrDigit) ? refused.Code : "?");
                break;
            case DeliveryResult.NotYet later:
                var fout = later.Code is null ? null : new EnvelopeFout(later.Code, later.Omschrijving ?? "", codes.Find(later.Code));
                await store.SendLaterAsync(envelope, now + PauseAfter(attempts), fout, attempts >= connection.AlarmAfter, now, ct);
                Log.Later(logger, envelope.Id, functie, connection.Name, later.Reason, attempts);
                break;
            case DeliveryResult.LeftAlone:
                await store.NotOfferedAsync(envelope, now + PauseAfter(attempts), null, now, ct);
                Log.NotOffered(logger, envelope.Id, functie, connection.Name, "left alone for a while");
                break;
            case DeliveryResult.NotOffered ours:
                var cause = $"het kon niet worden aangeboden ({ours.Fault}); het wordt opnieuw geprobeerd";
                await store.NotOfferedAsync(envelope, now + AfterFault, cause, now, ct);
                Log.CannotOffer(logger, envelope.Id, functie, connection.Name, ours.Fault);
                break;
        }
    }

    /// <summary>Doubles, with chance in it so that many do not come back at once.</summary>
    private TimeSpan PauseAfter(long attempts)
    {
        var pause = connection.RetryDelay * Math.Pow(2, Math.Min(attempts, MaxDoublings));
        return (pause < connection.LongestDelay ? pause : connection.LongestDelay) * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    /// <summary>Only our own 301 and 319 are answered in the chain; a 325 that travels as a Di01 is not.</summary>
    private DateOnly? DueOf(OutgoingEnvelope envelope, DateTimeOffset now) =>
        envelope.Kind == "Di01" && BerichtType.Find(envelope.Functie!) is { AnsweredBy: not null }
            ? workingDays.After(AmsterdamDate.Of(now), WorkingDays.ReturnMessage)
            : null;
}
