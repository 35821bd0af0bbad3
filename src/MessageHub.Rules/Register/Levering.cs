using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Register;

/// <summary>A start that was accepted and not deleted since (305), of the client the message is about.</summary>
/// <param name="ToewijzingNummer">Null in the taakgerichte variant.</param>
/// <param name="Product">Null when the start carried none.</param>
/// <param name="Begindatum">First day of delivery.</param>
/// <param name="Bericht">The 305 that carried it.</param>
public sealed record Start(long? ToewijzingNummer, Product? Product, DateOnly Begindatum, EarlierBericht Bericht)
{
    /// <summary>Its place among the starts of that 305, from 0.</summary>
    public int Regel { get; init; }
}

/// <summary>A stop that was accepted and not deleted since (307), of the client the message is about.</summary>
/// <param name="ToewijzingNummer">Null in the taakgerichte variant.</param>
/// <param name="Product">Null when the stop carried none.</param>
/// <param name="Begindatum">First day of the delivery that stops.</param>
/// <param name="RedenBeeindiging">20 is temporary.</param>
/// <param name="Einddatum">Last day of delivery, inclusive.</param>
/// <param name="Bericht">The 307 that carried it.</param>
public sealed record Stop(
    long? ToewijzingNummer, Product? Product, DateOnly Begindatum, string RedenBeeindiging, DateOnly Einddatum, EarlierBericht Bericht)
{
    /// <summary>Its place among the stops of that 307, from 0.</summary>
    public int Regel { get; init; }

    /// <summary>RedenBeeindiging 20.</summary>
    public bool IsTemporary => RedenBeeindiging == StopReason.Temporary;
}

/// <summary>RedenBeeindiging values that rules name.</summary>
public static class StopReason
{
    public const string Temporary = "20";
}
