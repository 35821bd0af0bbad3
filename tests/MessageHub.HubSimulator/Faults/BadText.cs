using System.Text;
using System.Text.RegularExpressions;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Faults;

/// <summary>Ways to spoil bytes of XML.</summary>
internal static class BadText
{
    /// <summary>A document type in which one short name stands for gigabytes.</summary>
    public const string Bomb =
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        + "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f "
        + "\"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <exception cref="ArgumentException">The old text is not there.</exception>
    public static byte[] Replace(byte[] content, string old, string @new)
    {
        var text = Encoding.UTF8.GetString(content);
        return text.Contains(old, StringComparison.Ordinal)
            ? Bytes(text.Replace(old, @new, StringComparison.Ordinal))
            : throw new ArgumentException("The text to replace is not there.", nameof(old));
    }

    public static byte[] WithDtd(byte[] content, string dtd)
    {
        var text = Encoding.UTF8.GetString(content);
        var end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        return Bytes(text.Insert(end, dtd));
    }

    /// <summary>A byte that UTF-8 does not have, in place of the first byte of a text.</summary>
    public static byte[] WithByte(byte[] content, string at, byte value)
    {
        var copy = content.ToArray();
        var place = copy.AsSpan().IndexOf(Bytes(at));
        copy[place < 0 ? copy.Length / 2 : place] = value;
        return copy;
    }

    /// <summary>In UTF-16 while the declaration goes on saying UTF-8.</summary>
    public static byte[] InUtf16Unsaid(byte[] content) => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(content));

    /// <summary>With a letter that is one byte in Latin 1 and not UTF-8, in an element of the header.</summary>
    public static byte[] InLatin1(byte[] content) =>
        Encoding.Latin1.GetBytes(
            Encoding.UTF8.GetString(Replace(content, "Identificatie>", "Identificatie>\u00E9"))
                .Replace("</", "\u00E9</", StringComparison.Ordinal));

    public static byte[] Deep(int depth) => Bytes(
        $"<s:Envelope xmlns:s=\"{Names.Soap}\"><s:Body>{string.Concat(Enumerable.Repeat("<a>", depth))}{string.Concat(Enumerable.Repeat("</a>", depth))}</s:Body></s:Envelope>");

    /// <summary>As large as asked for, by blanks before the end.</summary>
    public static byte[] Padded(byte[] content, int size)
    {
        var padded = new byte[size];
        Array.Fill(padded, (byte)' ');
        var tail = "</soapenv:Envelope>"u8;
        content.AsSpan(0, content.Length - tail.Length).CopyTo(padded);
        tail.CopyTo(padded.AsSpan(size - tail.Length));
        return padded;
    }

    public static byte[] WithHeader(byte[] soap) => Replace(
        soap, "<soapenv:Body>",
        "<soapenv:Header><x:Handtekening xmlns:x=\"urn:x\" soapenv:mustUnderstand=\"1\" /></soapenv:Header><soapenv:Body>");

    /// <summary>Valid against the schema; a BSN that fails the eleven test is not allowed by the rules of level 2.</summary>
    public static Envelope WithWrongBsn(Envelope e) =>
        e.With(Bytes(Regex.Replace(Encoding.UTF8.GetString(e.Content()), @"Bsn>\d{9}<", "Bsn>999900001<")));

    public static Envelope With(this Envelope e, byte[] content) => e.With(Convert.ToBase64String(content));

    public static Envelope With(this Envelope e, string base64) => e with { Payload = e.Payload! with { Base64 = base64 } };

    public static byte[] Content(this Envelope e) => Convert.FromBase64String(e.Payload!.Base64);
}
