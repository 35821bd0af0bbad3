using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Register;

/// <summary>
/// The logical keys of starts and stops (rules.md §1.4) and the delivery line they belong to (§1.6). An absent element equals another
/// absent one. The client is the same throughout: a 305 and a 307 have one.
/// </summary>
public static class LeveringKeys
{
    /// <summary>Same start: ToewijzingNummer, Product and Begindatum.</summary>
    public static bool HasKeyOf(this Start start, StartProduct other) =>
        start.ToewijzingNummer == other.ToewijzingNummer && start.Product == other.Product && start.Begindatum == other.Begindatum;

    /// <summary>The start that a stop refers to: ToewijzingNummer, Product and Begindatum (TR382).</summary>
    public static bool HasKeyOf(this Start start, StopProduct stop) =>
        start.ToewijzingNummer == stop.ToewijzingNummer && start.Product == stop.Product && start.Begindatum == stop.Begindatum;

    /// <summary>The start that a stop of the register closed.</summary>
    public static bool IsStoppedBy(this Start start, Stop stop) =>
        start.ToewijzingNummer == stop.ToewijzingNummer && start.Product == stop.Product && start.Begindatum == stop.Begindatum;

    /// <summary>Same stop: the key of the start with RedenBeeindiging and Einddatum .</summary>
    public static bool HasKeyOf(this Stop stop, StopProduct other) =>
        stop.ToewijzingNummer == other.ToewijzingNummer && stop.Product == other.Product && stop.Begindatum == other.Begindatum
        && stop.RedenBeeindiging == other.RedenBeeindiging && stop.Einddatum == other.Einddatum;

    /// <summary>Same delivery line: the ToewijzingNummer, and without one (taakgericht) the Product .</summary>
    public static bool IsOnLineOf(this Start start, StartProduct other) =>
        SameLine(start.ToewijzingNummer, start.Product, other.ToewijzingNummer, other.Product);

    /// <summary>The same of a stop.</summary>
    public static bool IsOnLineOf(this Start start, StopProduct other) =>
        SameLine(start.ToewijzingNummer, start.Product, other.ToewijzingNummer, other.Product);

    /// <summary>Same episode for TR413–TR415: the delivery line and Begindatum; Product counts only without ToewijzingNummer.</summary>
    public static bool IsOnEpisodeOf(this Stop stop, StopProduct other) =>
        SameLine(stop.ToewijzingNummer, stop.Product, other.ToewijzingNummer, other.Product) && stop.Begindatum == other.Begindatum;

    private static bool SameLine(long? nummer, Product? product, long? otherNummer, Product? otherProduct) =>
        nummer == otherNummer && (nummer is not null || product == otherProduct);
}
