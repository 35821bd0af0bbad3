namespace MessageHub.Backoffice.Pictures;

/// <summary>Error correction of QR codes: Reed-Solomon over GF(256) with the polynomial 0x11D.</summary>
public static class ReedSolomon
{
    /// <summary>The error correction bytes of one block.</summary>
    /// <param name="data">The block.</param>
    /// <param name="count">How many bytes.</param>
    public static byte[] Remainder(byte[] data, int count)
    {
        var generator = Generator(count);
        var result = new byte[count];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ result[0]);
            Array.Copy(result, 1, result, 0, count - 1);
            result[^1] = 0;
            for (var i = 0; i < count; i++)
                result[i] ^= Multiply(generator[i], factor);
        }

        return result;
    }

    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
                result[j] = (byte)(Multiply(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
            root = Multiply(root, 2);
        }

        return result;
    }

    private static byte Multiply(byte x, byte y)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
            product = (product << 1) ^ ((product >> 7) * 0x11D) ^ (((y >> i) & 1) * x);
        return (byte)product;
    }
}
