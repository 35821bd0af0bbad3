using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Standard;

/// <summary>What rules ask of a line that assigns or requests care, whatever its class calls the elements.</summary>
public static class Productregels
{
    private static readonly DateOnly LastDayOf2020 = new(2020, 12, 31);

    /// <summary>open2020 of rules.md §1.1: open-ended, or the last day lies after 31-12-2020; that day itself is not covered.</summary>
    public static bool EndsAfter2020(this IProductregel product) => product.Einde is not { } einde || einde > LastDayOf2020;

    /// <summary>The volume as explanations show it.</summary>
    public static string AsText(this Omvang omvang) => $"{omvang.Volume} x eenheid {omvang.Eenheid}, frequentie {omvang.Frequentie}";
}
