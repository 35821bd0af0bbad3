using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;

namespace MessageHub.Oracles.Tests;

/// <summary>Places for sequences that share one register: scopes of different gemeenten know nothing of each other.</summary>
internal static class Gemeenten
{
    /// <summary>Codes that exist in both families (TR378), always in the same order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Enumerable.Range(1, 9999).Select(n => n.ToString("D4", CultureInfo.InvariantCulture))
            .Where(code => Enum.GetValues<Standaard>().All(s => GemeenteList.BuiltIn.Has(s, code, new(2026, 1, 1)))),
    ];

    /// <summary>The same messages, exchanged with another gemeente.</summary>
    public static IReadOnlyList<OMessage> MovedTo(this IEnumerable<OMessage> messages, string gemeente) =>
        [.. messages.Select(m => m with { Header = m.Header with { Municipality = gemeente } })];
}
