using System.Xml;
using System.Xml.Linq;
using MessageHub.HubSimulator.Checks;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Receiving;

/// <summary>Judges what a gateway sends, as strictly as the standard allows, and answers as a hub would.</summary>
public sealed class Receiver(HubState state, MonotoneClock clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string? Sender, string Moment), string> moments = [];

    /// <summary>Judges a request and remembers it when it is accepted.</summary>
    public Acceptance Receive(RequestHead head, byte[] request)
    {
        XElement message;
        try
        {
            message = SoapMessage.Unwrap(request);
        }
        catch (XmlException)
        {
            return new(
                500,
                SoapMessage.Fault("Client", "Dit is geen SOAP 1.1."),
                "not SOAP",
                null,
                ["the request is not SOAP 1.1 with one message in its body"]);
        }

        if (EnvelopeXml.KindOf(message) is not (EnvelopeKind.Di01 or EnvelopeKind.Du01 or EnvelopeKind.Fo01))
            return new(
                500, SoapMessage.Fault("Client", "Onbekend bericht."), "unknown message", null,
                ["the message is not a Di01, Du01 or Fo01"]);
        if (EnvelopeSchema.Validate(message) is not null)
            return new(
                500, SoapMessage.Fault("Client", StUFCodes.TextOf("StUF055")), "not valid", null,
                ["the envelope is not valid against its schema"]);
        var envelope = EnvelopeXml.Read(message);
        var complaints = head.Complaints(Names.ActionOf(envelope.Kind)).ToList();
        if (request is [0xEF, 0xBB, 0xBF, ..])
            complaints.Add("the request begins with a byte order mark");
        lock (gate)
            return Decide(envelope, EnvelopeContent.HashOf(message), request, complaints);
    }

    private Acceptance Decide(Envelope envelope, string hash, byte[] request, List<string> complaints)
    {
        if (state.FindReceived(envelope.Referentienummer) is { } earlier)
        {
            if (earlier.Hash != hash)
            {
                var refusal = Refuse(envelope, "StUF016");
                return new(
                    500, SoapMessage.Fault(refusal), "StUF016", envelope, [.. complaints, "a number is used again for another message"]);
            }

            if (!earlier.Request.AsSpan().SequenceEqual(request))
                complaints.Add("a message is sent again with other bytes");
            return new(200, earlier.Answer, "duplicate", envelope, complaints);
        }

        var answer = SoapMessage.Wrap(EnvelopeXml.Write(Receipt(envelope)));
        state.TryReceive(new(envelope, hash, request, answer));
        complaints.AddRange(ControlCheck.Of(envelope, request.Length, clock.LocalNow()));
        var bericht = default(Berichten.Model.Bericht);
        if (envelope.Payload is not null)
        {
            (bericht, var ofPayload) = PayloadCheck.Of(envelope);
            complaints.AddRange(ofPayload);
        }

        var sent = state.FindQuestion(envelope);
        if (envelope.Kind is EnvelopeKind.Du01 || FunctionTable.IsClaimAnswer(envelope.Functie))
            complaints.AddRange(LinkCheck.OfAnswer(envelope, bericht, sent));
        if (envelope.Kind is EnvelopeKind.Fo01)
            complaints.AddRange(LinkCheck.OfRefusal(envelope, sent));
        // Arrival may be in another order than sending; that two messages carry one moment cannot be.
        if (!moments.TryAdd((envelope.Zender.Organisatie, envelope.TijdstipBericht), envelope.Referentienummer))
            complaints.Add("two messages of one sender have the same tijdstipBericht");
        return new(200, answer, "accepted", envelope, complaints);
    }

    /// <summary>The Bv03 about a message.</summary>
    public Envelope Receipt(Envelope envelope, string? about = null) => new()
    {
        Kind = EnvelopeKind.Bv03,
        Zender = envelope.Ontvanger,
        Ontvanger = envelope.Zender,
        Referentienummer = Envelope.NewNumber(),
        TijdstipBericht = clock.Next(),
        CrossRefnummer = about ?? envelope.Referentienummer,
    };

    /// <summary>The Fo03 about a message.</summary>
    public Envelope Refuse(Envelope envelope, string code, string? plek = null) => Receipt(envelope) with
    {
        Kind = EnvelopeKind.Fo03,
        Refusal = new(code, plek ?? StUFCodes.PlekOf(code), StUFCodes.TextOf(code)),
    };
}
