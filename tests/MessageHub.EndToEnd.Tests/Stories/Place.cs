using MessageHub.Berichten;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Between whom messages go: a scope.</summary>
internal sealed record Place(Standaard Standaard, string Gemeente, string Aanbieder)
{
    /// <summary>Places of 20 aanbieders in two families and five gemeenten; some aanbieders work for two.</summary>
    public static IReadOnlyList<Place> Many { get; } =
    [
        .. Enumerable.Range(0, 24).Select(n => new Place(
            n % 2 == 0 ? Standaard.Ijw : Standaard.Iwmo, Gemeenten[(n < 20 ? n / 2 : (n / 2) + 1) % Gemeenten.Length],
            $"{42420001 + (n % 20)}")),
    ];

    private static string[] Gemeenten => ["0297", "0363", "0599", "0518", "0344"];
}
