using System.Globalization;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>
/// The moments of tijdstipBericht: Dutch local time to the millisecond, each later than the one before (ggk.md §9). For many threads.
/// </summary>
public sealed class MonotoneClock(TimeProvider time)
{
    private const string Format = "yyyyMMddHHmmssfff";

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private readonly Lock gate = new();
    private DateTime last = DateTime.MinValue;

    /// <summary>The local time now, or a millisecond after the last one issued when the clock has not moved on.</summary>
    public string Next()
    {
        lock (gate)
        {
            var now = LocalNow();
            now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
            last = now > last ? now : last.AddMilliseconds(1);
            return last.ToString(Format, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The moment that 17 digits say, or null when there is no such moment.</summary>
    public static DateTime? Parse(string text) =>
        text.Length == Format.Length && text.All(char.IsAsciiDigit)
        && DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment : null;

    /// <summary>The Dutch local time.</summary>
    public DateTime LocalNow() => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Amsterdam).DateTime;
}
