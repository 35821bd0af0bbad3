using System.Globalization;

namespace MessageHub.Gateway.Ggk;

/// <summary>
/// Gives each envelope its tijdstipBericht: seventeen digits of local time in the Netherlands (reading, G-013), always later than the one
/// before, also when the clock is set back or summer time ends. Safe for use by several threads.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class EnvelopeClock(TimeProvider time)
{
    private const string Format = "yyyyMMddHHmmssfff";
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private readonly Lock gate = new();
    private long last;

    /// <summary>The next time to write.</summary>
    public string Next()
    {
        lock (gate)
        {
            var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Amsterdam).Ticks / TimeSpan.TicksPerMillisecond;
            last = Math.Max(last + 1, now);
            return new DateTime(last * TimeSpan.TicksPerMillisecond).ToString(Format, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whatever comes next is later than this: the last one of an earlier run.</summary>
    public void StartAfter(string tijdstip)
    {
        var earlier = DateTime.ParseExact(
            tijdstip.PadRight(17, '0'), Format, CultureInfo.InvariantCulture).Ticks / TimeSpan.TicksPerMillisecond;
        lock (gate)
            last = Math.Max(last, earlier);
    }
}
