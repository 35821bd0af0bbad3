using System.Globalization;

namespace MessageHub.Berichten.Values;

/// <summary>
/// A value of xs:date, xs:time or xs:dateTime. Unlike a <see cref="DateTime"/> it has years before 0001 and after 9999, the end of a day
/// (24:00:00), any fraction of a second and a time zone that may be left out.
/// </summary>
internal readonly struct XsdMoment
{
    private const int SecondsInDay = 86_400;

    /// <summary>Zones reach so far; a moment with and one without a zone can only be compared when they are further apart.</summary>
    private const int MaxSecondsOfZone = 14 * 3600;

    /// <summary>XSD has no last year and lets a processor have one; this is about where libxml2 ends too.</summary>
    private const int YearDigits = 18;

    /// <summary>Of a fraction; more are read and do not count.</summary>
    private const int FractionDigits = 15;

    private readonly decimal seconds;
    private readonly bool hasZone;

    private XsdMoment(decimal seconds, bool hasZone)
    {
        this.seconds = seconds;
        this.hasZone = hasZone;
    }

    /// <param name="text">Without blanks around it.</param>
    /// <param name="hasDate">xs:date and xs:dateTime have one.</param>
    /// <param name="hasTime">xs:time and xs:dateTime have one.</param>
    /// <param name="moment">The moment, when it is one.</param>
    public static bool TryParse(ReadOnlySpan<char> text, bool hasDate, bool hasTime, out XsdMoment moment)
    {
        moment = default;
        var rest = text;
        var (days, time, zone) = (0m, 0m, (int?)null);
        if (hasDate && !TryTakeDate(ref rest, out days))
            return false;
        if (hasDate && hasTime && !TryTake(ref rest, 'T'))
            return false;
        if ((hasTime && !TryTakeTime(ref rest, out time)) || !TryTakeZone(ref rest, out zone) || rest.Length > 0)
            return false;
        moment = new((days * SecondsInDay) + time - (zone ?? 0), zone is not null);
        return true;
    }

    /// <summary>Which one is later; null when that depends on a time zone that one of them leaves out.</summary>
    public int? CompareTo(XsdMoment other)
    {
        var difference = seconds - other.seconds;
        return hasZone == other.hasZone || Math.Abs(difference) > MaxSecondsOfZone ? Math.Sign(difference) : null;
    }

    private static bool TryTakeDate(ref ReadOnlySpan<char> text, out decimal days)
    {
        days = 0;
        var isBefore = TryTake(ref text, '-');
        var end = text.IndexOf('-');
        // Not 0000, and more than four digits only when they are needed.
        if (end is < 4 or > YearDigits || text[..end].ContainsAnyExceptInRange('0', '9')
            || (end > 4 && text[0] == '0') || !text[..end].ContainsAnyExcept('0'))
            return false;
        var year = long.Parse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture);
        // The calendar repeats itself each 400 years, so that the last four digits say the length of a month.
        var calendarYear = int.Parse(text[(end - 4)..end], NumberStyles.None, CultureInfo.InvariantCulture) is var last && last == 0
            ? 2000
            : last;
        text = text[(end + 1)..];
        if (!TryTakeTwo(ref text, 1, 12, out var month) || !TryTake(ref text, '-')
            || !TryTakeTwo(ref text, 1, DateTime.DaysInMonth(calendarYear, month), out var day))
            return false;
        var inYear = new DateTime(calendarYear, month, day).DayOfYear;
        days = isBefore ? inYear - DaysBefore(year + 1) : inYear + DaysBefore(year);
        return true;
    }

    private static decimal DaysBefore(long year)
    {
        var past = year - 1;
        return (past * 365m) + (past / 4) - (past / 100) + (past / 400);
    }

    private static bool TryTakeTime(ref ReadOnlySpan<char> text, out decimal time)
    {
        time = 0;
        if (!TryTakeTwo(ref text, 0, 24, out var hour) || !TryTake(ref text, ':')
            || !TryTakeTwo(ref text, 0, 59, out var minute) || !TryTake(ref text, ':')
            || !TryTakeTwo(ref text, 0, 59, out var second))
            return false;
        time = (hour * 3600) + (minute * 60) + second;
        if (TryTake(ref text, '.'))
        {
            var end = text.IndexOfAnyExceptInRange('0', '9') is var found and >= 0 ? found : text.Length;
            if (end == 0)
                return false;
            time += decimal.Parse(
                $"0.{text[..Math.Min(end, FractionDigits)]}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            if (hour == 24 && text[..end].ContainsAnyExcept('0'))
                return false;
            text = text[end..];
        }

        return hour < 24 || time == SecondsInDay;
    }

    private static bool TryTakeZone(ref ReadOnlySpan<char> text, out int? seconds)
    {
        seconds = null;
        if (text.IsEmpty)
            return true;
        if (TryTake(ref text, 'Z'))
        {
            seconds = 0;
            return true;
        }

        var sign = text[0] == '-' ? -1 : 1;
        if (!(TryTake(ref text, '+') || TryTake(ref text, '-')) || !TryTakeTwo(ref text, 0, 14, out var hours) || !TryTake(ref text, ':')
            || !TryTakeTwo(ref text, 0, hours == 14 ? 0 : 59, out var minutes))
            return false;
        seconds = sign * ((hours * 3600) + (minutes * 60));
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
            return false;
        text = text[1..];
        return true;
    }

    private static bool TryTakeTwo(ref ReadOnlySpan<char> text, int min, int max, out int number)
    {
        number = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
            return false;
        number = ((text[0] - '0') * 10) + text[1] - '0';
        text = text[2..];
        return number >= min && number <= max;
    }
}
