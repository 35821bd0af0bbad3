using System.Security.Cryptography;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using MessageHub.Gateway.Tls;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Inward;

/// <summary>Keeps what was offered and not accepted, with time, caller and reason, for a person to look at (ggk.md, section 14).</summary>
internal sealed class QuarantineStore(EnvelopeStore store, GatewaySettings settings, TimeProvider clock, ILogger<QuarantineStore> logger)
{
    /// <summary>Keeps it. A store that is out of reach leaves only a line in the log: the caller is refused either way.</summary>
    /// <param name="context">The request.</param>
    /// <param name="port">soap or adapter.</param>
    /// <param name="content">What was read, or null when it was too large.</param>
    /// <param name="reason">StUF code, or a word for what has none.</param>
    /// <param name="description">Why, in words of our own.</param>
    /// <param name="head">As far as it could be read.</param>
    public async Task KeepAsync(HttpContext context, string port, Stream? content, string reason, string description, EnvelopeHead? head)
    {
        var kept = new QuarantinedEnvelope
        {
            Id = Guid.NewGuid(),
            ReceivedAt = clock.GetUtcNow(),
            Port = port,
            Caller = context.Connection.ClientCertificate is { } certificate ? ClientList.NameOf(certificate) : null,
            Reason = reason,
            Description = description,
            Sender = head?.Zender.Organisatie,
            Receiver = head?.Ontvanger.Organisatie,
            Referentienummer = head?.Referentienummer,
            Size = content?.Length ?? context.Request.ContentLength ?? settings.Gateway.MaximumBytes + 1,
            Hash = content is null ? null : await HashOfAsync(content),
        };
        try
        {
            using var inTime = new CancellationTokenSource(settings.Gateway.AnswerWithin);
            await store.QuarantineAsync(kept, content, isAlarm: true, inTime.Token);
            Log.Quarantined(logger, kept.Id, port, reason, kept.Size);
        }
        catch (Exception e) when (e is RegisterException or OperationCanceledException)
        {
            Log.QuarantineFault(logger, reason, e.GetType().Name);
        }
    }

    private static async Task<byte[]> HashOfAsync(Stream content)
    {
        content.Position = 0;
        return await SHA256.HashDataAsync(content);
    }
}
