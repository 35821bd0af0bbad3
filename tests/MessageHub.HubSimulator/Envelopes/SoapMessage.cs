using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>SOAP 1.1 around a message, as bytes on the wire (ggk.md §7).</summary>
public static class SoapMessage
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A SOAP envelope with one message in its body.</summary>
    public static byte[] Wrap(XElement message) => ToBytes(new(
        Names.Soap + "Envelope",
        new XAttribute(XNamespace.Xmlns + "soapenv", Names.Soap),
        new XElement(Names.Soap + "Body", message)));

    /// <summary>A SOAP fault; with a Fo03 in its detail when one is given.</summary>
    /// <param name="side">Client or Server.</param>
    public static byte[] Fault(string side, string text, XElement? fo03 = null) => Wrap(new(
        Names.Soap + "Fault",
        new XElement("faultcode", $"soapenv:{side}"),
        new XElement("faultstring", text),
        fo03 is null ? null : new XElement("detail", fo03)));

    /// <summary>The fault that carries this Fo03.</summary>
    public static byte[] Fault(Envelope fo03) =>
        Fault(fo03.Refusal!.Plek == "server" ? "Server" : "Client", fo03.Refusal.Omschrijving, EnvelopeXml.Write(fo03));

    /// <summary>The child of the body: a message, or a Fault.</summary>
    /// <exception cref="XmlException">It is not XML, has a DTD, or is not SOAP 1.1 with one child in its body.</exception>
    public static XElement Unwrap(byte[] content)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(content, writable: false), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        if (root.Name != Names.Soap + "Envelope")
            throw new XmlException("The root is not a SOAP 1.1 envelope.");
        if (root.Elements().LastOrDefault() is not { } body || body.Name != Names.Soap + "Body")
            throw new XmlException("There is no SOAP body.");
        if (root.Elements().SkipLast(1).Any(e => e.Name != Names.Soap + "Header"))
            throw new XmlException("Something stands beside the SOAP body.");
        return body.Elements().ToList() is [var only] ? only : throw new XmlException("The SOAP body does not have one child.");
    }

    private static byte[] ToBytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = Utf8, Indent = false, NewLineHandling = NewLineHandling.Entitize }))
            root.Save(writer);
        return stream.ToArray();
    }
}
