using MessageHub.Rules.Volume;

namespace MessageHub.Rules.Tests.Volume;

public class CalendarTests
{
    [Theory]
    [InlineData("2025-12-29", "2025-12-31", 1)] // all in week 1 of 2026
    [InlineData("2025-12-28", "2025-12-29", 2)] // Sunday and Monday
    [InlineData("2025-12-22", "2026-01-04", 2)] // week 52 and week 1
    [InlineData("2025-12-31", "2026-01-01", 1)] // over the year end, one week
    [InlineData("2026-12-28", "2027-01-03", 1)] // week 53 of 2026
    [InlineData("2026-12-31", "2027-01-04", 2)] // week 53 and week 1 of 2027
    [InlineData("2026-12-01", "2026-12-31", 5)] // weeks 49 to 53
    [InlineData("2026-01-01", "2026-12-31", 53)]
    [InlineData("2025-01-01", "2025-12-31", 53)] // 52 weeks and week 1 of 2026
    [InlineData("2027-02-01", "2027-02-28", 4)] // Monday to Sunday
    [InlineData("2026-05-10", "2026-05-10", 1)]
    [InlineData("2026-05-11", "2026-05-10", 0)]
    public void Weeks_run_from_Monday_to_Sunday(string from, string to, long weeks) =>
        Assert.Equal(weeks, Calendar.Weeks(Day(from), Day(to)));

    [Fact]
    public void In_2026_only_March_August_and_November_touch_six_weeks()
    {
        for (var month = 1; month <= 12; month++)
        {
            var first = new DateOnly(2026, month, 1);
            Assert.Equal(month is 3 or 8 or 11 ? 6 : 5, Calendar.Weeks(first, Calendar.LastOfMonth(first)));
        }
    }

    [Theory]
    [InlineData("2025-07-07", "2025-07-31", 3)]
    [InlineData("2025-08-01", "2025-08-31", 5)]
    [InlineData("2025-09-01", "2025-09-07", 1)]
    [InlineData("2025-09-01", "2025-09-06", 0)]
    [InlineData("2025-09-07", "2025-09-07", 1)]
    [InlineData("2025-10-07", "2025-12-31", 12)]
    [InlineData("2025-09-08", "2025-09-07", 0)]
    public void Sundays_of_both_ends_count(string from, string to, long sundays) =>
        Assert.Equal(sundays, Calendar.Sundays(Day(from), Day(to)));

    [Theory]
    [InlineData("2026-05-01", "2026-05-31", 31)]
    [InlineData("2024-02-28", "2024-03-01", 3)]
    [InlineData("2026-05-10", "2026-05-10", 1)]
    [InlineData("2026-05-11", "2026-05-10", 0)]
    [InlineData("2026-05-31", "2026-05-01", 0)]
    public void Days_of_both_ends_count(string from, string to, long days) => Assert.Equal(days, Calendar.Days(Day(from), Day(to)));

    [Theory]
    [InlineData("2026-10-14", "2026-12-13", 3)]
    [InlineData("2025-12-31", "2026-01-01", 2)]
    [InlineData("2025-01-01", "2026-12-31", 24)]
    [InlineData("2026-05-10", "2026-05-10", 1)]
    [InlineData("2026-06-01", "2026-05-31", 0)]
    public void Months_that_are_touched_count(string from, string to, long months) =>
        Assert.Equal(months, Calendar.Months(Day(from), Day(to)));

    [Theory]
    [InlineData("2025-09-07", "2025-07-07", "2025-09-07")]
    [InlineData("2025-09-06", "2025-07-07", "2025-08-31")]
    [InlineData("2025-12-31", "2025-12-28", "2025-12-28")]
    [InlineData("2025-12-31", "2025-12-29", null)]
    public void The_last_Sunday_lies_in_the_range(string onOrBefore, string notBefore, string? sunday) =>
        Assert.Equal(sunday is null ? null : Day(sunday), Calendar.LastSunday(Day(onOrBefore), Day(notBefore)));

    [Theory]
    [InlineData("2024-02-15", "2024-02-01", "2024-02-29")]
    [InlineData("2026-02-28", "2026-02-01", "2026-02-28")]
    [InlineData("2026-12-01", "2026-12-01", "2026-12-31")]
    public void A_month_has_a_first_and_a_last_day(string day, string first, string last)
    {
        Assert.Equal(Day(first), Calendar.FirstOfMonth(Day(day)));
        Assert.Equal(Day(last), Calendar.LastOfMonth(Day(day)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
