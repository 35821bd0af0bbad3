using MessageHub.Berichten;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Ggk;

/// <summary>Which message travels in which envelope, and in which direction (ggk.md, section 8).</summary>
internal sealed class FunctionTable(GatewaySettings settings)
{
    public const int ClaimAnswerNummer = 325;

    public static bool IsKnown(string functie) => BerichtType.Find(functie) is not null;

    /// <summary>The envelope it travels in. A 319 reacts to a request but is an exchange of its own.</summary>
    public EnvelopeKind KindOf(BerichtType type) => type.IsReturn ? EnvelopeKind.Du01
        : type.Nummer != ClaimAnswerNummer ? EnvelopeKind.Di01
        : settings.Gateway.ClaimAnswer is ClaimAnswerKind.Du01 ? EnvelopeKind.Du01
        : EnvelopeKind.Di01;

    /// <summary>What is wrong with a functie that arrives in an envelope of this kind, or null.</summary>
    public StufError? Complaint(string functie, EnvelopeKind kind)
    {
        if (BerichtType.Find(functie) is not { } type)
            return StufError.FunctieUnknown;
        if (settings.Gateway.FunctiesUit.Contains(functie))
            return StufError.FunctieOff;
        return type.SentByGemeente || KindOf(type) != kind ? StufError.FunctieNotHere : null;
    }
}
