using System.Diagnostics;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;
using MessageHub.Processing.Operation;
using MessageHub.Register.Database;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// What both ports do with an envelope that could be read: check the control data, store it durably, and only then accept it.
/// </summary>
internal sealed class EnvelopeIntake(
    EnvelopeStore store, ControlCheck check, ChainCodeList codes, EnvelopeClock envelopeClock, WakeSignals signals,
    GatewaySettings settings, TimeProvider clock, ILogger<EnvelopeIntake> logger)
{
    private readonly OncePerMinute reported = new(clock);

    /// <summary>Takes an envelope. Never throws for what the store does: that is an answer too (StUF046).</summary>
    /// <param name="envelope">What was read.</param>
    /// <param name="content">Its bytes as they came.</param>
    /// <param name="form">The port it came by.</param>
    /// <param name="ct">The caller went away.</param>
    public async Task<IntakeOutcome> TakeAsync(Envelope envelope, Stream content, EnvelopeForm form, CancellationToken ct)
    {
        var control = envelope.Stuurgegevens;
        if (check.Complaint(control) is { } complaint)
            return new IntakeOutcome.Refused(complaint);
        var incoming = Describe(envelope, form);
        if (control.Kind.HasPayload && !control.Ontvanger.Applicatie.Equals(Party.GgkApplicatie, StringComparison.OrdinalIgnoreCase))
            Log.ApplicatieDiffers(logger, incoming.Id);
        try
        {
            // A caller is answered in time, also when the store hangs. What is stored nevertheless gets the same answer when it is offered
            // again.
            using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct);
            inTime.CancelAfter(settings.Gateway.AnswerWithin);
            return OutcomeOf(incoming, await store.ReceiveAsync(incoming, content, inTime.Token), content.Length);
        }
        catch (Exception e) when (e is RegisterException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            var reason = e is RegisterException ? e.Message : "it took too long";
            if (reported.IsDue(reason, out var unreported))
                Log.StoreFault(logger, reason, unreported);
            return new IntakeOutcome.Refused(StufError.NotStored);
        }
    }

    private IntakeOutcome OutcomeOf(IncomingEnvelope incoming, EnvelopeReceipt receipt, long bytes)
    {
        switch (receipt)
        {
            case EnvelopeReceipt.Stored stored:
                Log.Stored(logger, incoming.Id, incoming.Kind, incoming.Functie, stored.State.ToString(), bytes);
                if (stored.State is EnvelopeState.Received)
                    signals.Received.Set();
                return new IntakeOutcome.Accepted(incoming.Answer);
            case EnvelopeReceipt.Repeated repeated:
                Log.Repeated(logger, incoming.Kind);
                return new IntakeOutcome.Accepted(repeated.Answer);
            case EnvelopeReceipt.Different:
                return new IntakeOutcome.Refused(StufError.NotUnique);
            default:
                return new IntakeOutcome.Refused(StufError.CrossRefnummer);
        }
    }

    private IncomingEnvelope Describe(Envelope envelope, EnvelopeForm form)
    {
        var control = envelope.Stuurgegevens;
        return new()
        {
            Id = Guid.NewGuid(),
            Kind = control.Kind.Berichtcode,
            SenderKey = control.Zender.Key,
            Sender = control.Zender.Organisatie,
            Receiver = control.Ontvanger.Organisatie,
            Referentienummer = control.Referentienummer,
            CrossRefnummer = control.CrossRefnummer,
            Functie = control.Functie,
            IsSoap = form is EnvelopeForm.Soap,
            IsXml = envelope.Parameters?.IsXml ?? true,
            PayloadBytes = envelope.Parameters?.PayloadBytes ?? 0,
            Hash = envelope.Hash,
            Answer = EnvelopeWriter.Bv03(
                SyncAnswer.To(new(control.Zender, control.Ontvanger, control.Referentienummer), EnvelopeKind.Bv03, envelopeClock)),
            ReceivedAt = clock.GetUtcNow(),
            // Ours, made by the server from a header that has the right form; never the text of the caller.
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null,
            Fout = envelope.Fout is { } fout ? new(fout.Code, fout.Omschrijving, codes.Find(fout.Code)) : null,
            ParksUnknown = form is EnvelopeForm.Bare || settings.Gateway.UnknownCrossRefnummer is UnknownCrossRefnummer.Park,
        };
    }
}
