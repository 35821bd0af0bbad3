using MessageHub.Register.Talks;

namespace MessageHub.Register.Tests;

/// <summary>By when the next talk with an aanbieder is (steering.md B9).</summary>
public class TalkTermsTests
{
    /// <summary>Why, class, attention until, last talk and what was agreed in it, and the day.</summary>
    [Theory]
    [InlineData("a new contract within eight weeks", "strategisch", null, null, null, "2026-02-26")]
    [InlineData("strategic every five months", "strategisch", null, "2026-03-10", null, "2026-08-10")]
    [InlineData("specialised every year", "specialistisch", null, "2026-03-10", null, "2027-03-10")]
    [InlineData("another class has no talks", "overig", null, "2026-03-10", null, null)]
    [InlineData("no class has no talks", null, null, null, null, null)]
    [InlineData(
        "an agreed day takes the place of the class, also a later one", "strategisch", null, "2026-03-10", "2026-12-01", "2026-12-01")]
    [InlineData("attention has a day of its own", "overig", "2026-05-01", null, null, "2026-05-01")]
    [InlineData("the earliest of both", "strategisch", "2026-05-01", "2026-03-10", null, "2026-05-01")]
    [InlineData("attention is over when there was a talk since", "overig", "2026-03-01", "2026-03-10", null, null)]
    public void The_next_talk(string why, string? kind, string? attention, string? last, string? next, string? due)
    {
        var talk = last is null
            ? null
            : new Talk(1, "65656055", ["0297"], DateOnly.Parse(last), Day(next), "", "", DateTimeOffset.UnixEpoch);

        Assert.Equal((why, Day(due)), (why, new TalkTerms(5, 12, 8).NextOf(kind, new(2026, 1, 1), Day(attention), talk)));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text);
}
