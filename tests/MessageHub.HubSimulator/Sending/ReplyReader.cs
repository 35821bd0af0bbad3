using System.Xml;
using System.Xml.Linq;
using MessageHub.HubSimulator.Checks;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Sending;

/// <summary>Reads what the gateway answered, and holds it against the specification.</summary>
public static class ReplyReader
{
    /// <param name="request">The message it answers; null when the gateway could not read that either.</param>
    public static Reply Read(int status, string? contentType, byte[] content, Envelope? request)
    {
        if (content.Length == 0 || contentType?.StartsWith("text/xml", StringComparison.OrdinalIgnoreCase) != true)
            return new(ReplyKind.Http, status, null, null, status == 200 ? ["200 without a SOAP message"] : []);
        XElement body;
        try
        {
            body = SoapMessage.Unwrap(content);
        }
        catch (XmlException)
        {
            return new(ReplyKind.Unreadable, status, null, null, ["the answer is not SOAP 1.1"]);
        }

        var isFault = body.Name == Names.Soap + "Fault";
        var message = isFault ? body.Element("detail")?.Elements().FirstOrDefault(e => EnvelopeXml.KindOf(e) is EnvelopeKind.Fo03) : body;
        if (isFault && message is null)
            return new(
                ReplyKind.Fault, status, null, body.Element("faultcode")?.Value.Split(':')[^1],
                status == 500 ? [] : ["a fault without status 500"]);
        if (!isFault && EnvelopeXml.KindOf(body) is not EnvelopeKind.Bv03)
            return new(ReplyKind.Unreadable, status, null, null, ["the answer is neither a Bv03 nor a fault"]);
        if (EnvelopeSchema.Validate(message!) is not null)
            return new(ReplyKind.Unreadable, status, null, null, ["the answer is not valid against its schema"]);
        var envelope = EnvelopeXml.Read(message!);
        var kind = isFault ? ReplyKind.Fo03 : ReplyKind.Bv03;
        return new(
            kind,
            status,
            envelope,
            body.Element("faultcode")?.Value.Split(':')[^1],
            [.. ReplyCheck.Of(status, contentType, body, envelope, request)]);
    }
}
