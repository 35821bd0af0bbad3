namespace MessageHub.Oracles;

/// <summary>The volume arithmetic of rules.md §1.5.</summary>
internal static class Volumes
{
    /// <summary>§1.3: "01, 04, 14, 16, 84: inspanningsgericht; 82, 83: outputgericht".</summary>
    private static bool IsOutput(string unit) => unit is "82" or "83";

    /// <summary>The column periodMax(P) of §1.5, in the unit of the allocation.</summary>
    public static long PeriodMax(OFamily family, OAllocation allocation, DateOnly begin, DateOnly end)
    {
        var omvang = allocation.Volume!;
        var v = omvang.Volume;
        switch (omvang.Frequency)
        {
            case "1":
                return v * Time.Days(begin, end);
            case "2" when family == OFamily.Iwmo && allocation.Product?.Category == "01":
                return v * 6; // whatever the month, any unit
            case "2" when IsOutput(omvang.Unit):
                return v * (Time.Sundays(begin, end) + Extra(allocation, begin, end));
            case "2":
                return v * Time.Weeks(begin, end);
            default:
                return v; // 4: a broken month counts in full; 6: the whole total
        }
    }

    /// <summary>The column totalMax of §1.5; <paramref name="horizon"/> stands for E.</summary>
    public static long TotalMax(OAllocation allocation, DateOnly horizon)
    {
        var omvang = allocation.Volume!;
        var v = omvang.Volume;
        switch (omvang.Frequency)
        {
            case "1":
                return v * Time.Days(allocation.Start, horizon);
            case "2" when IsOutput(omvang.Unit):
                return v * (Time.Sundays(allocation.Start, horizon) + (horizon.DayOfWeek == DayOfWeek.Sunday ? 0 : 1));
            case "2":
                return v * Time.Weeks(allocation.Start, horizon);
            case "4":
                return v * Time.Months(allocation.Start, horizon);
            default:
                return v;
        }
    }

    /// <summary>
    /// §1.5: "extra(P) = 1 when E is present, E is not a Sunday, and (lastSunday exists and lies in P, or no lastSunday exists and E lies
    /// in P), otherwise 0", with "lastSunday = last Sunday on or before E that is at or after I".
    /// </summary>
    private static int Extra(OAllocation allocation, DateOnly begin, DateOnly end)
    {
        if (allocation.End is not { } last || last.DayOfWeek == DayOfWeek.Sunday)
            return 0;
        var sundays = Time.EveryDay(allocation.Start, last).Where(day => day.DayOfWeek == DayOfWeek.Sunday).ToList();
        var decisive = sundays.Count > 0 ? sundays[^1] : last;
        return begin <= decisive && decisive <= end ? 1 : 0;
    }

    /// <summary>
    /// Einddatum, or for an allocation without one (R-007, R-088) "the latest ProductPeriode/Einddatum among accepted lines and the correct
    /// earlier lines of the same message, the line itself included".
    /// </summary>
    public static DateOnly Horizon(OAllocation allocation, IReadOnlyList<KnownLine> granted, OClaimLine line) =>
        allocation.End ?? granted.Where(known => known.Line.Number == allocation.Number)
            .Select(known => known.Line.End)
            .Append(line.End)
            .Max();

    /// <summary>
    /// §1.5: "T in uur (04) and line in minuut (01): compare minutes. No other conversion exists. For TR322 with mixed lines convert
    /// everything to minutes." With hours or minutes allocated everything is counted in minutes; otherwise a volume in another unit cannot
    /// be added and counts for nothing.
    /// </summary>
    public static long InUnitOfSum(string allocated, string unit, long volume)
    {
        if (allocated is "01" or "04")
            return unit switch { "01" => volume, "04" => volume * 60, _ => 0 };
        return unit == allocated ? volume : 0;
    }
}
