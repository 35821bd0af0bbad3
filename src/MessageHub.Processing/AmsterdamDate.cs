using System.Globalization;

namespace MessageHub.Processing;

/// <summary>"Today" as the standard means it: the local date in Europe/Amsterdam (TR135).</summary>
public static class AmsterdamDate
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Today(this TimeProvider clock) => Of(clock.GetUtcNow());

    /// <summary>The date of a moment.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(LocalOf(moment));

    /// <summary>What clocks in the Netherlands say at a moment.</summary>
    public static DateTime LocalOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime;

    /// <summary>The moment at which clocks in the Netherlands say this.</summary>
    public static DateTimeOffset At(DateTime local) =>
        new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Amsterdam.GetUtcOffset(local));

    /// <summary>31-12-2026 14:05: a moment as people in the Netherlands read it.</summary>
    public static string TextOf(DateTimeOffset moment) =>
        LocalOf(moment).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture);
}
