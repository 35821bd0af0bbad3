using System.Xml.Linq;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Checks;

/// <summary>The Bv03 or Fo03 that a request got (ggk.md §5.4, §5.5, §7).</summary>
public static class ReplyCheck
{
    /// <summary>What is wrong with a reply that could be read.</summary>
    /// <param name="body">The child of the SOAP body: a Bv03, or the Fault.</param>
    /// <param name="reply">The Bv03 or Fo03 in it.</param>
    /// <param name="request">What it replies to; null when that could not be read by the gateway either.</param>
    public static IEnumerable<string> Of(int status, string? contentType, XElement body, Envelope reply, Envelope? request)
    {
        if (status != (reply.Kind is EnvelopeKind.Bv03 ? 200 : 500))
            yield return "the HTTP status does not go with the reply";
        if (contentType?.Replace(" ", "", StringComparison.Ordinal)
            .Equals("text/xml;charset=utf-8", StringComparison.OrdinalIgnoreCase) != true)
            yield return "the Content-Type is not text/xml; charset=utf-8";
        if (!ControlCheck.IsNumber(reply.Referentienummer))
            yield return "the reply has no UUID of version 4 as its own number";
        if (MonotoneClock.Parse(reply.TijdstipBericht) is null)
            yield return "tijdstipBericht of the reply is not a moment of 17 digits";
        if (request is not null)
        {
            if (reply.CrossRefnummer != request.Referentienummer)
                yield return "crossRefnummer of the reply is not the number of the request";
            if (reply.Zender != request.Ontvanger || reply.Ontvanger != request.Zender)
                yield return "zender and ontvanger of the reply are not those of the request, exchanged";
        }

        if (reply.Refusal is { } refusal)
        {
            foreach (var complaint in OfFault(body, refusal))
                yield return complaint;
        }
    }

    private static IEnumerable<string> OfFault(XElement fault, Refusal refusal)
    {
        if (!StUFCodes.All.Contains(refusal.Code))
            yield return "the code of the Fo03 is not of StUF";
        if (refusal.Plek != StUFCodes.PlekOf(refusal.Code))
            yield return "plek does not go with the code";
        if (!refusal.Omschrijving.StartsWith(StUFCodes.TextOf(refusal.Code), StringComparison.Ordinal))
            yield return "omschrijving does not begin with the text of the code";
        if (refusal.Refused is not null)
            yield return "a Fo03 gives the envelope back";
        var (prefix, side) = fault.Element("faultcode")?.Value.Split(':') is [var p, var s] ? (p, s) : ("", "");
        if (fault.GetNamespaceOfPrefix(prefix) != Names.Soap || side != (refusal.Plek == "server" ? "Server" : "Client"))
            yield return "faultcode is not Client or Server of SOAP as plek says";
        if (fault.Element("faultstring")?.Value != refusal.Omschrijving)
            yield return "faultstring is not the omschrijving";
        if (fault.Element("faultactor") is not null)
            yield return "there is a faultactor";
    }
}
