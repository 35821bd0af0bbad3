using MessageHub.Backoffice.Text;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Rejections;
using MessageHub.Register.Queries.Today;

namespace MessageHub.Backoffice.Pictures;

/// <summary>One bar of parts on top of each other.</summary>
/// <param name="Label">What stands below it.</param>
/// <param name="Parts">Class of the colour and size, from the bottom.</param>
public sealed record Bar(string Label, IReadOnlyList<(string Kind, long Size)> Parts)
{
    public long Total => Parts.Sum(p => p.Size);
}

/// <summary>What bars are made of.</summary>
public static class BarChart
{
    /// <summary>Judged messages per day, week or month, of which the key is the first day.</summary>
    public static IReadOnlyList<Bar> Rejections(IReadOnlyList<CountRow> days, bool withYear) =>
    [
        .. days.Select(d => new Bar(
            !DateOnly.TryParse(d.Key, out var day) ? d.Key : withYear ? $"{Dutch.ShortMonth(day)} {day.Year}" : ShortDay(day),
            [("granted", d.Accepted), ("held", d.Partly), ("rejected", d.Rejected + d.Refused)])),
    ];

    /// <summary>All messages per day, also days without any.</summary>
    public static IReadOnlyList<Bar> Traffic(IReadOnlyList<TrafficCount> counts, DateOnly first, DateOnly last) =>
    [
        .. from offset in Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
           let day = first.AddDays(offset)
           let ofDay = counts.Where(c => c.Day == day).ToList()
           select new Bar(ShortDay(day),
           [
               ("granted", Sum(ofDay, BerichtState.Accepted)),
               ("held", Sum(ofDay, BerichtState.Partly, BerichtState.Held)),
               ("rejected", Sum(ofDay, BerichtState.Rejected, BerichtState.Refused)),
               ("plain", Sum(ofDay, BerichtState.Received)),
           ]),
    ];

    private static long Sum(IEnumerable<TrafficCount> counts, params BerichtState[] states) =>
        counts.Where(c => states.Contains(c.State)).Sum(c => c.Count);

    private static string ShortDay(DateOnly day) => $"{day.Day} {Dutch.ShortMonth(day)}";
}
