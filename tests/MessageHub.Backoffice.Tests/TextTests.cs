using System.Text;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten;
using MessageHub.Processing.Tables;
using MessageHub.Rules.Standard;

namespace MessageHub.Backoffice.Tests;

public class TextTests
{
    [Theory]
    [InlineData("nothing", 0, "€ 0,00")]
    [InlineData("cents", 5, "€ 0,05")]
    [InlineData("a thousand", 123456, "€ 1.234,56")]
    [InlineData("millions", 123456789012, "€ 1.234.567.890,12")]
    [InlineData("a credit", -105, "−€ 1,05")]
    [InlineData("the smallest there is", long.MinValue, "−€ 92.233.720.368.547.758,08")]
    public void Amounts_are_written_as_in_the_Netherlands(string reason, long cents, string expected) =>
        Assert.True(expected == Dutch.Euro(cents).Replace('\u00A0', ' '), reason);

    [Theory]
    [InlineData("no whole", 0, 0, "–")]
    [InlineData("a third", 1, 3, "33,3 %")]
    [InlineData("rounded up at the half", 1, 16, "6,3 %")]
    [InlineData("all", 7, 7, "100,0 %")]
    public void Shares_have_one_decimal(string reason, long part, long whole, string expected) =>
        Assert.True(expected == Dutch.Percentage(part, whole).Replace('\u00A0', ' '), reason);

    [Theory]
    [InlineData("on the day", "2026-11-27", "2026-11-27", "vandaag")]
    [InlineData("one left", "2026-11-27", "2026-11-26", "nog 1 werkdag")]
    [InlineData("over a weekend", "2026-11-30", "2026-11-27", "nog 1 werkdag")]
    [InlineData("more left", "2026-12-02", "2026-11-26", "nog 4 werkdagen")]
    [InlineData("on Saturday, of Friday", "2026-11-27", "2026-11-28", "te laat sinds vrijdag")]
    [InlineData("on Sunday, of Friday", "2026-11-27", "2026-11-29", "te laat sinds vrijdag")]
    [InlineData("on Monday, of Friday", "2026-11-27", "2026-11-30", "1 werkdag te laat")]
    [InlineData("late", "2026-11-26", "2026-11-30", "2 werkdagen te laat")]
    [InlineData("on Sunday, of Monday", "2026-11-30", "2026-11-29", "nog 1 werkdag")]
    [InlineData("due on a Sunday, on Friday", "2026-11-29", "2026-11-27", "uiterlijk zondag")]
    [InlineData("due on a Sunday, on that day", "2026-11-29", "2026-11-29", "vandaag")]
    [InlineData("due on a Sunday, on Monday", "2026-11-29", "2026-11-30", "1 werkdag te laat")]
    [InlineData("Christmas on Friday, of Thursday", "2026-12-24", "2026-12-27", "te laat sinds donderdag")]
    [InlineData("over Christmas", "2026-12-28", "2026-12-24", "nog 1 werkdag")]
    [InlineData("New Year's Day on Friday, of Thursday", "2026-12-31", "2027-01-03", "te laat sinds donderdag")]
    [InlineData("over the new year", "2027-01-04", "2026-12-31", "nog 1 werkdag")]
    [InlineData("Easter Monday, of Friday", "2027-03-26", "2027-03-29", "te laat sinds vrijdag")]
    [InlineData("Ascension Day, of Wednesday", "2027-05-05", "2027-05-06", "te laat sinds woensdag")]
    public void Deadlines_are_told_in_words(string reason, string due, string today, string expected)
    {
        var (last, day) = (DateOnly.Parse(due), DateOnly.Parse(today));
        var told = Dutch.Deadline(last, day, WorkingDays.Dutch.Between(day, last)).Replace('\u00A0', ' ');
        Assert.True(expected == told, $"{reason}: {told}");
    }

    [Fact]
    public void A_moment_is_told_by_the_clock_of_Amsterdam()
    {
        Assert.Equal("10-06-2026 01:30", Dutch.Moment(new DateTimeOffset(2026, 6, 9, 23, 30, 0, TimeSpan.Zero)));
        Assert.Equal("10-01-2026 00:30", Dutch.Moment(new DateTimeOffset(2026, 1, 9, 23, 30, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("plain text", "Amersfoort", "Amersfoort")]
    [InlineData("a formula", "=1+1", "\"'=1+1\"")]
    [InlineData("a plus", "+31", "\"'+31\"")]
    [InlineData("a minus", "-1", "\"'-1\"")]
    [InlineData("an at sign", "@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("behind white space", "  =1", "\"'  =1\"")]
    [InlineData("a tab first", "\t1", "\"'\t1\"")]
    [InlineData("a line end first", "\r=1", "\"'\r=1\"")]
    [InlineData("the wide sign of eastern keyboards", "＝1", "\"'＝1\"")]
    [InlineData("a separator and quotes", "a;\"b\"", "\"a;\"\"b\"\"\"")]
    [InlineData("nothing", null, "")]
    public void A_field_of_a_file_for_a_spreadsheet_is_never_a_formula(string reason, string? value, string expected)
    {
        var text = Encoding.UTF8.GetString(CsvTable.Write(["a"], [[value]]))[1..];
        Assert.True($"a\r\n{expected}\r\n" == text, $"{reason}: {text}");
    }

    [Fact]
    public void An_amount_in_a_file_is_a_number_also_below_zero() =>
        Assert.Equal(
            "a;b\r\n1234,05;-0,50\r\n",
            Encoding.UTF8.GetString(CsvTable.Write(["a", "b"], [[CsvTable.Euro(123405), CsvTable.Euro(-50)]]))[1..]);

    [Fact]
    public void A_file_starts_with_the_mark_that_tells_spreadsheets_its_encoding() =>
        Assert.Equal([0xEF, 0xBB, 0xBF], CsvTable.Write([], [])[..3]);

    [Theory]
    [InlineData("a test number", "999900006", true)]
    [InlineData("with spaces", "9999 00 006", true)]
    [InlineData("one digit wrong", "999900007", false)]
    [InlineData("too short", "99990000", false)]
    [InlineData("letters", "99990000a", false)]
    public void A_bsn_passes_the_test_of_eleven(string reason, string typed, bool expected) =>
        Assert.True(expected == BsnText.Parse(typed) is not null, reason);
}
