using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Inward;
using MessageHub.Gateway.Queue;
using MessageHub.Gateway.Settings;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Outward;

/// <summary>
/// Puts a message of the queue in its envelope and keeps that until it is delivered: an answer as the Du01 to its Di01, a message of our
/// own as a Di01. What cannot be sent goes to quarantine with a task, so that the queue goes on.
/// </summary>
internal sealed class OutboundIntake(
    EnvelopeStore store, BerichtReader reader, Routes routes, FunctionTable functions, EnvelopeClock envelopeClock, WakeSignals signals,
    GatewaySettings settings, TimeProvider clock, ILogger<OutboundIntake> logger)
{
    private const int MaxTextLength = 200;

    /// <summary>Takes a message; one that was taken before is left alone.</summary>
    /// <exception cref="Register.Database.RegisterException">The store is away; nothing happened.</exception>
    public async Task TakeAsync(QueueMessage message, CancellationToken ct)
    {
        if (message.MessageId is { Length: > 0 } id && CanBeKept(id) && await store.IsKnownAsync(id, ct))
            return;
        if (await ComplaintAsync(message, ct) is { } complaint)
            await SetAsideAsync(message, complaint, ct);
    }

    /// <summary>Puts a message into quarantine with the reason, and raises a task, so that the queue goes on.</summary>
    /// <param name="message">What stands in the queue.</param>
    /// <param name="complaint">Why, in Dutch and without anything from the message.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task SetAsideAsync(QueueMessage message, string complaint, CancellationToken ct)
    {
        using var content = new MemoryStream(message.Body);
        var kept = new QuarantinedEnvelope
        {
            Id = Guid.NewGuid(),
            ReceivedAt = clock.GetUtcNow(),
            Port = "queue",
            Reason = "niet te versturen",
            Description = $"Een bericht van ons{Named(message.MessageId)} kan niet worden verstuurd: {complaint}.",
            Sender = Kept(message.Sender),
            Receiver = Kept(message.Receiver),
            Referentienummer = Kept(message.CorrelationId),
            Size = message.Body.Length,
        };
        await store.QuarantineAsync(kept, content, isAlarm: true, ct);
        Log.CannotSend(logger, complaint);

        static string? Kept(string? text) => text is not null && CanBeKept(text) ? text : null;

        static string Named(string? id) => string.IsNullOrEmpty(Kept(id)) ? "" : $" (message id {id})";
    }

    /// <summary>
    /// A property or header of the queue may hold anything: what is too long, or holds what no database and no person can read, is not
    /// kept.
    /// </summary>
    private static bool CanBeKept(string text) => text.Length <= MaxTextLength && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>Why it cannot be sent, or null when it will be.</summary>
    private async Task<string?> ComplaintAsync(QueueMessage message, CancellationToken ct)
    {
        if (message.MessageId is not { Length: > 0 } messageId)
            return "het heeft geen message id";
        if (!CanBeKept(messageId))
            return $"het message id is langer dan {MaxTextLength} tekens of bevat tekens die daar niet horen";
        if (message is not { Sender: { } sender, Receiver: { } receiver }
            || BerichtType.Find(message.Bericht ?? "") is not { SentByGemeente: true } type)
            return "de headers zeggen niet wat het is en voor wie";
        if (routes.Of(sender) is not var (connection, zender))
            return "de gemeente wordt hier niet bediend";
        // Before its schema: a reader that refuses it for its size would say something else.
        if (message.Body.Length > EnvelopeSize.MaxSent / 4 * 3)
            return TooLarge(message.Body, type);
        var result = reader.Check(message.Body, ct);
        if (result is ReadResult.Refused refused)
        {
            return refused is { Reason: RefusalReason.NotValid, Complaints: [var first, ..] }
                ? $"het past niet bij zijn schema: {first.Text} ({first.Path})"
                : $"het is niet te lezen: {refused.Text.TrimEnd('.')}";
        }

        var bericht = ((ReadResult.Read)result).Bericht;
        if (HeaderAgreement.Complaint(type.Name, sender, receiver, bericht) is { } disagreement)
            return disagreement;
        var kind = functions.KindOf(type);
        if (kind == EnvelopeKind.Du01 && !await AnswersAsync(message, ct))
            return "het beantwoordt geen bericht dat hier is ontvangen";

        var control = new Stuurgegevens(
            // A new number each time: whether it need be unique per sender or per stream is not said (G-014).
            kind, zender, new(receiver, Party.GgkApplicatie), Guid.NewGuid().ToString("D"), envelopeClock.Next(),
            kind == EnvelopeKind.Du01 ? message.CorrelationId : null, type.Name);
        await using var content = new Spool(settings.Gateway.SpoolFolder);
        EnvelopeWriter.Write(content, connection.Form, control, ParametersOf(bericht.Header), message.Body);
        if (content.Length > EnvelopeSize.MaxSent)
            return TooLarge(message.Body, type);
        var outgoing = new OutgoingEnvelope
        {
            Id = Guid.NewGuid(),
            MessageId = messageId,
            Kind = kind.Berichtcode,
            Destination = connection.Name,
            IsSoap = connection.Form is EnvelopeForm.Soap,
            Sender = sender,
            Receiver = receiver,
            Referentienummer = control.Referentienummer,
            Tijdstip = control.TijdstipBericht,
            CrossRefnummer = control.CrossRefnummer,
            Functie = type.Name,
            CreatedAt = clock.GetUtcNow(),
        };
        if (await store.AddAsync(outgoing, content, ct) is AddOutcome.SecondAnswer)
            return "op hetzelfde bericht is al een antwoord verstuurd";
        Log.ToSend(logger, outgoing.Id, outgoing.Kind, outgoing.Functie, outgoing.Destination);
        signals.ToSend.Set();
        return null;
    }

    /// <summary>What it answers came in here as a Di01 between the same parties, and was not refused.</summary>
    private async Task<bool> AnswersAsync(QueueMessage message, CancellationToken ct) =>
        message.CorrelationId is { } number && TextForm.Uuid.Fits(number)
        && await store.FindReceivedAsync(number, ct) is { Kind: "Di01", State: EnvelopeState.Checked or EnvelopeState.Relayed } received
        && received.Sender == message.Receiver && received.Receiver == message.Sender;

    private Parameters ParametersOf(Header header) => new(
        settings.Gateway.ApplicatieVersie, settings.Gateway.ApplicatieSubversie, $"{header.BerichtVersie:0000}",
        $"{header.BerichtSubversie:0000}");

    /// <summary>What is the matter, and what to do about it.</summary>
    private static string TooLarge(byte[] body, BerichtType type)
    {
        var what = type.Nummer == FunctionTable.ClaimAnswerNummer
            ? "vraag de aanbieder de declaratie in kleinere delen opnieuw in te dienen, of geef het antwoord buiten het berichtenverkeer om"
            : "verdeel het over meer berichten";
        return $"het bericht heeft {body.Length} bytes, en in een envelop van 25 MB passen er {EnvelopeSize.MaxPayload}; {what}";
    }
}
