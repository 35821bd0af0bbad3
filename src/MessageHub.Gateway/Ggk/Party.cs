namespace MessageHub.Gateway.Ggk;

/// <summary>A sender or receiver (ggk.md, section 5.1).</summary>
/// <param name="Organisatie">CBS code, AGB code or the name of a party; empty when a hub left it out.</param>
/// <param name="Applicatie">Name of the product that made the payload, or GGk.</param>
internal sealed record Party(string Organisatie, string Applicatie, string? Administratie = null, string? Gebruiker = null)
{
    /// <summary>What a receiver is called in every envelope, also in a refusal (G-008); received in any case of letters (G-010).</summary>
    public const string GgkApplicatie = "GGk";

    /// <summary>
    /// The whole party as one text, for the key under which duplicates are found. XML cannot hold the character between the parts.
    /// </summary>
    public string Key => string.Join('\u001f', Organisatie, Applicatie, Administratie, Gebruiker);
}
