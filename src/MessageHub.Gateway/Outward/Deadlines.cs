using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Settings;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;
using MessageHub.Rules.Standard;

namespace MessageHub.Gateway.Outward;

/// <summary>
/// Reports messages that stayed without answer, and sends again what a person asked for: a new envelope with a new number and time around
/// the same payload.
/// </summary>
internal sealed class Deadlines(
    EnvelopeStore store, BoundedEnvelopeReader envelopes, Routes routes, EnvelopeClock envelopeClock, WakeSignals signals,
    GatewaySettings settings, TimeProvider clock, ILogger<Deadlines> logger)
    : PollingService(null, settings.Gateway.PollInterval * 10, clock, logger)
{
    private const int AtATime = 16;

    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    protected override async Task<bool> WorkAsync(CancellationToken ct)
    {
        if (await store.MarkOverdueAsync(clock.Today(), clock.GetUtcNow(), ct) is var late and > 0)
            Log.Overdue(logger, late, WorkingDays.ReturnMessage);
        var asked = await store.AskedAgainAsync(AtATime, ct);
        foreach (var envelope in asked)
        {
            try
            {
                await SendAgainAsync(envelope, ct);
            }
            catch (Exception e) when (e is not RegisterException { IsTransient: true } && !ct.IsCancellationRequested)
            {
                // Who asked is notified, and may ask once more; it does not stand before others meanwhile.
                var fault = e.GetType().Name;
                Log.EnvelopeFault(logger, envelope.Id, nameof(Deadlines), fault);
                await store.NotSentAgainAsync(envelope, $"opnieuw versturen lukte niet ({fault})", clock.GetUtcNow(), ct);
            }
        }

        return asked.Count == AtATime;
    }

    private async Task SendAgainAsync(OutgoingEnvelope refused, CancellationToken ct)
    {
        await using var earlier = new Spool(settings.Gateway.SpoolFolder);
        await store.CopyOutgoingAsync(refused.Id, earlier, ct);
        var payload = new MemoryStream((int)Math.Min(refused.Size, int.MaxValue) / 4 * 3);
        var reading = await envelopes.ReadAsync(
            earlier, refused.IsSoap ? EnvelopeForm.Soap : EnvelopeForm.Bare, payload: payload.Write, ct: ct);
        if (reading is not EnvelopeReading.Read { Envelope: { Parameters: { } parameters, Stuurgegevens: var control } })
            throw new InvalidDataException("A stored envelope cannot be read any more.");
        // Sent by the connection of today: the refusal may have been why it was changed.
        var (connection, zender) = routes.Of(refused.Sender)
            ?? throw new InvalidOperationException("The gemeente is not served here any more.");
        control = control with { Zender = zender, Referentienummer = Guid.NewGuid().ToString("D"), TijdstipBericht = envelopeClock.Next() };
        parameters = parameters with
        {
            ApplicatieVersie = settings.Gateway.ApplicatieVersie,
            ApplicatieSubversie = settings.Gateway.ApplicatieSubversie,
        };
        await using var content = new Spool(settings.Gateway.SpoolFolder);
        EnvelopeWriter.Write(content, connection.Form, control, parameters, new(payload.GetBuffer(), 0, (int)payload.Length));
        var again = refused with
        {
            Id = Guid.NewGuid(),
            MessageId = null,
            Destination = connection.Name,
            IsSoap = connection.Form is EnvelopeForm.Soap,
            Referentienummer = control.Referentienummer,
            Tijdstip = control.TijdstipBericht,
            CreatedAt = clock.GetUtcNow(),
        };
        if (await store.ReplaceAsync(refused.Id, again, content, ct))
        {
            Log.SentAgain(logger, refused.Id, again.Id);
            signals.ToSend.Set();
        }
    }
}
