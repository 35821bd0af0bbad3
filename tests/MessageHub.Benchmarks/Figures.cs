using System.Globalization;

namespace MessageHub.Benchmarks;

/// <summary>The table that is printed: what was measured, the figure and what it should be.</summary>
internal sealed class Figures
{
    public bool AllMet { get; private set; } = true;

    /// <summary>A figure that has to stay at or under its target.</summary>
    public void Add(string what, double figure, double target, string unit)
    {
        var isMet = figure <= target;
        AllMet &= isMet;
        Print(what, Show(figure, unit), $"at most {Show(target, unit)}", isMet ? "met" : "MISSED");
    }

    /// <summary>A figure that says how the others came about.</summary>
    public static void Add(string what, double figure, string unit) => Print(what, Show(figure, unit), "", "");

    private static void Print(string what, string figure, string target, string met) =>
        Console.WriteLine($"{what,-56} {figure,10}   {target,-16} {met}".TrimEnd());

    private static string Show(double value, string unit)
    {
        var digits = value < 0.1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0;
        return $"{Math.Round(value, digits).ToString(CultureInfo.InvariantCulture)} {unit}".TrimEnd();
    }
}
