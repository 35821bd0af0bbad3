namespace MessageHub.Oracles;

/// <summary>The counting words of rules.md §1.5, each by walking over all days.</summary>
internal static class Time
{
    public static IEnumerable<DateOnly> EveryDay(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>"days(x..y) = number of calendar days, both ends counted".</summary>
    public static int Days(DateOnly first, DateOnly last) => EveryDay(first, last).Count();

    /// <summary>"weeks(x..y) = number of distinct ISO weeks touched by x..y"; a week is known by its Monday.</summary>
    public static int Weeks(DateOnly first, DateOnly last) => EveryDay(first, last).Select(MondayOf).Distinct().Count();

    /// <summary>"sundays(x..y) = number of Sundays in x..y".</summary>
    public static int Sundays(DateOnly first, DateOnly last) => EveryDay(first, last).Count(day => day.DayOfWeek == DayOfWeek.Sunday);

    /// <summary>"months(x..y) = number of distinct calendar months touched by x..y".</summary>
    public static int Months(DateOnly first, DateOnly last) =>
        EveryDay(first, last).Select(day => (day.Year, day.Month)).Distinct().Count();

    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly LastOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>"The day cut to the end of the month".</summary>
    public static DateOnly MonthsBefore(DateOnly day, int months)
    {
        var (year, month) = (day.Year, day.Month);
        for (var i = 0; i < months; i++)
            (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1);
        return new(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }

    public static bool SameMonth(DateOnly a, DateOnly b) => a.Year == b.Year && a.Month == b.Month;

    private static DateOnly MondayOf(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Monday)
            day = day.AddDays(-1);
        return day;
    }
}
