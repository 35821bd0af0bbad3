using MessageHub.Gateway.Ggk;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>Times of envelopes: seventeen digits of Dutch time, each later than the one before.</summary>
public class EnvelopeClockTests
{
    [Theory]
    [InlineData("2026-05-06T07:15:30.120Z", "20260506091530120", "summer")]
    [InlineData("2026-01-06T07:15:30.120Z", "20260106081530120", "winter")]
    [InlineData("2025-12-31T23:00:00Z", "20260101000000000", "the new year begins earlier here")]
    public void The_time_is_local(string utc, string expected, string reason) =>
        Assert.True(new EnvelopeClock(new FakeTimeProvider(DateTimeOffset.Parse(utc))).Next() == expected, reason);

    [Fact]
    public void Each_is_later_also_when_the_clock_is_set_back()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-10-25T00:59:59.999Z"));
        var clock = new EnvelopeClock(time);
        var first = clock.Next();
        // Summer time ends: the local clock goes back an hour.
        time.AdjustTime(DateTimeOffset.Parse("2026-10-25T01:00:00.000Z"));
        var second = clock.Next();
        time.AdjustTime(time.GetUtcNow().AddHours(-3));

        Assert.Equal(["20261025025959999", "20261025030000000", "20261025030000001"], [first, second, clock.Next()]);
    }

    [Fact]
    public void Many_threads_never_get_the_same()
    {
        var clock = new EnvelopeClock(TimeProvider.System);
        var times = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 2000, _ => times.Add(clock.Next()));
        Assert.Equal(2000, times.Distinct().Count());
    }

    [Fact]
    public void It_goes_on_behind_the_last_of_an_earlier_run()
    {
        var clock = new EnvelopeClock(new FakeTimeProvider(DateTimeOffset.Parse("2026-05-06T07:15:30.120Z")));
        clock.StartAfter("20270101000000000");
        Assert.Equal("20270101000000001", clock.Next());
    }
}
