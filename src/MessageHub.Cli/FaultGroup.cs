using MessageHub.Register.Messages;

namespace MessageHub.Cli;

/// <summary>Messages with the same cause.</summary>
/// <param name="Number">What people call the group; null when nothing of it is parked (any more).</param>
/// <param name="Cause">The cause.</param>
/// <param name="Faults">The messages, in order of arrival.</param>
internal sealed record FaultGroup(int? Number, string Cause, IReadOnlyList<FaultRow> Faults)
{
    private const int MaxShown = 10;

    /// <summary>
    /// The groups, the cause that was met first in front: a new cause does not change the numbers of others, and neither do messages that
    /// are not parked any more.
    /// </summary>
    public static IReadOnlyList<FaultGroup> Of(IReadOnlyList<FaultRow> faults)
    {
        var causes = faults
            .GroupBy(f => f.Cause, StringComparer.Ordinal)
            .OrderBy(g => g.Where(f => f.IsParked).Select(f => f.FirstAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min())
            .ThenBy(g => g.Key, StringComparer.Ordinal);
        var number = 0;
        return [.. causes.Select(g => new FaultGroup(g.Any(f => f.IsParked) ? ++number : null, g.Key, [.. g]))];
    }

    public IEnumerable<string> ToLines()
    {
        var parked = Faults.Count(f => f.IsParked);
        var later = Faults.Count - parked;
        yield return $"{Number?.ToString() ?? "-"}  {Berichten(parked)} geparkeerd{(later > 0 ? $", {later} niet meer" : "")}: {Cause}";
        yield return $"   eerste keer {Moment(Faults.Min(f => f.FirstAt))}, laatste keer {Moment(Faults.Max(f => f.LastAt))}";
        foreach (var fault in Faults.Take(MaxShown))
            yield return $"   {fault.BerichtId}  {fault.Attempts} keer "
                + $"geprobeerd{(fault.IsParked ? SizeOf(fault) : ", niet meer geparkeerd")}";
        if (Faults.Count > MaxShown)
            yield return $"   en nog {Faults.Count - MaxShown}; --json noemt ze allemaal";
    }

    private static string SizeOf(FaultRow fault) => fault.AnswerSize is { } bytes ? $", antwoord van {bytes} bytes" : "";

    public static string Berichten(int count) => count == 1 ? "1 bericht" : $"{count} berichten";

    private static string Moment(DateTimeOffset at) => $"{at.UtcDateTime:dd-MM-yyyy HH:mm} UTC";
}
