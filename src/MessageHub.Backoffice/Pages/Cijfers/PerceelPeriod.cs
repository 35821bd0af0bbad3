using System.Globalization;

namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>The months of delivery that somebody asks for: a year, a quarter of it, or from a month until a month.</summary>
/// <param name="From">The first day of the first month.</param>
/// <param name="Until">The first day of the last month.</param>
public readonly record struct PerceelPeriod(DateOnly From, DateOnly Until)
{
    private const int MonthsOfQuarter = 3;

    /// <param name="year">A year.</param>
    /// <param name="quarter">1 to 4, or null for the whole year.</param>
    public static PerceelPeriod Of(int year, int? quarter)
    {
        var first = new DateOnly(year, quarter is { } q ? (q - 1) * MonthsOfQuarter + 1 : 1, 1);
        return new(first, first.AddMonths((quarter is null ? 12 : MonthsOfQuarter) - 1));
    }

    /// <summary>januari 2025 t/m december 2025</summary>
    public override string ToString() => From == Until ? Text.Dutch.Month(From) : $"{Text.Dutch.Month(From)} t/m {Text.Dutch.Month(Until)}";

    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
