namespace MessageHub.Rules.Volume;

/// <summary>Counting days, weeks, Sundays and months of a period; both days of a period are included (rules.md §1.5).</summary>
public static class Calendar
{
    /// <summary>Calendar days.</summary>
    public static long Days(DateOnly from, DateOnly to) => Math.Max(0, to.DayNumber - from.DayNumber + 1);

    /// <summary>Distinct ISO-8601 weeks (Monday–Sunday) touched. Weeks are counted, their numbers are not: a year has 52 or 53.</summary>
    public static long Weeks(DateOnly from, DateOnly to) => to < from ? 0 : (MondayOf(to).DayNumber - MondayOf(from).DayNumber) / 7 + 1;

    /// <summary>Sundays.</summary>
    public static long Sundays(DateOnly from, DateOnly to)
    {
        var first = from.DayNumber + (7 - (int)from.DayOfWeek) % 7;
        return first > to.DayNumber ? 0 : (to.DayNumber - first) / 7 + 1;
    }

    /// <summary>Distinct calendar months touched.</summary>
    public static long Months(DateOnly from, DateOnly to) => to < from ? 0 : (to.Year - from.Year) * 12L + to.Month - from.Month + 1;

    /// <summary>The last Sunday on or before a day, or null when it lies before <paramref name="notBefore"/>.</summary>
    public static DateOnly? LastSunday(DateOnly onOrBefore, DateOnly notBefore)
    {
        var back = (int)onOrBefore.DayOfWeek;
        return onOrBefore.DayNumber - back >= notBefore.DayNumber ? onOrBefore.AddDays(-back) : null;
    }

    /// <summary>The first day of the month of a day.</summary>
    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>The last day of the month of a day.</summary>
    public static DateOnly LastOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
