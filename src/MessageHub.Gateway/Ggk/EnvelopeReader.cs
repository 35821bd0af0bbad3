using System.Xml;
using MessageHub.Berichten;
using MessageHub.Berichten.Xml;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// Reads an envelope strictly by its table, from SOAP 1.1 or by itself. A document type definition is never read, nothing outside is ever
/// opened, and the payload is not held. Takes time in proportion to the bytes, whatever they are. Says what is wrong in words of our own,
/// never in those of the message.
/// </summary>
internal static class EnvelopeReader
{
    private const string NotXml = "Het bericht is geen juiste XML in UTF-8.";
    private const string NotSoap = "Het bericht is geen SOAP 1.1 met precies één envelop in de body.";

    /// <summary>
    /// Whoever plays another part in SOAP than the receiver has a name (SOAP 1.1, section 4.2.2); this one is of everybody.
    /// </summary>
    private const string NextActor = "http://schemas.xmlsoap.org/soap/actor/next";

    /// <summary>Reads the whole of a stream that can be read twice, from its beginning.</summary>
    /// <param name="content">What arrived; at least one byte can be read at a time, without waiting for the sender.</param>
    /// <param name="form">In SOAP or by itself.</param>
    /// <param name="soapAction">The value of the HTTP header without quotes; empty or null says nothing (reading).</param>
    /// <param name="payload">Gets the decoded payload, or null when it is not to be decoded.</param>
    /// <param name="ct">Stops the reading.</param>
    public static EnvelopeReading Read(
        Stream content, EnvelopeForm form, string? soapAction = null, Base64Text.Sink? payload = null, CancellationToken ct = default)
    {
        try
        {
            using var bytes = new StoppableStream(content, ct);
            if (!BeginsAsUtf8(bytes))
                return new EnvelopeReading.NotReadable(FaultCode.Client, NotXml);
            try
            {
                using var reader = Open(bytes);
                return ReadDocument(reader, form, soapAction, payload);
            }
            catch (EnvelopeNotValidException e)
            {
                // The rest still has to be well-formed before a number in it is believed.
                using var reader = Open(bytes);
                return new EnvelopeReading.NotValid(e.Error, HeadScan.Run(reader));
            }
        }
        catch (SoapException e)
        {
            return new EnvelopeReading.NotReadable(e.Code, e.Message);
        }
        catch (EnvelopeLimitException e)
        {
            return new EnvelopeReading.NotReadable(FaultCode.Client, e.Message);
        }
        catch (TooManyNamesException)
        {
            return new EnvelopeReading.NotReadable(FaultCode.Client, "Het bericht heeft te veel verschillende namen.");
        }
        catch (Exception e) when (XmlParsing.IsOfTheBytes(e))
        {
            // Its text quotes the message.
            return new EnvelopeReading.NotReadable(FaultCode.Client, NotXml);
        }
    }

    /// <summary>A reader at the beginning of a stream, in which no start tag is longer than any that is needed.</summary>
    /// <param name="content">What arrived, or what is known to have arrived.</param>
    /// <param name="keepsComments">They are no part of the canonical form; whitespace and processing instructions are.</param>
    /// <exception cref="EnvelopeLimitException">One is.</exception>
    public static XmlReader Open(Stream content, bool keepsComments = false)
    {
        content.Position = 0;
        if (StartTagLimit.IsExceededBy(content))
            throw new EnvelopeLimitException($"Een begintag in het bericht is langer dan {StartTagLimit.MaxBytes} bytes.");
        content.Position = 0;
        return XmlReader.Create(content, new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = !keepsComments,
            NameTable = new NameLimit(),
        });
    }

    /// <summary>Moves a reader to the root element of the envelope.</summary>
    /// <exception cref="SoapException">It is not SOAP.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static void Enter(XmlReader reader, EnvelopeForm form)
    {
        reader.Read();
        if (reader.NodeType is XmlNodeType.XmlDeclaration && reader.GetAttribute("encoding") is { } encoding
            && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new SoapException(FaultCode.Client, NotXml);
        reader.MoveToContent();
        if (form is EnvelopeForm.Soap)
            EnterSoap(reader);
    }

    private static EnvelopeReading.Read ReadDocument(XmlReader reader, EnvelopeForm form, string? soapAction, Base64Text.Sink? payload)
    {
        Enter(reader, form);
        var kind = KindOf(reader);
        if (!string.IsNullOrEmpty(soapAction) && soapAction != kind.SoapAction)
            throw new SoapException(FaultCode.Client, "De SOAPAction past niet bij het bericht.");
        if (kind == EnvelopeKind.Bv03)
            throw new EnvelopeNotValidException(StufError.BerichtcodeNotSupported);
        using var walk = new EnvelopeWalk(reader, payload);
        var hash = walk.Run(EnvelopeTables.Of(kind));
        Leave(reader, form);
        return new EnvelopeReading.Read(EnvelopeTexts.Build(kind, walk, hash));
    }

    private static void EnterSoap(XmlReader reader)
    {
        if (reader.LocalName != "Envelope" || reader.NamespaceURI != GgkNames.Soap)
        {
            throw reader.LocalName == "Envelope" && reader.NamespaceURI == GgkNames.Soap12
                ? new SoapException(FaultCode.VersionMismatch, "Alleen SOAP 1.1 wordt ondersteund.")
                : new SoapException(FaultCode.Client, NotSoap);
        }

        if (!NextElement(reader))
            throw new SoapException(FaultCode.Client, NotSoap);
        if (reader.LocalName == "Header" && reader.NamespaceURI == GgkNames.Soap)
        {
            PassHeader(reader);
            if (!NextElement(reader))
                throw new SoapException(FaultCode.Client, NotSoap);
        }

        if (reader.LocalName != "Body" || reader.NamespaceURI != GgkNames.Soap || !NextElement(reader))
            throw new SoapException(FaultCode.Client, NotSoap);
    }

    /// <summary>
    /// None of the headers is known here, so one that we have to understand is not; what others have to is not our business.
    /// </summary>
    private static void PassHeader(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var outer = reader.Depth;
        while (reader.Read() && reader.Depth > outer)
        {
            if (reader.Depth > EnvelopeWalk.MaxDepth)
                throw EnvelopeLimitException.TooDeep();
            if (reader.NodeType is XmlNodeType.Element && reader.Depth == outer + 1
                && reader.GetAttribute("mustUnderstand", GgkNames.Soap) is "1"
                && reader.GetAttribute("actor", GgkNames.Soap)?.Trim() is null or "" or NextActor)
                throw new SoapException(FaultCode.MustUnderstand, "Een SOAP-header met mustUnderstand wordt niet ondersteund.");
        }
    }

    /// <summary>Which of the tables to read by; the order of the refusals is that of StUF.</summary>
    private static EnvelopeKind KindOf(XmlReader reader)
    {
        var (name, @namespace) = (reader.LocalName, reader.NamespaceURI);
        if (EnvelopeKind.Find(name, @namespace) is { } kind)
            return kind;
        throw new EnvelopeNotValidException(@namespace switch
        {
            GgkNames.Ggk => StufError.NotValid.Because("onbekend hoofdelement"),
            GgkNames.Stuf => name.EndsWith("Bericht", StringComparison.Ordinal) && StufBerichtcode.IsKnown(name[..^"Bericht".Length])
                ? StufError.BerichtcodeNotSupported
                : StufError.BerichtcodeUnknown,
            _ when GgkNames.IsOlderGgk(@namespace) => StufError.SectormodelVersion,
            _ when @namespace.StartsWith(GgkNames.AnyStuf, StringComparison.Ordinal) => StufError.StufVersion,
            _ => StufError.Sectormodel,
        });
    }

    /// <summary>Nothing may stand behind the envelope: not in the body, not behind it (WS-I), not behind the document.</summary>
    private static void Leave(XmlReader reader, EnvelopeForm form)
    {
        var chunk = new char[1024];
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element or XmlNodeType.CDATA
                || (reader.NodeType is XmlNodeType.Text && !BlankText.Pass(reader, chunk)))
                throw new SoapException(FaultCode.Client, form is EnvelopeForm.Soap ? NotSoap : NotXml);
        }
    }

    /// <summary>To the next element inside the one the reader stands on, or behind it; false when an end tag or text comes first.</summary>
    private static bool NextElement(XmlReader reader)
    {
        if (reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true } && reader.LocalName != "Header")
            return false;
        var chunk = new char[1024];
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element)
                return true;
            if (reader.NodeType is XmlNodeType.EndElement or XmlNodeType.CDATA
                || (reader.NodeType is XmlNodeType.Text && !BlankText.Pass(reader, chunk)))
                return false;
        }

        return false;
    }

    /// <summary>Other encodings of Unicode begin with one of these bytes; the reader would follow them.</summary>
    private static bool BeginsAsUtf8(Stream content)
    {
        content.Position = 0;
        Span<byte> first = stackalloc byte[2];
        var read = content.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        return read == 2 && first[0] is not (0 or 0xFE or 0xFF) && first[1] != 0;
    }
}
