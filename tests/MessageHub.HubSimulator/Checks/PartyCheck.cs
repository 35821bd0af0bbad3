using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Checks;

/// <summary>Codes of parties, and how a gemeente has to fill zender and ontvanger (ggk.md §5.1).</summary>
public static class PartyCheck
{
    private static readonly string[] FixedReceivers = ["SVB", "CAK", "CBS", "UWV", "VWS"];

    /// <summary>Four digits.</summary>
    public static bool IsGemeente(string? code) => code is { Length: 4 } && code.All(char.IsAsciiDigit);

    /// <summary>Eight digits.</summary>
    public static bool IsAanbieder(string? code) => code is { Length: 8 } && code.All(char.IsAsciiDigit);

    /// <summary>What a gemeente did wrong as a sender.</summary>
    public static IEnumerable<string> OfSender(Party zender)
    {
        if (!IsGemeente(zender.Organisatie))
            yield return "zender/organisatie is not four digits";
        if (zender.Gebruiker is not null)
            yield return "zender/gebruiker is to be left out";
        if (zender.Applicatie.Equals("GGk", StringComparison.OrdinalIgnoreCase))
            yield return "zender/applicatie names the hub, not a product";
    }

    /// <summary>What it did wrong with its addressee.</summary>
    public static IEnumerable<string> OfReceiver(Party ontvanger)
    {
        if (!IsAanbieder(ontvanger.Organisatie) && !FixedReceivers.Contains(ontvanger.Organisatie))
            yield return "ontvanger/organisatie is neither eight digits nor a fixed name";
        if (ontvanger.Applicatie != "GGk")
            yield return "ontvanger/applicatie is not GGk";
        if (ontvanger.Administratie is not null || ontvanger.Gebruiker is not null)
            yield return "ontvanger has more than organisatie and applicatie";
    }
}
