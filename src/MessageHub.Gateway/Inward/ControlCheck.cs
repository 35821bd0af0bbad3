using MessageHub.Gateway.Ggk;
using MessageHub.Gateway.Settings;

namespace MessageHub.Gateway.Inward;

/// <summary>
/// The checks of the control data that need no store (ggk.md, section 10), in the order in which only the first is reported.
/// </summary>
internal sealed class ControlCheck(GatewaySettings settings, FunctionTable functions)
{
    private static readonly HashSet<string> Parties = ["SVB", "CAK", "CBS", "UWV", "VWS"];

    private readonly HashSet<string> gemeenten = [.. settings.Gateway.Gemeenten.Select(g => g.Code)];
    private readonly HashSet<string> senders = [.. settings.Gateway.Zenders];

    /// <summary>
    /// What is wrong, or null. Reading: the functie is judged before the store is asked for duplicates (section 14, order of work).
    /// </summary>
    public StufError? Complaint(Stuurgegevens control)
    {
        if (!gemeenten.Contains(control.Ontvanger.Organisatie))
            return StufError.Ontvanger;
        if (!IsSender(control))
            return StufError.Zender;
        return control.Kind.HasPayload ? functions.Complaint(control.Functie!, control.Kind) : null;
    }

    /// <summary>A code of four or eight digits or a party of the chain; a hub only refuses, and VECOZO also answers.</summary>
    private bool IsSender(Stuurgegevens control)
    {
        var sender = control.Zender.Organisatie;
        if (sender is "IB" or "RINIS")
            return !control.Kind.HasPayload;
        if (sender is "VECOZO")
            return control.Kind != EnvelopeKind.Di01;
        var hasForm = (sender.Length is 4 or 8 && sender.All(char.IsAsciiDigit)) || Parties.Contains(sender);
        return hasForm && (senders.Count == 0 || senders.Contains(sender));
    }
}
