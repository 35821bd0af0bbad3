using System.Globalization;

namespace MessageHub.Rules.Standard;

/// <summary>
/// Working days as the deadlines count them: Monday to Friday without holidays (process.md §6). The day of receipt is day 0 and a term of N
/// days ends with day N. Holidays are the Dutch public ones, which are computed, with the days that an installation adds or removes.
/// </summary>
/// <param name="added">Holidays beside the computed ones: Good Friday, a day off of this gemeente.</param>
/// <param name="removed">Computed holidays that are worked on.</param>
public sealed class WorkingDays(IEnumerable<DateOnly> added, IEnumerable<DateOnly> removed)
{
    /// <summary>A 325 is due ten working days after its 323 (OP090).</summary>
    public const int ClaimAnswer = 10;

    /// <summary>A return message is due three working days after the message it judges (OP090).</summary>
    public const int ReturnMessage = 3;

    /// <summary>A request is due to be answered five working days after it (OP274, OP346).</summary>
    public const int RequestAnswer = 5;

    /// <summary>A request under investigation: so many days, all counted, after its Dagtekening (OP274, OP346).</summary>
    public const int InvestigationDays = 56;

    /// <summary>A missing start or stop is reported five working days after the day it was expected (OP271, OP272, OP288).</summary>
    public const int Signal = 5;

    /// <summary>What people call this week: on a Friday evening the days that come, not those that were.</summary>
    public const int Week = 5;

    /// <summary>How <see cref="DatesIn"/> wants dates.</summary>
    private const string Form = "dates as 2027-03-26 are needed, with commas between them";

    private readonly HashSet<DateOnly> added = [.. added];
    private readonly HashSet<DateOnly> removed = [.. removed];

    /// <summary>With the computed holidays only.</summary>
    public static WorkingDays Dutch { get; } = new([], []);

    /// <summary>The dates of a list as people write it in a setting; null when it has another form.</summary>
    public static IReadOnlyList<DateOnly>? DatesIn(string list)
    {
        var dates = new List<DateOnly>();
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return null;
            dates.Add(date);
        }

        return dates;
    }

    /// <summary>What is wrong with the two lists of a setting, by the name of the list.</summary>
    public static IEnumerable<(string List, string Why)> Problems(string added, string removed)
    {
        var (addedDates, removedDates) = (DatesIn(added), DatesIn(removed));
        if (addedDates is null)
            yield return ("Added", Form);
        if (removedDates is null)
            yield return ("Removed", Form);
        if (addedDates is { Count: > 0 } && removedDates is not null && addedDates.Any(removedDates.Contains))
            yield return ("Removed", "a day is in Added too");
    }

    /// <summary>The last day on which a 323 over a month is in time: the last one of the month after it.</summary>
    /// <param name="month">Its first day.</param>
    public static DateOnly LastDayToClaim(DateOnly month) => month.AddMonths(2).AddDays(-1);

    /// <summary>The last day of a term.</summary>
    /// <param name="received">Day 0.</param>
    /// <param name="days">Working days.</param>
    public DateOnly After(DateOnly received, int days)
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

    /// <summary>
    /// Working days after one day up to and including another; negative when the other lies before it, 0 when they are the same day.
    /// </summary>
    /// <param name="from">Day 0.</param>
    /// <param name="to">The day to count to.</param>
    public int Between(DateOnly from, DateOnly to)
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

    /// <summary>Monday to Friday, unless it is a public holiday or the list of the installation says otherwise.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !added.Contains(day) && (removed.Contains(day) || !IsPublicHoliday(day));

    /// <summary>
    /// New Year, Easter Monday, King's Day, Liberation Day, Ascension Day, Whit Monday and Christmas. Good Friday is worked on unless an
    /// installation adds it (reading R-095).
    /// </summary>
    private static bool IsPublicHoliday(DateOnly day)
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
