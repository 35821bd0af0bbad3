namespace MessageHub.Gateway.Ggk;

/// <summary>What became of the bytes of an envelope.</summary>
internal abstract record EnvelopeReading
{
    private EnvelopeReading()
    {
    }

    /// <summary>It follows its table.</summary>
    public sealed record Read(Envelope Envelope) : EnvelopeReading;

    /// <summary>
    /// No XML, not SOAP, or a document type definition: there is nothing to refer to, so no Fo03 (section 14, rows 1 and 2).
    /// </summary>
    public sealed record NotReadable(FaultCode Fault, string Text) : EnvelopeReading;

    /// <summary>It breaks the tables (rows 3 and 4).</summary>
    /// <param name="Head">Between whom and under which number, or null when that cannot be read: then a Fo03 cannot be made.</param>
    public sealed record NotValid(StufError Error, EnvelopeHead? Head) : EnvelopeReading;
}

/// <summary>The fault codes of SOAP 1.1.</summary>
internal enum FaultCode
{
    Client,
    Server,
    VersionMismatch,
    MustUnderstand,
}

/// <summary>What an answer needs to know of the message it answers.</summary>
internal sealed record EnvelopeHead(Party Zender, Party Ontvanger, string Referentienummer);

/// <summary>How an envelope travels: in SOAP (profile A) or by itself (profile B).</summary>
internal enum EnvelopeForm
{
    Soap,
    Bare,
}
