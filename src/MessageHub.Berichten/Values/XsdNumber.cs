namespace MessageHub.Berichten.Values;

/// <summary>A decimal number of any size, as xs:decimal and xs:integer write it.</summary>
internal readonly ref struct XsdNumber
{
    private readonly bool isNegative;

    /// <summary>The digits that count: none before the first that is not zero, nor behind the last one of the fraction.</summary>
    private readonly ReadOnlySpan<char> whole;
    private readonly ReadOnlySpan<char> fraction;

    private XsdNumber(bool isNegative, ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction)
    {
        this.whole = whole.TrimStart('0');
        this.fraction = fraction.TrimEnd('0');
        this.isNegative = isNegative && (this.whole.Length > 0 || this.fraction.Length > 0);
    }

    public int FractionDigits => fraction.Length;

    public int TotalDigits => whole.Length + (whole.IsEmpty ? fraction.TrimStart('0').Length : fraction.Length);

    /// <param name="text">Without blanks around it.</param>
    /// <param name="isInteger">A decimal point is not allowed.</param>
    /// <param name="number">The number, when it is one.</param>
    public static bool TryParse(ReadOnlySpan<char> text, bool isInteger, out XsdNumber number)
    {
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        var point = isInteger ? -1 : digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        var isNumber = whole.Length + fraction.Length > 0
            && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
        number = isNumber ? new(text[0] == '-', whole, fraction) : default;
        return isNumber;
    }

    public int CompareTo(XsdNumber other)
    {
        if (isNegative != other.isNegative)
            return isNegative ? -1 : 1;
        var size = whole.Length != other.whole.Length ? whole.Length.CompareTo(other.whole.Length) : whole.SequenceCompareTo(other.whole);
        if (size == 0)
            size = fraction.SequenceCompareTo(other.fraction);
        return isNegative ? -size : size;
    }
}
