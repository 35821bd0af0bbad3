using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Violations;

/// <summary>How explanations show the key of a start or a stop of the message (rules.md §1.4).</summary>
internal static class LeveringValues
{
    /// <summary>ToewijzingNummer, Product and Begindatum.</summary>
    public static IReadOnlyList<ComparedValue> Of(StartProduct start) => Episode(start.ToewijzingNummer, start.Product, start.Begindatum);

    /// <summary>The key of the start a stop refers to: ToewijzingNummer, Product and Begindatum.</summary>
    public static IReadOnlyList<ComparedValue> StartOf(StopProduct stop) => Episode(stop.ToewijzingNummer, stop.Product, stop.Begindatum);

    /// <summary>ToewijzingNummer, Product, Begindatum, RedenBeeindiging and Einddatum.</summary>
    public static IReadOnlyList<ComparedValue> Of(StopProduct stop) =>
    [
        .. StartOf(stop),
        ComparedValue.Here("RedenBeeindiging", stop.RedenBeeindiging),
        ComparedValue.Here("Einddatum", stop.Einddatum),
    ];

    private static IReadOnlyList<ComparedValue> Episode(long? toewijzingNummer, Product? product, DateOnly begindatum) =>
    [
        ComparedValue.Here("ToewijzingNummer", toewijzingNummer),
        ComparedValue.Here("Product", ProductText.Of(product)),
        ComparedValue.Here("Begindatum", begindatum),
    ];
}
