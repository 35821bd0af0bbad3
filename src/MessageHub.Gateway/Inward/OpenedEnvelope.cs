using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Inward;

/// <summary>A received envelope with its bytes as they came and its payload decoded. The payload is held once.</summary>
internal sealed record OpenedEnvelope(ReceivedEnvelope Row, Spool Content, Envelope Envelope, byte[] Payload, bool HadByteOrderMark)
    : IAsyncDisposable
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public EnvelopeForm Form => Row.IsSoap ? EnvelopeForm.Soap : EnvelopeForm.Bare;

    /// <summary>Takes an envelope from the store. A byte order mark before the payload is left out.</summary>
    /// <exception cref="InvalidDataException">What is in the store is not what was put there.</exception>
    /// <exception cref="TimeoutException">Reading it took longer than it may.</exception>
    public static async Task<OpenedEnvelope> OpenAsync(
        EnvelopeStore store, BoundedEnvelopeReader envelopes, ReceivedEnvelope row, GatewaySettings settings, CancellationToken ct)
    {
        var content = new Spool(settings.Gateway.SpoolFolder);
        try
        {
            await store.CopyReceivedAsync(row.Id, content, ct);
            var payload = new byte[row.PayloadBytes];
            var length = 0;
            void Keep(ReadOnlySpan<byte> bytes)
            {
                bytes.CopyTo(payload.AsSpan(length));
                length += bytes.Length;
            }

            var reading = await envelopes.ReadAsync(content, row.IsSoap ? EnvelopeForm.Soap : EnvelopeForm.Bare, payload: Keep, ct: ct);
            if (reading is not EnvelopeReading.Read { Envelope: var envelope } || length != payload.Length)
                throw new InvalidDataException("A stored envelope cannot be read any more.");
            var hasMark = payload.AsSpan().StartsWith(ByteOrderMark);
            return new(row, content, envelope, hasMark ? payload[ByteOrderMark.Length..] : payload, hasMark);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
