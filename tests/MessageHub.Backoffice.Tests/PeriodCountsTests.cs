using MessageHub.Backoffice.Pages.Cijfers;
using MessageHub.Register.Queries.Rejections;

namespace MessageHub.Backoffice.Tests;

public class PeriodCountsTests
{
    [Theory]
    [InlineData("a day", "2026-06-01", "2026-06-01", PeriodStep.Day)]
    [InlineData("a quarter", "2026-04-01", "2026-07-01", PeriodStep.Day)]
    [InlineData("a day more than a quarter", "2026-04-01", "2026-07-02", PeriodStep.Week)]
    [InlineData("a year with a leap day", "2024-01-01", "2024-12-31", PeriodStep.Week)]
    [InlineData("more than a year", "2025-01-01", "2026-01-02", PeriodStep.Month)]
    [InlineData("the wrong way round", "2026-06-02", "2026-06-01", PeriodStep.Day)]
    public void A_long_period_is_told_in_larger_parts(string reason, string from, string until, PeriodStep expected) =>
        Assert.True(expected == PeriodCounts.StepOf(DateOnly.Parse(from), DateOnly.Parse(until)), reason);

    [Theory]
    [InlineData(
        "days, with one between without messages", PeriodStep.Day, "2026-06-05 2026-06-07", "2026-06-05:1 2026-06-06:0 2026-06-07:1")]
    [InlineData(
        "weeks begin on Monday", PeriodStep.Week, "2026-06-07 2026-06-08 2026-06-14 2026-06-22",
        "2026-06-01:1 2026-06-08:2 2026-06-15:0 2026-06-22:1")]
    [InlineData("a week goes on over the new year", PeriodStep.Week, "2025-12-31 2026-01-04", "2025-12-29:2")]
    [InlineData("months", PeriodStep.Month, "2025-11-30 2026-02-01 2026-02-28", "2025-11-01:1 2025-12-01:0 2026-01-01:0 2026-02-01:2")]
    [InlineData("nothing", PeriodStep.Month, "", "")]
    public void Counts_of_days_are_added_up_and_parts_without_messages_are_told(
        string reason, PeriodStep step, string days, string expected)
    {
        var rows = PeriodCounts.Of(
            [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => new CountRow(d, 1, 1, 1, 1, 1, 1, 1, 1, 1))], step);

        Assert.True(expected == string.Join(' ', rows.Select(r => $"{r.Key}:{r.Messages}")), reason);
        Assert.All(
            rows,
            r => Assert.Equal(
                new(r.Key, r.Messages, r.Messages, r.Messages, r.Messages, r.Messages, r.Messages, r.Messages, r.Messages, r.Messages), r));
    }

    [Theory]
    [InlineData(PeriodStep.Day, "2026-06-05", "05-06-2026")]
    [InlineData(PeriodStep.Week, "2025-12-29", "week 1 (vanaf 29-12-2025)")]
    [InlineData(PeriodStep.Month, "2026-06-01", "juni 2026")]
    public void Parts_have_names_that_people_use(PeriodStep step, string first, string expected) =>
        Assert.Equal(expected, step.NameOf(DateOnly.Parse(first)));
}
