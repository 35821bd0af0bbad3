namespace MessageHub.HubSimulator.Envelopes;

/// <summary>The parameters of a Di01 or Du01: what it carries and in which version.</summary>
/// <param name="Base64">The text of xmlBestand or tekstBestand as it stands in the envelope.</param>
/// <param name="Bestandsnaam">Name of the file in a tekstBestand; null says that it is an xmlBestand.</param>
public sealed record Payload(
    string ApplicatieVersie, string ApplicatieSubversie, string FunctieVersie, string FunctieSubversie, string Base64,
    string? Bestandsnaam = null)
{
    /// <summary>A message of release 3.2.</summary>
    public static Payload Of(byte[] content) => new("0001", "0000", "0003", "0002", Convert.ToBase64String(content));
}
