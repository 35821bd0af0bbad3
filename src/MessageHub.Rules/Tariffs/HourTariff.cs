namespace MessageHub.Rules.Tariffs;

/// <summary>
/// An hour tariff that is claimed in minutes (IV081, T-004). Whole eurocents throughout; half a cent is rounded up (sap.md §3.5).
/// </summary>
public static class HourTariff
{
    /// <summary>Hour tariffs that round to the same minute tariff lie this far below and above sixty times it.</summary>
    private const long RoundsUpFrom = -30, RoundsDownTo = 29;

    /// <summary>The tariff of one minute.</summary>
    public static long PerMinute(long hourTariff) => Amount(hourTariff, 1);

    /// <summary>What a number of minutes costs: the hour tariff counts, not the rounded minute tariff.</summary>
    public static long Amount(long hourTariff, long minutes) => (hourTariff * minutes * 2 + 60) / 120;

    /// <summary>Some whole hour tariff rounds to this minute tariff and gives this amount for these minutes .</summary>
    public static bool Explains(long perMinute, long minutes, long amount)
    {
        for (var hourTariff = Math.Max(0, 60 * perMinute + RoundsUpFrom); hourTariff <= 60 * perMinute + RoundsDownTo; hourTariff++)
        {
            if (Amount(hourTariff, minutes) == amount)
                return true;
        }

        return false;
    }
}
