using MessageHub.Berichten.Model;

namespace MessageHub.Berichten;

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
    Empty,
    TooLarge,
    ByteOrderMark,
    WrongEncoding,
    DocumentTypeDefinition,
    NotXml,
    StartTagTooLong,
    TooDeep,
    TooManyNames,
    UnknownMessage,
    NotValid,
    OursToMake,
    NotForUs,
}

/// <summary>
/// The part of a message that says what it is and between whom, as far as it could be read. What it is may be of a release that is not
/// processed here.
/// </summary>
public sealed record BerichtHead(BerichtIdentity? Identity, string? Identificatie, string? Afzender, string? Ontvanger)
{
    public static readonly BerichtHead Unknown = new(null, null, null, null);

    public static BerichtHead Of(Bericht bericht) =>
        new(bericht.Identity, bericht.Header.BerichtIdentificatie.Identificatie, bericht.Header.Afzender, bericht.Header.Ontvanger);
}
