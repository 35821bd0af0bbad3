namespace MessageHub.Gateway.Ggk;

/// <summary>
/// Decodes base64 that comes in pieces, as strictly as xs:base64Binary: white space anywhere, padding, and no bits left over behind the
/// last byte (G-017). Holds three kilobytes, whatever the size.
/// </summary>
/// <param name="sink">Gets the bytes, or null when only the form matters.</param>
internal sealed class Base64Text(Base64Text.Sink? sink)
{
    private readonly byte[] buffer = new byte[3072];
    private int filled;
    private int bits;
    private int inQuantum;
    private int padding;

    /// <summary>Takes decoded bytes; they are only there during the call.</summary>
    public delegate void Sink(ReadOnlySpan<byte> bytes);

    /// <summary>Bytes decoded so far.</summary>
    public long Length { get; private set; }

    /// <summary>False when this cannot be base64.</summary>
    public bool Add(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            var value = ValueOf(c);
            if (value >= 0)
            {
                if (padding > 0)
                    return false;
                bits = (bits << 6) | value;
                if (++inQuantum == 4)
                    Take(3);
            }
            else if (c == '=')
            {
                if (inQuantum + padding is not (2 or 3) || padding == 2)
                    return false;
                padding++;
            }
            else if (c is not (' ' or '\t' or '\r' or '\n'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False when it broke off in the middle.</summary>
    public bool Complete()
    {
        if (inQuantum + padding is not (0 or 4))
            return false;
        // Two characters hold a byte and four bits, three hold two bytes and two bits: those have to be zero.
        var left = inQuantum switch { 2 => 4, 3 => 2, _ => 0 };
        if ((bits & ((1 << left) - 1)) != 0)
            return false;
        if (padding > 0)
        {
            bits <<= 6 * padding;
            Take(3 - padding);
        }

        Flush();
        return true;
    }

    private static int ValueOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    private void Take(int bytes)
    {
        Length += bytes;
        buffer[filled++] = (byte)(bits >> 16);
        if (bytes > 1)
            buffer[filled++] = (byte)(bits >> 8);
        if (bytes > 2)
            buffer[filled++] = (byte)bits;
        bits = 0;
        inQuantum = 0;
        if (filled > buffer.Length - 3)
            Flush();
    }

    private void Flush()
    {
        sink?.Invoke(buffer.AsSpan(0, filled));
        filled = 0;
    }
}
