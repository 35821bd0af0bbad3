using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>What identifies an allocation: its number is unique in a gemeente and domain.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Nummer">ToewijzingNummer.</param>
public sealed record ToewijzingKey(Standaard Standaard, string Gemeente, long Nummer);
