using System.Globalization;
using MessageHub.Backoffice.Text;
using MessageHub.Register.Queries.Rejections;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>What a period is cut into.</summary>
public enum PeriodStep
{
    Day,
    Week,
    Month,
}

/// <summary>Counts of days as a person can take them in: a long period by week or by month.</summary>
public static class PeriodCounts
{
    private const int MaxDays = 92;
    private const int MaxDaysInWeeks = 366;

    public static PeriodStep StepOf(DateOnly from, DateOnly until) => (until.DayNumber - from.DayNumber) switch
    {
        < MaxDays => PeriodStep.Day,
        < MaxDaysInWeeks => PeriodStep.Week,
        _ => PeriodStep.Month,
    };

    /// <summary>
    /// The counts of days, added up; the key is the first day of each part. Between the first and the last part also those in which nothing
    /// was judged.
    /// </summary>
    public static IReadOnlyList<CountRow> Of(IReadOnlyList<CountRow> days, PeriodStep step)
    {
        if (days.Count == 0)
            return [];
        var parts = days.ToLookup(d => FirstOf(DateOnly.ParseExact(d.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), step));
        var (first, last) = (parts.Min(p => p.Key), parts.Max(p => p.Key));
        var rows = new List<CountRow>();
        for (var part = first; part <= last; part = Next(part, step))
            rows.Add(CountRow.Sum(part.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), parts[part]));
        return rows;
    }

    /// <summary>31-12-2026, week 53 (vanaf 28-12-2026) or december 2026.</summary>
    public static string NameOf(this PeriodStep step, DateOnly first) => step switch
    {
        PeriodStep.Day => Dutch.Day(first),
        PeriodStep.Week => $"week {ISOWeek.GetWeekOfYear(first.ToDateTime(TimeOnly.MinValue))} (vanaf {Dutch.Day(first)})",
        _ => Dutch.Month(first),
    };

    /// <summary>dag, week or maand.</summary>
    public static string Word(this PeriodStep step) => step switch { PeriodStep.Day => "dag", PeriodStep.Week => "week", _ => "maand" };

    private static DateOnly FirstOf(DateOnly day, PeriodStep step) => step switch
    {
        PeriodStep.Day => day,
        PeriodStep.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new(day.Year, day.Month, 1),
    };

    private static DateOnly Next(DateOnly first, PeriodStep step) => step switch
    {
        PeriodStep.Day => first.AddDays(1),
        PeriodStep.Week => first.AddDays(7),
        _ => first.AddMonths(1),
    };
}
