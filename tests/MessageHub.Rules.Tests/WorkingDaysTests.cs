using MessageHub.Rules.Standard;
using PublicHoliday;

namespace MessageHub.Rules.Tests;

public class WorkingDaysTests
{
    public static readonly TheoryData<string, string, int, string> Terms = new()
    {
        { "Monday to Thursday (returns.md §4.2)", "2026-06-08", 3, "2026-06-11" },
        { "over a weekend (S16)", "2026-06-05", 3, "2026-06-10" },
        { "a term of five over a weekend (S16)", "2026-06-05", 5, "2026-06-12" },
        { "sent on Monday, due on Thursday (S20)", "2025-05-12", 3, "2025-05-15" },
        { "received on a Saturday", "2026-06-06", 1, "2026-06-08" },
        { "Good Friday counts, Easter Monday does not", "2026-04-02", 2, "2026-04-07" },
        { "King's Day and Liberation Day", "2026-04-24", 6, "2026-05-06" },
        { "Ascension Day", "2026-05-13", 1, "2026-05-15" },
        { "Whit Monday", "2026-05-22", 1, "2026-05-26" },
        { "Christmas and New Year", "2026-12-24", 5, "2027-01-04" },
        { "ten days for a claim", "2026-06-01", 10, "2026-06-15" },
        { "no days", "2026-06-06", 0, "2026-06-06" },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_term_ends_on_its_last_working_day(string reason, string received, int days, string due) =>
        Assert.True(
            DateOnly.ParseExact(due, "yyyy-MM-dd") == WorkingDays.Dutch.After(DateOnly.ParseExact(received, "yyyy-MM-dd"), days), reason);

    [Theory]
    [InlineData("an added day on the way", "2026-04-03", "", "2026-04-02", 2, "2026-04-08")]
    [InlineData("a removed holiday on the way", "", "2026-04-06", "2026-04-02", 2, "2026-04-06")]
    [InlineData("added in a weekend: nothing changes", "2026-04-04", "", "2026-04-02", 2, "2026-04-07")]
    [InlineData("removed though it is none: nothing changes", "", "2026-04-03", "2026-04-02", 2, "2026-04-07")]
    [InlineData("another year", "2025-04-03", "2025-04-21", "2026-04-02", 2, "2026-04-07")]
    [InlineData("several, with blanks", " 2026-04-03,2026-04-07 , ", "", "2026-04-02", 2, "2026-04-09")]
    public void An_installation_adds_and_removes_holidays(
        string reason, string added, string removed, string received, int days, string due)
    {
        var calendar = new WorkingDays(WorkingDays.DatesIn(added)!, WorkingDays.DatesIn(removed)!);
        var (from, to) = (DateOnly.ParseExact(received, "yyyy-MM-dd"), DateOnly.ParseExact(due, "yyyy-MM-dd"));
        Assert.True(to == calendar.After(from, days), reason);
        Assert.True(days == calendar.Between(from, to), reason);
        // The computed ones are untouched.
        Assert.Equal(new(2026, 4, 7), WorkingDays.Dutch.After(new(2026, 4, 2), 2));
    }

    [Theory]
    [InlineData("3 april 2026")]
    [InlineData("03-04-2026")]
    [InlineData("2026-4-3")]
    [InlineData("2026-02-30")]
    [InlineData("2026-04-03;2026-04-06")]
    public void What_is_no_list_of_dates_is_not_guessed_at(string list) => Assert.Null(WorkingDays.DatesIn(list));

    /// <summary>King's Day is on 27 April since 2014; the library keeps Liberation Day for all, as civil servants have it.</summary>
    [Fact]
    public void Holidays_are_those_of_a_calendar_that_others_made()
    {
        var calendar = new DutchPublicHoliday();
        for (var day = new DateOnly(2014, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            var isWorkingDay = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && !calendar.IsPublicHoliday(day.ToDateTime(default));
            Assert.True(isWorkingDay == WorkingDays.Dutch.IsWorkingDay(day), $"{day:yyyy-MM-dd}");
        }
    }

    [Theory]
    [InlineData("2027-03-26", "2027-05-05", "", "different days")]
    [InlineData("", "", "", "nothing differs here")]
    [InlineData("26 maart", "2027-05-05", "Added", "no date")]
    [InlineData("26 maart", "5 mei", "Added,Removed", "every one that is wrong is named")]
    [InlineData("2027-03-26, 2027-05-05", "2027-05-05", "Removed", "a day is either a holiday or worked on")]
    public void Lists_of_holidays_have_to_fit_together(string added, string removed, string wrong, string reason)
    {
        Assert.NotEmpty(reason);
        Assert.Equal(wrong, string.Join(',', WorkingDays.Problems(added, removed).Select(p => p.List)));
    }
}
