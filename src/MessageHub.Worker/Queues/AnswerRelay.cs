using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Sends what stands in the outbox to the exchange of answers. One worker does so at a time, in the order in which the answers were
/// made; when it dies, the next goes on with what was not remembered as sent. An answer that the broker does not take keeps no other back:
/// it is offered alone, and parked when it is not taken then either while others are.
/// </summary>
internal sealed class AnswerRelay(
    RegisterStore store, RawPublisher publisher, WorkerSettings settings, TimeProvider clock, ILogger<AnswerRelay> logger)
{
    private const int BatchSize = 200;

    /// <summary>An answer is offered so often while others are taken, before it is parked.</summary>
    private const int MaxAttempts = 5;

    /// <summary>After so many in vain, one after the other and none taken, it is the broker and not the answers.</summary>
    private const int MaxInVain = 3;

    /// <summary>Sends all that is unsent, or leaves it to the worker that is doing so.</summary>
    /// <param name="stop">Begins no further batch.</param>
    /// <param name="cancellationToken">Ends the batch at hand; what it sent may be sent again.</param>
    /// <exception cref="BrokerUnavailableException">Some did not arrive; they stay unsent.</exception>
    /// <exception cref="RegisterException">The store is out of reach.</exception>
    public async Task DeliverAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        // Also with nothing to send: who listens for answers finds the exchange and its queue from the start.
        if (!stop.IsCancellationRequested)
            await publisher.ConnectAsync(cancellationToken);
        do
        {
            Exception? trouble = null;
            var sent = await store.SendUnsentAsync(
                BatchSize,
                MaxAttempts,
                async unsent =>
                {
                    (var outcome, trouble) = await SendAsync(unsent, cancellationToken);
                    return outcome;
                },
                cancellationToken);
            if (sent is null)
                return;
            foreach (var parked in sent.Value.Parked)
                Log.AnswerParked(logger, parked.BerichtId, parked.Attempts, parked.Cause);
            if (sent.Value is { Arrived: 0, Parked.Count: 0 })
            {
                if (trouble is not null)
                    throw new BrokerUnavailableException(trouble);
                return;
            }
        }
        // Looked at without the lock: who found us busy went away, and what it had made was there before.
        while (!stop.IsCancellationRequested && await store.HasUnsentAsync(cancellationToken));
    }

    /// <summary>Offers answers together, and those that are not taken once more, each alone.</summary>
    private async Task<(SendOutcome Outcome, Exception? Trouble)> SendAsync(
        IReadOnlyList<UnsentBericht> unsent, CancellationToken cancellationToken)
    {
        // What is probably too large goes alone: the broker closes the channel for it, and that is a pity for those beside it.
        var together = unsent.Where(u => u.Content.Length <= publisher.MaxMessageBytes).ToList();
        var outcomes = await Task.WhenAll(together.Select(u => TrySendAsync(u, cancellationToken)));
        var failures = together.Zip(outcomes).Where(o => o.Second is not null).ToList();
        var again = unsent.Except(together).Concat(failures.Select(f => f.First)).ToList();
        if (again.Count == 0)
            return (new([.. unsent.Select(u => u.BerichtId)], []), null);
        var arrived = together.Except(again).Select(u => u.BerichtId).ToList();
        if (failures.Select(f => f.Second).FirstOrDefault(e => e is BrokerUnavailableException) is { } unavailable)
            return (new(arrived, []), unavailable);
        try
        {
            if (failures.Any(f => f.Second is PublishException { IsReturn: true }))
                await publisher.DeclareAsync(cancellationToken);
        }
        catch (BrokerUnavailableException e)
        {
            return (new(arrived, []), e);
        }

        return await SendAloneAsync(again, arrived, cancellationToken);
    }

    private async Task<(SendOutcome Outcome, Exception? Trouble)> SendAloneAsync(
        IEnumerable<UnsentBericht> unsent, List<Guid> arrived, CancellationToken cancellationToken)
    {
        var (refused, inVain) = (new List<RefusedAnswer>(), new List<(UnsentBericht Answer, Exception Cause)>());
        Exception? trouble = null;
        var started = clock.GetTimestamp();
        // The small ones first: of those it is the least likely that they are to blame, so they say whether the broker takes anything.
        foreach (var answer in unsent.OrderBy(u => u.Content.Length))
        {
            if (await TrySendAsync(answer, cancellationToken) is not { } failure)
                arrived.Add(answer.BerichtId);
            else if (failure is BrokerUnavailableException)
                trouble = failure;
            else if (IsNotTaken(failure))
                refused.Add(Refused(answer, failure, isForGood: true));
            else
                inVain.Add((answer, failure));
            if (arrived.Count == 0 && inVain.Count >= MaxInVain || trouble is not null
                || clock.GetElapsedTime(started) > MaxInVain * settings.PublishTimeout)
                break;
        }

        trouble ??= inVain.Select(v => v.Cause).FirstOrDefault();
        // With none taken nobody can say whether it is the answer or the broker.
        if (arrived.Count > 0)
            refused.AddRange(inVain.Select(v => Refused(v.Answer, v.Cause, isForGood: false)));
        return (new(arrived, refused), trouble);
    }

    /// <summary>The broker read it and does not want it: it will not take it at another time either.</summary>
    private static bool IsNotTaken(Exception failure) => failure is OperationInterruptedException
    {
        ShutdownReason: { Initiator: ShutdownInitiator.Peer, ReplyCode: Constants.PreconditionFailed or Constants.ContentTooLarge },
    };

    private RefusedAnswer Refused(UnsentBericht answer, Exception failure, bool isForGood)
    {
        Telemetry.Fault("answer");
        var code = (failure as OperationInterruptedException)?.ShutdownReason?.ReplyCode;
        var cause = failure switch
        {
            _ when isForGood => "The broker refuses this answer, probably because it is larger than max_message_size",
            PublishException { IsReturn: true } => "No queue is bound for this answer",
            PublishException => "The broker does not accept this answer (nack)",
            OperationCanceledException => "The broker does not confirm this answer in time",
            _ => $"This answer cannot be published: {failure.GetType().Name}",
        };
        var details = $"{answer.Content.Length} bytes; the broker is taken to accept "
            + $"{publisher.MaxMessageBytes}{(code is null ? "" : $"; it closed the channel with {code}")}";
        return new(answer.BerichtId, cause, details, isForGood);
    }

    private async Task<Exception?> TrySendAsync(UnsentBericht unsent, CancellationToken cancellationToken)
    {
        var message = Berichten.BerichtType.Of(unsent.Scope!.Standaard, unsent.Nummer).Name;
        using var step = Telemetry.Begin("send", unsent.TraceParent)?
            .SetTag("messagehub.id", unsent.BerichtId)
            .SetTag("messagehub.message", message);
        try
        {
            await publisher.PublishAsync(unsent with { TraceParent = step?.Id ?? unsent.TraceParent }, cancellationToken);
            var age = clock.GetUtcNow() - unsent.ReceivedAt;
            Telemetry.Sent(age, message);
            Log.Sent(logger, unsent.BerichtId, message, (long)age.TotalMilliseconds);
            return null;
        }
#pragma warning disable CA1031 // One that cannot be sent must not keep the others from being remembered.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            step?.Fail();
            return e;
        }
    }
}
