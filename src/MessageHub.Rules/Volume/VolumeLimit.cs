using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Volume;

/// <summary>
/// The volume arithmetic of rules.md §1.5 (IV075–IV079): how much an allocation allows in one ProductPeriode and in total. Results are
/// in the unit of the allocation; hours against minutes is a factor 60. Every unit has the same formula.
/// </summary>
public static class VolumeLimit
{
    /// <summary>iWmo: a week volume of domestic help is capped at six weeks a ProductPeriode, whatever the month .</summary>
    private const string WmoDomesticHelp = "01";

    private const int WmoDomesticHelpWeeks = 6;

    /// <summary>The only conversion of units there is: hours assigned, minutes claimed.</summary>
    public const long MinutesPerHour = 60;

    /// <summary>Most that one ProductPeriode may hold (TR321), in the unit of the allocation; both days of the period included.</summary>
    /// <param name="toewijzing">The allocation.</param>
    /// <param name="periode">The ProductPeriode.</param>
    /// <param name="standaard">The domain.</param>
    /// <param name="gebroken">What was agreed on months that the allocation fills in part.</param>
    /// <exception cref="ArgumentException">The allocation has no Omvang.</exception>
    public static long InPeriod(
        Toewijzing toewijzing, GeslotenPeriode periode, Standaard standaard, GebrokenMaand gebroken = GebrokenMaand.Vol)
    {
        var omvang = OmvangOf(toewijzing);
        return omvang.Frequentie switch
        {
            Codes.Frequentie.Dag => omvang.Volume * Calendar.Days(periode.Begindatum, periode.Einddatum),
            Codes.Frequentie.Week when standaard is Standaard.Iwmo && toewijzing.Product?.Categorie == WmoDomesticHelp =>
                omvang.Volume * WmoDomesticHelpWeeks,
            Codes.Frequentie.Week when IsOutput(omvang) =>
                omvang.Volume * (Calendar.Sundays(periode.Begindatum, periode.Einddatum) + Extra(toewijzing, periode)),
            Codes.Frequentie.Week => omvang.Volume * Calendar.Weeks(periode.Begindatum, periode.Einddatum),
            Codes.Frequentie.Maand when IsOutput(omvang) => InMonth(omvang, toewijzing, periode, gebroken),
            // A broken month counts in full (IV078); a total is guarded by TR322.
            _ => omvang.Volume,
        };
    }

    /// <summary>
    /// Euros in whole cents, half a cent up; of pieces a part of one counts as one, because no message can say less (T-011).
    /// </summary>
    private static long InMonth(Omvang omvang, Toewijzing toewijzing, GeslotenPeriode periode, GebrokenMaand gebroken)
    {
        var first = periode.Begindatum;
        var (days, all) = (Calendar.Days(first, periode.Einddatum), DateTime.DaysInMonth(first.Year, first.Month));
        if (days >= all)
            return omvang.Volume;
        return gebroken switch
        {
            GebrokenMaand.NaarRato => Part(days, all),
            GebrokenMaand.HalveMaand => days * 2 <= all ? Part(1, 2) : omvang.Volume,
            GebrokenMaand.EersteNiet => first == toewijzing.Ingangsdatum && first.Day > 1 ? 0 : omvang.Volume,
            GebrokenMaand.Vol => omvang.Volume,
            _ => throw new UnreachableException(),
        };

        long Part(long part, long whole) => omvang.Eenheid is Codes.Eenheid.Euro
            ? (omvang.Volume * part * 2 + whole) / (2 * whole)
            : (omvang.Volume * part + whole - 1) / whole;
    }

    /// <summary>Most that the whole allocation may hold (TR322), in its own unit.</summary>
    /// <param name="toewijzing">The allocation.</param>
    /// <param name="horizon">Last day when the allocation is open-ended; a weekly frequency always has an Einddatum
    /// (CD076).</param>
    /// <exception cref="ArgumentException">The allocation has no Omvang.</exception>
    public static long InTotal(Toewijzing toewijzing, DateOnly horizon)
    {
        var omvang = OmvangOf(toewijzing);
        var (first, last) = (toewijzing.Ingangsdatum, toewijzing.Einddatum ?? horizon);
        return omvang.Frequentie switch
        {
            Codes.Frequentie.Dag => omvang.Volume * Calendar.Days(first, last),
            Codes.Frequentie.Week when IsOutput(omvang) =>
                omvang.Volume * (Calendar.Sundays(first, last) + (last.DayOfWeek is DayOfWeek.Sunday ? 0 : 1)),
            Codes.Frequentie.Week => omvang.Volume * Calendar.Weeks(first, last),
            Codes.Frequentie.Maand => omvang.Volume * Calendar.Months(first, last),
            _ => omvang.Volume,
        };
    }

    /// <summary>82 and 83 are outputgericht, all other units inspanningsgericht.</summary>
    private static bool IsOutput(Omvang omvang) => omvang.Eenheid is Codes.Eenheid.StuksOutput or Codes.Eenheid.Euro;

    /// <summary>
    /// The last broken week: it belongs to the period with the last Sunday, and without any Sunday to the one with the end.
    /// </summary>
    private static long Extra(Toewijzing toewijzing, GeslotenPeriode periode)
    {
        if (toewijzing.Einddatum is not { } end || end.DayOfWeek is DayOfWeek.Sunday)
            return 0;
        var decisive = Calendar.LastSunday(end, toewijzing.Ingangsdatum) ?? end;
        return periode.Begindatum <= decisive && decisive <= periode.Einddatum ? 1 : 0;
    }

    private static Omvang OmvangOf(Toewijzing toewijzing) =>
        toewijzing.Omvang ?? throw new ArgumentException("An allocation without Omvang has no volume to measure.", nameof(toewijzing));
}
