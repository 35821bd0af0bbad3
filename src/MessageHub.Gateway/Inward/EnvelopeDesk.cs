using System.Threading.RateLimiting;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// Reads envelopes in bounded memory and time, whoever asks for it. What a reader of XML holds may be some times what it reads, so no more
/// than so many bytes are read at once; who comes then waits in turn.
/// </summary>
internal sealed class EnvelopeDesk(GatewaySettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>The largest envelope, and small ones beside it.</summary>
    private const int KilobytesAtATime = 32 * 1024;

    private readonly ConcurrencyLimiter limiter = new(new()
    {
        PermitLimit = KilobytesAtATime,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Reads a stream as <see cref="EnvelopeReader"/> does.</summary>
    /// <exception cref="TimeoutException">It took longer than an envelope may.</exception>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public async Task<EnvelopeReading> ReadAsync(
        Stream content, EnvelopeForm form, string? soapAction = null, Base64Text.Sink? payload = null, CancellationToken ct = default)
    {
        using var lease = await limiter.AcquireAsync((int)Math.Min(KilobytesAtATime, 1 + (content.Length / 1024)), ct);
        // Its time begins here: others being large is no fault of this one.
        using var inTime = new CancellationTokenSource(settings.Gateway.ReadWithin, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, inTime.Token);
        try
        {
            return EnvelopeReader.Read(content, form, soapAction, payload, stop.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("Reading an envelope took too long.");
        }
    }

    public void Dispose() => limiter.Dispose();
}
