using MessageHub.Berichten.Model;

namespace MessageHub.Gateway.Ggk;

/// <summary>Whether an envelope and the header of its payload say the same (ggk.md, section 8).</summary>
internal static class HeaderAgreement
{
    /// <summary>Where they differ, in Dutch and without values, or null. Reading (G-019): then nobody processes it.</summary>
    public static string? Complaint(string functie, string zender, string ontvanger, Bericht payload)
    {
        if (payload.Identity.Name != functie || payload.Header.BerichtCode != payload.Identity.BerichtCode)
            return "de functie is een ander bericht dan de inhoud";
        // In a return message the header is that of the message it judges, so there the two point in opposite directions. A 325 is not one.
        var (from, to) = payload.Identity.IsReturn
            ? (payload.Header.Ontvanger, payload.Header.Afzender)
            : (payload.Header.Afzender, payload.Header.Ontvanger);
        if (zender != from)
            return "de zender is een ander dan de header zegt";
        return ontvanger != to ? "de ontvanger is een ander dan de header zegt" : null;
    }

    /// <summary>The versions are those of the header. They are compared as numbers; the schema has judged the payload already.</summary>
    public static bool HasSameVersion(Parameters parameters, Header header) =>
        int.Parse(parameters.FunctieVersie) == header.BerichtVersie && int.Parse(parameters.FunctieSubversie) == header.BerichtSubversie;
}
