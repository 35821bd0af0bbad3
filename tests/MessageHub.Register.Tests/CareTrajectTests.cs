using MessageHub.Berichten;
using MessageHub.Register.Queries.Aanbieders;

namespace MessageHub.Register.Tests;

/// <summary>Care as steering.md B4 counts it, each case worked out by hand.</summary>
public class CareTrajectTests
{
    /// <summary>Why, the pieces, and what they are together.</summary>
    [Theory]
    [InlineData("a gap of 28 days is care that goes on", "2026-01-01..2026-01-31 2026-03-01..2026-03-31", "2026-01-01..2026-03-31")]
    [InlineData(
        "a gap of 29 days is the end of it", "2026-01-01..2026-01-30 2026-03-01..2026-03-31",
        "2026-01-01..2026-01-30 2026-03-01..2026-03-31")]
    [InlineData("pieces that overlap are one", "2026-01-01..2026-03-31 2026-02-01..2026-02-28", "2026-01-01..2026-03-31")]
    [InlineData("what runs goes on, whatever else ended", "2026-01-01.. 2026-02-01..2026-02-28", "2026-01-01..")]
    [InlineData("the order in which they came does not count", "2026-02-10..2026-03-31 2026-01-01..2026-01-31", "2026-01-01..2026-03-31")]
    public void Pieces_with_a_small_gap_are_one(string why, string pieces, string together) =>
        Assert.Equal(
            (why, together),
            (
                why,
                string.Join(
                    ' ', CareTraject.Merge(pieces.Split(' ').Select(Piece)).Select(t => $"{t.First:yyyy-MM-dd}..{t.Last:yyyy-MM-dd}"))));

    [Fact]
    public void The_reason_is_that_of_the_last_piece_and_days_count_both_ends()
    {
        var traject = Assert.Single(
            CareTraject.Merge(
                [Piece("2026-01-01..2026-01-31") with { Reason = "33" }, Piece("2026-02-01..2026-02-28") with { Reason = "31" }]));

        Assert.Equal(("31", 59), (traject.Reason, traject.Days));
    }

    /// <summary>Whatever happens: what runs is what ran, and what came in, less what went out.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_runs_is_what_ran_and_came_in_less_what_went_out(int seed)
    {
        var random = new Random(seed);
        var pieces = Enumerable.Range(0, 300).Select(i =>
        {
            var first = new DateOnly(2025, 1, 1).AddDays(random.Next(700));
            return (
                Person: i % 90,
                Traject: new CareTraject(
                Standaard.Ijw, "A", "0297", "65656055", first, random.Next(5) == 0 ? null : first.AddDays(random.Next(200)), "31", null));
        });
        var care = pieces.GroupBy(p => p.Person, p => p.Traject).SelectMany(CareTraject.Merge).ToList();
        for (var month = new DateOnly(2025, 1, 1); month.Year < 2027; month = month.AddMonths(1))
        {
            var (last, before) = (month.AddMonths(1).AddDays(-1), month.AddDays(-1));
            Assert.Equal(
                care.Count(c => c.RunsAfter(before)) + care.Count(c => c.StartsIn(month, last)) - care.Count(c => c.EndsIn(month, last)),
                care.Count(c => c.RunsAfter(last)));
        }
    }

    /// <summary>Numbers, the middle, and the one that nine of ten do not exceed.</summary>
    [Theory]
    [InlineData("", null, null)]
    [InlineData("7", 7.0, 7)]
    [InlineData("1 4", 2.5, 4)]
    [InlineData("1 2 3 4 5 6 7 8 9 100", 5.5, 9)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 100", 6.0, 10)]
    public void The_middle_and_nine_of_ten(string numbers, double? median, int? p90)
    {
        var spread = Spread.Of(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => (int?)int.Parse(n)).Append(null));

        Assert.Equal(((decimal?)median, p90), (spread.Median, spread.P90));
    }

    private static CareTraject Piece(string days) => days.Split("..") is [var first, var last]
        ? new(Standaard.Ijw, "A", "0297", "65656055", DateOnly.Parse(first), last.Length == 0 ? null : DateOnly.Parse(last), null, null)
        : throw new ArgumentException(days);
}
