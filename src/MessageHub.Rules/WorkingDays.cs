namespace MessageHub.Rules;

/// <summary>
/// Working days as the deadlines count them: Monday to Friday without the Dutch public holidays (process.md §6). The day of receipt is
/// day 0 and a term of N days ends with day N.
/// </summary>
public static class WorkingDays
{
    /// <summary>A 325 is due ten working days after its 323 (OP090).</summary>
    public const int ClaimAnswer = 10;

    /// <summary>A return message is due three working days after the message it judges (OP090).</summary>
    public const int ReturnMessage = 3;

    /// <summary>What people call this week: on a Friday evening the days that come, not those that were.</summary>
    public const int Week = 5;

    /// <summary>The last day of a term.</summary>
    /// <param name="received">Day 0.</param>
    /// <param name="days">Working days.</param>
    public static DateOnly After(DateOnly received, int days)
    {
        var day = received;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                days--;
        }

        return day;
    }

    /// <summary>Working days after one day up to and including another; negative when the other lies before it, 0 when they are the same day.</summary>
    /// <param name="from">Day 0.</param>
    /// <param name="to">The day to count to.</param>
    public static int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -Between(to, from);
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                days++;
        }

        return days;
    }

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>New Year, Easter Monday, King's Day, Liberation Day, Ascension Day, Whit Monday and Christmas.</summary>
    private static bool IsHoliday(DateOnly day)
    {
        var easter = EasterSunday(day.Year);
        // King's Day moves to the Saturday before when it falls on a Sunday, so it never costs a working day then.
        return (day.Month, day.Day) is (1, 1) or (4, 27) or (5, 5) or (12, 25) or (12, 26)
            || day == easter.AddDays(1) || day == easter.AddDays(39) || day == easter.AddDays(50);
    }

    /// <summary>The Gregorian computus (Meeus, Jones and Butcher).</summary>
    private static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }
}
