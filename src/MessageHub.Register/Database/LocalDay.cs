using System.Globalization;

namespace MessageHub.Register.Database;

/// <summary>The day in Europe/Amsterdam of a moment: what people and deadlines count by.</summary>
internal static class LocalDay
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);

    /// <summary>As SQLite keeps both: the moment with its offset, the day as yyyy-MM-dd.</summary>
    public static string? Of(string? moment) => moment is null
        ? null
        : Of(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
