using System.Runtime.ExceptionServices;
using System.Threading.RateLimiting;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Settings;
using MessageHub.Processing.Queues;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;
using RabbitMQ.Client;

namespace MessageHub.Gateway.Queue;

/// <summary>
/// Brings good payloads from the store to the queue <c>messagehub.in</c>, at least once: a row is settled after the broker has confirmed
/// that the message stands in a queue. The message id is the referentienummer, so that a second copy has no effect. One that the broker
/// does not take, because it is larger than its limit or for another reason of its own, keeps no other waiting.
/// </summary>
internal sealed class EnvelopeRelay(
    EnvelopeStore store, BoundedEnvelopeReader envelopes, QueueConnection queue, Setbacks setbacks, WakeSignals signals,
    GatewaySettings settings, TimeProvider clock, ILogger<EnvelopeRelay> logger)
    : PollingService(signals.Checked, settings.Gateway.PollInterval, clock, logger), IAsyncDisposable
{
    private const int AtATime = 64;
    private const long BytesAtATime = 4 << 20;

    /// <summary>After a broker is killed a publish may hang for long; a large one takes its time on a slow line.</summary>
    private static readonly TimeSpan PublishWithin = TimeSpan.FromSeconds(10);

    private const int SlowestBytesPerSecond = 512 * 1024;

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
        await ChannelAsync(ct);
        if (owed.Count > 0)
            await store.ReceivedLaterAsync(owed, clock.GetUtcNow(), ct);
        owed.Clear();
        var fresh = await RelayAsync(wereTried: false, AtATime, ct);
        return await RelayAsync(wereTried: true, 1, ct) > 0 || fresh == AtATime;
    }

    /// <summary>Relays some; how many.</summary>
    private async Task<int> RelayAsync(bool wereTried, int max, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await store.ClaimReceivedAsync(
            EnvelopeState.Checked, new(wereTried), settings.Gateway.Holder, now, now + settings.Gateway.Lease, max, ct);
        owed.UnionWith(rows.Select(r => r.Number));
        foreach (var group in GroupsOf(rows))
            await RelayGroupAsync(group, ct);
        return rows.Count;
    }

    private async Task RelayGroupAsync(IReadOnlyList<ReceivedEnvelope> group, CancellationToken ct)
    {
        var to = await ChannelAsync(ct);
        var published = await Task.WhenAll(group.Select(row => PublishAsync(to, row, ct)));
        await store.RelayedAsync(published.Where(p => p.IsConfirmed).Select(p => p.Row.Number), clock.GetUtcNow(), ct);
        owed.ExceptWith(published.Where(p => p.Fault is null).Select(p => p.Row.Number));
        var failed = published.Where(p => p.Fault is not null).ToList();
        if (failed.Count == 0)
            return;
        // What was on its way is not known to have arrived; a new channel starts with a clean sheet.
        var isRefused = to.CloseReason is { ReplyCode: Constants.PreconditionFailed };
        await to.DisposeAsync();
        channel = null;
        if (!isRefused)
            ExceptionDispatchInfo.Throw(failed[0].Fault!);
        if (group is [var alone])
        {
            var cause = $"de wachtrij neemt het niet aan ({alone.PayloadBytes} bytes)";
            await setbacks.CountAsync(alone, nameof(EnvelopeRelay), "refused by the broker", cause, ct);
            owed.Remove(alone.Number);
            return;
        }

        // The broker closes the channel for one and does not say which: each by itself, so that the others arrive.
        foreach (var (row, _, _) in failed)
            await RelayGroupAsync([row], ct);
    }

    private async Task<IChannel> ChannelAsync(CancellationToken ct)
    {
        if (channel is not { IsOpen: true })
            channel = await queue.ChannelAsync(
                new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, Unconfirmed()), ct);
        return channel;
    }

    /// <summary>
    /// The client's own limiter collapses when its window is full; this one only counts. Each channel gets its own, because it takes it
    /// along when it is disposed of.
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

    /// <summary>Offers one to the broker; one that cannot be read is put off.</summary>
    private async Task<Published> PublishAsync(IChannel to, ReceivedEnvelope row, CancellationToken ct)
    {
        OpenedEnvelope opened;
        try
        {
            if (await setbacks.IsOverAsync(row, ct))
                return new(row, IsConfirmed: false, null);
            opened = await OpenedEnvelope.OpenAsync(store, envelopes, row, settings, ct);
        }
        catch (Exception e) when (e is not RegisterException { IsTransient: true } && !ct.IsCancellationRequested)
        {
            var fault = e.GetType().Name;
            await setbacks.CountAsync(row, nameof(EnvelopeRelay), fault, $"de inhoud kon niet worden gelezen ({fault})", ct);
            return new(row, IsConfirmed: false, null);
        }

        await using var _ = opened;
        try
        {
            await PublishAsync(to, row, opened.Payload, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return new(row, IsConfirmed: false, e);
        }

        Log.Relayed(logger, row.Id, row.Functie);
        return new(row, IsConfirmed: true, null);
    }

    private static async Task PublishAsync(IChannel to, ReceivedEnvelope row, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        var properties = new BasicProperties
        {
            MessageId = row.Referentienummer,
            ContentType = "application/xml",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?>
            {
                [QueueNames.SenderHeader] = row.Sender,
                [QueueNames.ReceiverHeader] = row.Receiver,
            },
        };
        if (row.TraceParent is { } parent)
            properties.Headers[QueueNames.TraceParentHeader] = parent;
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct);
        inTime.CancelAfter(PublishWithin + TimeSpan.FromSeconds(payload.Length / SlowestBytesPerSecond));
        // Mandatory: a confirm alone does not say that there was a queue. It returns, as an exception, when there was none.
        await to.BasicPublishAsync("", QueueNames.In, mandatory: true, properties, payload, inTime.Token);
    }

    /// <summary>What became of a publication.</summary>
    /// <param name="Fault">It may not have arrived; null when it did, or was not offered.</param>
    private readonly record struct Published(ReceivedEnvelope Row, bool IsConfirmed, Exception? Fault);
}
