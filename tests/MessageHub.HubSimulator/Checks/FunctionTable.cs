using MessageHub.Berichten;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Checks;

/// <summary>Which message travels in which envelope and which way (ggk.md §8). The 325 may go either way (G-004).</summary>
public static class FunctionTable
{
    public const int ClaimAnswer = 325;

    /// <summary>True for the answer to a claim.</summary>
    public static bool IsClaimAnswer(string? functie) => Find(functie)?.Nummer == ClaimAnswer;

    /// <summary>The message of a functie, or null when the chain does not know it.</summary>
    public static BerichtType? Find(string? functie) => functie is null ? null : BerichtType.Find(functie);

    /// <summary>True when this message may travel in this kind of envelope.</summary>
    public static bool Allows(BerichtType type, EnvelopeKind kind) => type.Nummer switch
    {
        ClaimAnswer => kind is EnvelopeKind.Di01 or EnvelopeKind.Du01,
        302 or 306 or 308 or 316 or 318 or 320 => kind is EnvelopeKind.Du01,
        _ => kind is EnvelopeKind.Di01,
    };

    /// <summary>The envelope in which we send this message.</summary>
    public static EnvelopeKind KindOf(BerichtType type) => Allows(type, EnvelopeKind.Di01) ? EnvelopeKind.Di01 : EnvelopeKind.Du01;
}
