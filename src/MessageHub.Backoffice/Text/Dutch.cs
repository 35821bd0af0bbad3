using System.Globalization;
using System.Text;
using MessageHub.Processing;

namespace MessageHub.Backoffice.Text;

/// <summary>Figures and dates as people in the Netherlands write them, whatever the machine thinks of languages.</summary>
public static class Dutch
{
    /// <summary>A space that keeps a figure on one line.</summary>
    private const char Hard = '\u00A0';

    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] Days = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    /// <summary>€ 1.234,56 of whole cents; a minus stands before the sign of the euro.</summary>
    public static string Euro(long cents)
    {
        var size = cents < 0 ? (ulong)-(cents + 1) + 1 : (ulong)cents;
        return $"{(cents < 0 ? "−" : "")}€{Hard}{Grouped(size / 100)},{size % 100:00}";
    }

    /// <summary>€ 1.235 of whole cents, half a euro away from zero.</summary>
    /// <param name="cents">The amount.</param>
    /// <param name="count">Among so many it is divided.</param>
    public static string WholeEuro(long cents, long count = 1)
    {
        var euros = WholeEuros(cents, count);
        return $"{(euros < 0 ? "−" : "")}€{Hard}{Grouped((ulong)Math.Abs(euros))}";
    }

    /// <summary>Whole euros of whole cents, half a euro away from zero.</summary>
    public static long WholeEuros(long cents, long count = 1) => (long)Math.Round(cents / (100m * count), MidpointRounding.AwayFromZero);

    /// <summary>12,34% of a part in a whole, rounded once; a dash when there is no whole.</summary>
    public static string Share(long part, long whole)
    {
        if (whole == 0)
            return "–";
        var hundredths = (long)Math.Round(part * 10_000m / whole, MidpointRounding.AwayFromZero);
        return $"{(hundredths < 0 ? "−" : "")}{Math.Abs(hundredths) / 100},{Math.Abs(hundredths) % 100:00}%";
    }

    /// <summary>1.234.567</summary>
    public static string Number(long number) => number < 0 ? $"−{Grouped((ulong)-(number + 1) + 1)}" : Grouped((ulong)number);

    /// <summary>12,3 % of a part in a whole; a dash when there is no whole.</summary>
    public static string Percentage(long part, long whole)
    {
        if (whole == 0)
            return "–";
        var tenths = (long)Math.Round(part * 1000m / whole, MidpointRounding.AwayFromZero);
        return $"{(tenths < 0 ? "−" : "")}{Math.Abs(tenths) / 10},{Math.Abs(tenths) % 10}{Hard}%";
    }

    /// <summary>1.234,5 of hundredths, without zeros at its end.</summary>
    public static string Hundredths(long value)
    {
        var part = Math.Abs(value) % 100;
        return Number(value / 100) + (part == 0 ? "" : part % 10 == 0 ? $",{part / 10}" : $",{part:00}");
    }

    /// <summary>12 dagen, or 12,5 dagen; a dash when there is none.</summary>
    public static string DayCount(decimal? days) =>
        days is { } known ? $"{Hundredths((long)(known * 100))}{Hard}{(known == 1 ? "dag" : "dagen")}" : "–";

    /// <summary>31-12-2026</summary>
    public static string Day(DateOnly day) => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);

    /// <summary>31-12-2026, or a dash.</summary>
    public static string Day(DateOnly? day) => day is { } known ? Day(known) : "–";

    /// <summary>donderdag 31 december 2026</summary>
    public static string LongDay(DateOnly day) => $"{Days[(int)day.DayOfWeek]} {day.Day} {Months[day.Month - 1]} {day.Year}";

    /// <summary>december 2026</summary>
    public static string Month(DateOnly day) => $"{Months[day.Month - 1]} {day.Year}";

    /// <summary>dec; maart is mrt.</summary>
    public static string ShortMonth(DateOnly day) => day.Month == 3 ? "mrt" : Months[day.Month - 1][..3];

    /// <summary>31-12-2026 14:05, the clock of Amsterdam.</summary>
    public static string Moment(DateTimeOffset moment) => AmsterdamDate.TextOf(moment);

    /// <summary>31-12-2026 14:05, or a dash.</summary>
    public static string Moment(DateTimeOffset? moment) => moment is { } known ? Moment(known) : "–";

    /// <summary>The first is written out when there is one of it: 1 dag, 2 dagen.</summary>
    public static string Count(long count, string one, string more) => $"{Number(count)}{Hard}{(count == 1 ? one : more)}";

    /// <summary>
    /// How long something can wait: nog 2 werkdagen, vandaag, 3 werkdagen te laat. Between working days the day itself is shown: te laat
    /// sinds vrijdag on a Sunday, uiterlijk zondag on a Saturday.
    /// </summary>
    /// <param name="due">The last day.</param>
    /// <param name="today">The date in Europe/Amsterdam.</param>
    /// <param name="daysLeft">Working days until then, negative when working days passed since.</param>
    public static string Deadline(DateOnly due, DateOnly today, int daysLeft) => daysLeft switch
    {
        0 when due < today => $"te laat sinds {Days[(int)due.DayOfWeek]}",
        0 when due > today => $"uiterlijk {Days[(int)due.DayOfWeek]}",
        0 => "vandaag",
        > 0 and var left => $"nog {Count(left, "werkdag", "werkdagen")}",
        var passed => $"{Count(-passed, "werkdag", "werkdagen")} te laat",
    };

    /// <summary>2 uur geleden; days are those of the calendar.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now)
    {
        var passed = now - then;
        return passed.TotalMinutes < 1 ? "net binnen"
            : passed.TotalMinutes < 60 ? Count((long)passed.TotalMinutes, "minuut", "minuten")
            : AmsterdamDate.Of(then) == AmsterdamDate.Of(now) ? $"{(long)passed.TotalHours}{Hard}uur"
            : Count(AmsterdamDate.Of(now).DayNumber - AmsterdamDate.Of(then).DayNumber, "dag", "dagen");
    }

    private static string Grouped(ulong number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var result = new StringBuilder(digits);
        for (var at = digits.Length - 3; at > 0; at -= 3)
            result.Insert(at, '.');
        return result.ToString();
    }
}
