using System.Threading.RateLimiting;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// Reads envelopes in bounded memory and time, whoever asks for it. What a reader of XML holds may be many times what it reads, so large
/// ones are read one at a time; who comes then waits in turn. Small ones never wait for a large one.
/// </summary>
internal sealed class BoundedEnvelopeReader(GatewaySettings settings, TimeProvider clock) : IDisposable
{
    /// <summary>As large as this or larger is large.</summary>
    private const int LargeBytes = 1 << 20;

    private readonly ConcurrencyLimiter small = OneBehindTheOther(8);
    private readonly ConcurrencyLimiter large = OneBehindTheOther(1);

    /// <summary>Reads a stream as <see cref="EnvelopeReader"/> does.</summary>
    /// <exception cref="TimeoutException">It took longer than an envelope may.</exception>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public async Task<EnvelopeReading> ReadAsync(
        Stream content, EnvelopeForm form, string? soapAction = null, Base64Text.Sink? payload = null, CancellationToken ct = default)
    {
        using var lease = await (content.Length < LargeBytes ? small : large).AcquireAsync(1, ct);
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

    public void Dispose()
    {
        small.Dispose();
        large.Dispose();
    }

    private static ConcurrencyLimiter OneBehindTheOther(int max) => new(new()
    {
        PermitLimit = max,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
