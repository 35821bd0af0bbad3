using System.Buffers;
using System.Globalization;
using System.Text;

namespace MessageHub.Processing.Tables;

/// <summary>The bytes of a file with a table as text.</summary>
internal static class TableText
{
    /// <summary>Stands where a sign could not be read.</summary>
    private const char Unknown = '\uFFFD';

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>How files begin that people have beside a CSV and an Excel file, and what those are.</summary>
    private static readonly (byte[] Start, string What)[] Others =
    [
        ("PK\x05\x06"u8.ToArray(), "een leeg zip-bestand"),
        ([0xD0, 0xCF, 0x11, 0xE0], "een oud Excel-bestand (.xls), of een Excel-bestand met een wachtwoord"),
        ("%PDF"u8.ToArray(), "een PDF"),
        ([0x1F, 0x8B], "een gz-bestand"),
        ("{\\rtf"u8.ToArray(), "een RTF-document"),
        ("<"u8.ToArray(), "een webpagina of XML"),
    ];

    /// <summary>
    /// The text of a file. Of an Excel file (.xlsx) that is what its sheet says. Else UTF-8, or UTF-16 with its mark, or the Windows-1252
    /// of spreadsheets in the Netherlands: that last one has no mark, so a byte that a file in another old encoding could have too is not
    /// read as one.
    /// </summary>
    /// <returns>Null when it is no text; the reason, in plain Dutch, is in <paramref name="refusal"/>.</returns>
    public static string? Decode(byte[] content, TableShape shape, out string refusal)
    {
        refusal = "";
        if (Others.FirstOrDefault(o => content.AsSpan().StartsWith(o.Start)) is { What: { } what })
        {
            refusal =
                $"Dit is {what}. Dat lezen wij niet. Kies in Excel: Opslaan als, Excel-werkmap (.xlsx) zonder wachtwoord, of CSV UTF-8.";
            return null;
        }

        if (content.AsSpan().StartsWith("PK\x03\x04"u8))
            return XlsxText.Read(content, shape, out refusal);

        try
        {
            return content switch
            {
                [0xFF, 0xFE, ..] => Utf16.GetString(content.AsSpan(2)),
                [0xFE, 0xFF, ..] => Utf16BigEndian.GetString(content.AsSpan(2)),
                _ => Utf8.GetString(content),
            };
        }
        catch (DecoderFallbackException) when (content is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0xEF, 0xBB, 0xBF, ..])
            && !HasUtf8(content))
        {
            return string.Create(content.Length, content, (text, bytes) =>
            {
                for (var i = 0; i < text.Length; i++)
                    text[i] = Windows1252(bytes[i]);
            });
        }
        catch (DecoderFallbackException)
        {
            refusal = "Een deel van dit bestand staat in een andere tekencodering dan de rest. Kies in Excel: Opslaan als, CSV UTF-8.";
            return null;
        }
    }

    /// <summary>A sign that is not seen, steers what shows it, or stands for one that could not be read.</summary>
    public static bool IsUnreadable(char sign) =>
        char.IsControl(sign) || sign == Unknown
        || char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Some sign of it is written in more than one byte, as UTF-8 does it.</summary>
    private static bool HasUtf8(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            if (Rune.DecodeFromUtf8(content, out _, out var length) is OperationStatus.Done && length > 1)
                return true;
            content = content[length..];
        }

        return false;
    }

    /// <summary>
    /// Of 80 to 9F only what spreadsheets put into text by themselves: the euro, quotes, dashes and dots. Elsewhere they are letters.
    /// </summary>
    private static char Windows1252(byte b) => b switch
    {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        < 0x80 or >= 0xA0 => (char)b,
        _ => Unknown,
    };
}
