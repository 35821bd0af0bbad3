using MessageHub.Berichten;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Ggk;

/// <summary>Which message travels in which envelope, and in which direction (ggk.md, section 8).</summary>
internal sealed class FunctionTable(GatewaySettings settings)
{
    public const int ClaimAnswerNummer = 325;

    private static readonly Dictionary<string, BerichtIdentity> ByName = BerichtIdentity.All.ToDictionary(i => i.Name);

    public static bool IsKnown(string functie) => ByName.ContainsKey(functie);

    /// <summary>The message with this name, or null.</summary>
    public static BerichtIdentity? Find(string functie) => ByName.GetValueOrDefault(functie);

    /// <summary>The envelope it travels in. A 319 reacts to a request but is an exchange of its own.</summary>
    public EnvelopeKind KindOf(BerichtIdentity identity) => identity.IsReturn ? EnvelopeKind.Du01
        : identity.Nummer != ClaimAnswerNummer ? EnvelopeKind.Di01
        : settings.Gateway.ClaimAnswer is ClaimAnswer.Du01 ? EnvelopeKind.Du01
        : EnvelopeKind.Di01;

    /// <summary>What is wrong with a functie that arrives in an envelope of this kind, or null.</summary>
    public StufError? Complaint(string functie, EnvelopeKind kind)
    {
        if (Find(functie) is not { } identity)
            return StufError.FunctieUnknown;
        if (settings.Gateway.FunctiesUit.Contains(functie))
            return StufError.FunctieOff;
        return identity.SentByGemeente || KindOf(identity) != kind ? StufError.FunctieNotHere : null;
    }
}
