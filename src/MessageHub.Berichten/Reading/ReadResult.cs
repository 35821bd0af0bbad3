using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;

namespace MessageHub.Berichten.Reading;

/// <summary>What became of the bytes of a message at level 1.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>Valid against its schema and read.</summary>
    public sealed record Read(Bericht Bericht) : ReadResult;

    /// <summary>Not to be processed, and without a return message: not XML, not a known message, or not valid (level 1).</summary>
    /// <param name="Reason">Why, as a fixed value.</param>
    /// <param name="Text">Why, in plain Dutch, without anything from the message.</param>
    /// <param name="Head">What could be read of its header.</param>
    /// <param name="Complaints">The places that are wrong: of the schema (<see cref="RefusalReason.NotValid"/>), or where the XML breaks
    /// off; else empty.</param>
    public sealed record Refused(RefusalReason Reason, string Text, BerichtHead Head, IReadOnlyList<SchemaComplaint> Complaints)
        : ReadResult;
}

/// <summary>Why a message was refused.</summary>
public enum RefusalReason
{
    /// <summary>The file holds nothing.</summary>
    Empty,

    /// <summary>It is larger than what is set here.</summary>
    TooLarge,

    /// <summary>It begins with a byte order mark (OP192).</summary>
    ByteOrderMark,

    /// <summary>It is not UTF-8.</summary>
    WrongEncoding,

    /// <summary>It holds a DTD, which is never read.</summary>
    DocumentTypeDefinition,

    /// <summary>It is no well-formed XML.</summary>
    NotXml,

    /// <summary>A start tag is longer than any of the standard.</summary>
    StartTagTooLong,

    /// <summary>Elements are nested deeper than any of the standard.</summary>
    TooDeep,

    /// <summary>It has more different names than <see cref="Xml.NameLimit.Max"/>.</summary>
    TooManyNames,

    /// <summary>It is no message of a release that is loaded.</summary>
    UnknownMessage,

    /// <summary>It does not fit its schema (level 1).</summary>
    NotValid,

    /// <summary>It is an answer that only the gemeente makes.</summary>
    OursToMake,

    /// <summary>Its gemeente is not one that is served here.</summary>
    NotForUs,
}

/// <summary>
/// The part of a message that says what it is and between whom, as far as it could be read. What it is may be of a release that is not
/// processed here.
/// </summary>
public sealed record BerichtHead(BerichtIdentity? Identity, string? Identificatie, string? Afzender, string? Ontvanger)
{
    /// <summary>Of what no header could be read.</summary>
    public static readonly BerichtHead Unknown = new(null, null, null, null);

    /// <summary>The head of a message that was read.</summary>
    public static BerichtHead Of(Bericht bericht) =>
        new(bericht.Identity, bericht.Header.BerichtIdentificatie.Identificatie, bericht.Header.Afzender, bericht.Header.Ontvanger);
}
