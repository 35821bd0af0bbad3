using System.Threading.RateLimiting;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Settings;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Register.Envelopes;
using RabbitMQ.Client;

namespace MessageHub.Gateway.Queue;

/// <summary>
/// Brings good payloads from the store to the queue <c>messagehub.in</c>, at least once: a row is settled after the broker has confirmed
/// that the message stands in a queue. The message id is the referentienummer, so that a second copy has no effect.
/// </summary>
internal sealed class Relay(
    EnvelopeStore store, QueueConnection queue, Signals signals, GatewaySettings settings, TimeProvider clock, ILogger<Relay> logger)
    : Rounds(signals.Checked, settings.Gateway.PollInterval, clock, logger), IAsyncDisposable
{
    private const int AtATime = 64;
    private const long BytesAtATime = 4 << 20;

    /// <summary>After a broker is killed a publish may hang for long.</summary>
    private static readonly TimeSpan PublishWithin = TimeSpan.FromSeconds(10);

    /// <summary>A fault of ours with one envelope keeps only that one waiting.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    /// <summary>In hand and not settled, because the broker or the store went away: given back as soon as the store is there.</summary>
    private readonly HashSet<long> owed = [];
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    private IChannel? channel;

    public async ValueTask DisposeAsync()
    {
        if (channel is not null)
            await channel.DisposeAsync();
        Dispose();
    }

    protected override async Task<bool> WorkAsync(CancellationToken ct)
    {
        if (!queue.IsSet)
            return false;
        if (channel is not { IsOpen: true })
            channel = await queue.ChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, Unconfirmed()), ct);
        var now = clock.GetUtcNow();
        if (owed.Count > 0)
            await store.ReceivedLaterAsync(owed, now, ct);
        owed.Clear();
        var rows = await store.ClaimReceivedAsync(EnvelopeState.Checked, settings.Gateway.Holder, now, now + settings.Gateway.Lease, AtATime, ct);
        owed.UnionWith(rows.Select(r => r.Number));
        try
        {
            foreach (var group in GroupsOf(rows))
            {
                var arrived = await Task.WhenAll(group.Select(row => PublishAsync(channel, row, ct)));
                await store.RelayedAsync(group.Where((_, i) => arrived[i]).Select(r => r.Number), clock.GetUtcNow(), ct);
                owed.ExceptWith(group.Select(r => r.Number));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // What was on its way is not known to have arrived; a new channel starts with a clean sheet.
            await channel.DisposeAsync();
            channel = null;
            throw;
        }

        return rows.Count == AtATime;
    }

    /// <summary>
    /// The client's own limiter collapses when its window is full; this one only counts. Each channel gets its own, because it takes it along
    /// when it is disposed of.
    /// </summary>
    private static ConcurrencyLimiter Unconfirmed() => new(new() { PermitLimit = 2 * AtATime, QueueLimit = int.MaxValue });

    /// <summary>Small ones together, a large one by itself: so much is in memory at a time.</summary>
    private static IEnumerable<List<ReceivedEnvelope>> GroupsOf(IReadOnlyList<ReceivedEnvelope> rows)
    {
        var group = new List<ReceivedEnvelope>();
        var bytes = 0L;
        foreach (var row in rows)
        {
            if (group.Count > 0 && bytes + row.PayloadBytes > BytesAtATime)
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(row);
            bytes += row.PayloadBytes;
        }

        if (group.Count > 0)
            yield return group;
    }

    /// <summary>True when the broker has it; false when it could not be read, which is put off.</summary>
    private async Task<bool> PublishAsync(IChannel to, ReceivedEnvelope row, CancellationToken ct)
    {
        OpenedEnvelope opened;
        try
        {
            opened = await OpenedEnvelope.OpenAsync(store, row, settings, ct);
        }
        catch (Exception e) when (e is not RegisterException && !ct.IsCancellationRequested)
        {
            Log.EnvelopeFault(logger, row.Id, nameof(Relay), e.GetType().Name);
            await store.ReceivedLaterAsync([row.Number], clock.GetUtcNow() + AfterFault, ct);
            return false;
        }

        await using var _ = opened;
        var properties = new BasicProperties
        {
            MessageId = row.Referentienummer,
            ContentType = "application/xml",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?> { [QueueNames.SenderHeader] = row.Sender, [QueueNames.ReceiverHeader] = row.Receiver },
        };
        if (row.TraceParent is { } parent)
            properties.Headers[QueueNames.TraceParentHeader] = parent;
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct);
        inTime.CancelAfter(PublishWithin);
        // Mandatory: a confirm alone does not say that there was a queue. It returns, as an exception, when there was none.
        await to.BasicPublishAsync("", QueueNames.In, mandatory: true, properties, opened.Payload, inTime.Token);
        Log.Relayed(logger, row.Id, row.Functie);
        return true;
    }
}
