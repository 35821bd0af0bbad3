using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Xml;

namespace MessageHub.Berichten;

/// <summary>
/// Level 1: turns the original bytes into a message, or says why not. Validation and reading are one pass. Any prefix, a default
/// namespace, CDATA, comments and either line end are read alike. A document type definition is never read.
/// </summary>
public sealed partial class BerichtReader
{
    /// <summary>25 MB, what the chain agreed on; an operator may set another limit.</summary>
    public const long DefaultMaxBytes = 26_214_400;

    /// <summary>A declaration is 38 bytes; somebody may have put blanks in it.</summary>
    private const int MaxOfDeclaration = 16 * 1024;

    private const string NotUtf8 = "Het bestand is niet in UTF-8 (OP192).";

    private const string NotXml = "Het bestand is geen juiste XML.";

    private readonly SchemaLibrary schemas;

    /// <param name="schemas">The schemas to hold messages against.</param>
    /// <param name="maxBytes">A message with more bytes than this is refused unread; inclusive.</param>
    /// <param name="releases">
    /// The releases to read; <see cref="Releases.BuiltIn"/> when null. A message of another is refused by name.
    /// </param>
    public BerichtReader(SchemaLibrary schemas, long maxBytes = DefaultMaxBytes, Releases? releases = null)
    {
        this.schemas = schemas;
        MaxBytes = maxBytes;
        Releases = releases ?? Releases.BuiltIn;
    }

    /// <summary>The releases it reads.</summary>
    public Releases Releases { get; }

    /// <summary>A message with more bytes than this is refused unread; inclusive.</summary>
    public long MaxBytes { get; }

    /// <summary>The refusal of a message that is too large, for those who know before they read it.</summary>
    public ReadResult.Refused TooLarge() =>
        Refuse(RefusalReason.TooLarge, $"Het bestand is groter dan {MaxBytes} bytes, de grens die hier is ingesteld.");

    /// <summary>Reads and validates a message.</summary>
    /// <param name="content">The original bytes.</param>
    /// <param name="cancellationToken">Ends it half-way.</param>
    /// <exception cref="SchemaNotUsableException">The schema of this message cannot be used: our fault, not the sender's.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public ReadResult Read(byte[] content, CancellationToken cancellationToken = default) =>
        Read(content, Bericht.Shape.Read, cancellationToken);

    /// <summary>
    /// Validates a message as <see cref="Read(byte[], CancellationToken)"/> does and reads no more of it than its header, for those who
    /// pass it on and do not judge it: memory stays small whatever the size.
    /// </summary>
    /// <param name="content">The original bytes.</param>
    /// <param name="cancellationToken">Ends it half-way.</param>
    /// <exception cref="SchemaNotUsableException">The schema of this message cannot be used: our fault, not the sender's.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public ReadResult Check(byte[] content, CancellationToken cancellationToken = default) => Read(content, HeaderOf, cancellationToken);

    private ReadResult Read(byte[] content, Func<BerichtXmlReader, Bericht> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (content.Length > MaxBytes)
            return TooLarge();
        if (content.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return NotXmlBecause("Het bestand is een zip. Pak het uit en bied elk bericht apart aan.");
        if (RefusalOfEncoding(content) is { } refusal)
            return refusal;
        if (!HasGoodDeclaration(content))
            return NotXmlBecause(NotXml);
        if (StartTagLimit.IsExceededBy(content))
            return Refuse(
                RefusalReason.StartTagTooLong,
                $"Het bestand heeft een begintag van meer dan {StartTagLimit.MaxBytes} bytes. Zo een komt in de standaard niet voor.");
        try
        {
            using var plain = Open(content);
            var isBericht = plain.Parsed(static r => r.MoveToContent()) is XmlNodeType.Element && plain.LocalName == nameof(Bericht);
            if (!isBericht || Releases.Find(plain.NamespaceURI) is not { } identity)
                return new ReadResult.Refused(
                    RefusalReason.UnknownMessage, TextOfUnknown(isBericht ? plain.NamespaceURI : ""), HeadOf(content), []);
            using var reader = new BerichtXmlReader(plain, schemas.Of(identity), cancellationToken);
            var bericht = read(reader) with { Identity = identity };
            while (reader.Read())
            {
                // To the end of the file: what stands behind the message has to be well-formed too.
            }

            // The parser lets half a character pass at the end.
            if (!Utf8.IsValid(content))
                return RefusalOfBytes(content, 1, 1);
            return reader.Complaints.Count == 0
                ? new ReadResult.Read(bericht)
                : new ReadResult.Refused(
                    RefusalReason.NotValid, "Het bericht past niet bij het schema.", HeadOf(content), reader.Complaints);
        }
        catch (TooManyNamesException)
        {
            return new ReadResult.Refused(
                RefusalReason.TooManyNames,
                "Het bestand heeft te veel verschillende namen van elementen en attributen.",
                HeadOf(content),
                []);
        }
        catch (XmlException e)
        {
            // The text of the exception quotes the message, so only its place is reported.
            if (e.Message.StartsWith("For security reasons DTD is prohibited", StringComparison.Ordinal))
                return Refuse(
                    RefusalReason.DocumentTypeDefinition, "Het bestand bevat een documenttype-definitie (DTD). Die wordt niet gelezen.");
            return RefusalOfBytes(content, Math.Max(e.LineNumber, 1), Math.Max(e.LinePosition, 1));
        }
        catch (MessageTooDeepException)
        {
            return new ReadResult.Refused(RefusalReason.TooDeep, "De elementen in het bestand zijn te diep genest.", HeadOf(content), []);
        }
    }

    private static XmlReader Open(byte[] content) => XmlReader.Create(new MemoryStream(content, writable: false), new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        NameTable = new NameLimit(),
    });

    private string TextOfUnknown(string @namespace)
    {
        var here = Releases.All.Select(r => r.Name).ToList();
        var verb = here.Count == 1 ? "wordt" : "worden";
        if (BerichtIdentity.NameIn(@namespace) is var (standaard, release, message) && !Releases.Has(release))
            return $"Dit is {message} van {TitleOf(standaard)} {release}; hier {verb} {Listed(here, "en")} verwerkt.";
        var titles = from name in here from family in Enum.GetValues<Standaard>() select $"{TitleOf(family)} {name}";
        return $"Dit is geen bericht van {Listed(titles, "of")}: het hoofdelement is onbekend.";

        static string TitleOf(Standaard standaard) => standaard is Standaard.Ijw ? "iJw" : "iWmo";

        static string Listed<T>(IEnumerable<T> items, string word) =>
            items.ToList() is [.. [_, ..] first, var last] ? $"{string.Join(", ", first)} {word} {last}" : string.Join(", ", items);
    }

    private static ReadResult.Refused NotXmlBecause(string text) =>
        new(RefusalReason.NotXml, text, BerichtHead.Unknown, [new("/", text, 1, 1)]);

    private static ReadResult.Refused RefusalOfBytes(byte[] content, int line, int column) => IsUtf8(content)
        ? new(RefusalReason.NotXml, NotXml, HeadOf(content), [new("/", NotXml, line, column)])
        : new(RefusalReason.WrongEncoding, NotUtf8, HeadOf(content), []);

    private static Bericht HeaderOf(BerichtXmlReader reader)
    {
        Header? header = null;
        reader.ForEachChild(0, (child, _) =>
        {
            if (header is null && child.LocalName == nameof(Bericht.Header))
                header = Header.Shape.Read(child);
            else
                child.SkipChildren();
        });
        return new() { Identity = null!, Header = header ?? new() };
    }

    /// <summary>What can be read of the header, whether the message is valid or not. Reads no further than that.</summary>
    public static BerichtHead HeadOf(byte[] content)
    {
        var head = BerichtHead.Unknown;
        if (StartTagLimit.IsExceededBy(content))
            return head;
        try
        {
            using var reader = Open(content);
            reader.MoveToContent();
            head = head with { Identity = reader.LocalName == nameof(Bericht) ? BerichtIdentity.Read(reader.NamespaceURI) : null };
            var inHeader = false;
            var section = "";
            while (reader.Read() && reader.Depth < BerichtXmlReader.MaxDepth)
            {
                if (inHeader && reader.Depth <= 1)
                    break;
                if (reader.NodeType is not XmlNodeType.Element)
                    continue;
                inHeader |= reader is { Depth: 1, LocalName: nameof(Bericht.Header) };
                if (!inHeader)
                    continue;
                if (reader.Depth == 2)
                    section = reader.LocalName;
                // Shown to people and kept in the register: only what has the form of the standard, so that nothing else slips through.
                head = (reader.Depth, section, reader.LocalName) switch
                {
                    (2, nameof(Header.Afzender), _) when head.Afzender is null => head with { Afzender = Text(reader, IsPartner) },
                    (2, nameof(Header.Ontvanger), _) when head.Ontvanger is null => head with { Ontvanger = Text(reader, IsPartner) },
                    (3, nameof(Header.BerichtIdentificatie), nameof(BerichtIdentificatie.Identificatie)) when head.Identificatie is null =>
                        head with { Identificatie = Text(reader, IsIdentificatie) },
                    _ => head,
                };
            }
        }
        catch (Exception e) when (XmlParsing.IsOfTheBytes(e))
        {
            // As far as it could be read.
        }

        return head;

        // An AGB-code or a gemeentecode.
        static bool IsPartner(string text) => text.Length is 4 or 8 && text.All(char.IsAsciiDigit);

        static bool IsIdentificatie(string text) =>
            text.Length is >= 1 and <= 12 && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

        static string? Text(XmlReader reader, Func<string, bool> hasForm)
        {
            using var element = reader.ReadSubtree();
            var text = new StringBuilder();
            while (element.Read())
            {
                if (element.NodeType is XmlNodeType.Text or XmlNodeType.CDATA
                    or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                    text.Append(element.Value);
            }

            return text.ToString() is var value && hasForm(value) ? value : null;
        }
    }

    /// <summary>OP192: UTF-8 without byte order mark.</summary>
    private static ReadResult.Refused? RefusalOfEncoding(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return Refuse(RefusalReason.Empty, "Het bestand is leeg.");
        if (content.StartsWith("\uFEFF"u8))
            return Refuse(RefusalReason.ByteOrderMark, "Het bestand begint met een byte order mark. Dat mag niet (OP192).");
        if (content[0] is 0 or 0xFE or 0xFF || (content.Length > 1 && content[1] == 0) || !DeclaresUtf8(content))
            return Refuse(RefusalReason.WrongEncoding, NotUtf8);
        return null;
    }

    private static bool DeclaresUtf8(ReadOnlySpan<byte> content)
    {
        // One that does not end is not XML.
        var end = content.IndexOf("?>"u8);
        if (!IsDeclaration(content) || end < 0)
            return true;
        var at = content[..end].IndexOf("encoding"u8);
        if (at < 0)
            return true;
        var value = content[(at + "encoding".Length)..end].TrimStart(" \t\r\n=\"'"u8);
        return value.Length > "utf-8".Length && Ascii.EqualsIgnoreCase(value[.."utf-8".Length], "utf-8"u8)
            && value["utf-8".Length] is (byte)'"' or (byte)'\'';
    }

    /// <summary>.NET's parser passes over what it does not know in a declaration, and stumbles over bytes that are no characters.</summary>
    private static bool HasGoodDeclaration(ReadOnlySpan<byte> content)
    {
        if (!IsDeclaration(content))
            return true;
        var end = content[..Math.Min(content.Length, MaxOfDeclaration)].IndexOf("?>"u8);
        return end >= 0 && Declaration().IsMatch(Encoding.Latin1.GetString(content[..end]));
    }

    /// <summary>What starts otherwise has no declaration: &lt;?xml-stylesheet is not one.</summary>
    private static bool IsDeclaration(ReadOnlySpan<byte> content) =>
        content.StartsWith("<?xml"u8) && content.Length > "<?xml".Length && " \t\r\n"u8.Contains(content["<?xml".Length]);

    [GeneratedRegex(
        """^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*("1\.0"|'1\.0')"""
            + """([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*("utf-8"|'utf-8'))?"""
            + """([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?-i:"(yes|no)"|'(yes|no)'))?[ \t\r\n]*\z""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    /// <summary>A last character that breaks off is left out of it: then the file is cut, not written in another encoding.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> content) =>
        Utf8.IsValid(content[..(content.LastIndexOfAnyInRange((byte)0, (byte)0x7F) + 1)]);

    private static ReadResult.Refused Refuse(RefusalReason reason, string text) => new(reason, text, BerichtHead.Unknown, []);
}
