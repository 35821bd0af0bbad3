namespace MessageHub.HubSimulator.Envelopes;

/// <summary>zender or ontvanger (ggk.md §5.1).</summary>
/// <param name="Organisatie">CBS code, AGB code or fixed name; null only where the schema allows its absence.</param>
/// <param name="Applicatie">A product, or GGk.</param>
public sealed record Party(string? Organisatie, string Applicatie, string? Administratie = null, string? Gebruiker = null)
{
    /// <summary>The party as receiver: only its code.</summary>
    public static Party Receiver(string organisatie) => new(organisatie, "GGk");
}
