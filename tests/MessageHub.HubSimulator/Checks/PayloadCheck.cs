using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.HubSimulator.Envelopes;

namespace MessageHub.HubSimulator.Checks;

/// <summary>The payload of a Di01 or Du01, and whether it agrees with its envelope (ggk.md §8).</summary>
public static class PayloadCheck
{
    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    /// <summary>Complaints about a payload that was sent to us, and the message when it could be read.</summary>
    /// <param name="envelope">A Di01 or Du01, valid against its schema.</param>
    public static (Bericht? Bericht, IReadOnlyList<string> Complaints) Of(Envelope envelope)
    {
        var complaints = new List<string>();
        var base64 = envelope.Payload!.Base64;
        if (base64.Any(char.IsWhiteSpace))
            complaints.Add("the base64 is not on one line");
        byte[] content;
        try
        {
            content = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return (null, [.. complaints, "the payload is not base64"]);
        }

        if (content is [0xEF, 0xBB, 0xBF, ..])
            complaints.Add("the payload has a byte order mark");
        if (Reader.Read(content) is not ReadResult.Read { Bericht: var bericht })
            return (null, [.. complaints, "the payload is not a valid message of the standard"]);
        return (bericht, [.. complaints, .. Differences(envelope, bericht)]);
    }

    /// <summary>
    /// Where envelope and header do not say the same. A return message keeps the parties of what it answers, so there they are crosswise.
    /// </summary>
    public static IEnumerable<string> Differences(Envelope envelope, Bericht bericht)
    {
        if (bericht.Identity.Name != envelope.Functie)
            yield return "functie is not the message in the payload";
        var (from, to) = bericht.Identity.IsReturn
            ? (bericht.Header.Ontvanger, bericht.Header.Afzender)
            : (bericht.Header.Afzender, bericht.Header.Ontvanger);
        if (from != envelope.Zender.Organisatie)
            yield return "zender does not agree with the header of the payload";
        if (to != envelope.Ontvanger.Organisatie)
            yield return "ontvanger does not agree with the header of the payload";
        if (bericht.Header.BerichtVersie != Number(envelope.Payload!.FunctieVersie)
            || bericht.Header.BerichtSubversie != Number(envelope.Payload.FunctieSubversie))
            yield return "functieVersie does not agree with the header of the payload";
    }

    private static int Number(string version) => int.TryParse(version, out var number) ? number : -1;
}
