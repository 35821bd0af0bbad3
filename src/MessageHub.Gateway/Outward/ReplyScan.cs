using System.Xml;
using MessageHub.Berichten.Xml;
using MessageHub.Gateway.Ggk;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Outward;

/// <summary>
/// Reads what the other side answered in SOAP. By content, not by status; the code of a refusal is that of the Fo03, not of the fault.
/// Lenient (G-025): what is refused is refused, also when the refusal breaks a table.
/// </summary>
internal static class ReplyScan
{
    private const int MaxLength = 1000;

    /// <summary>What it means for the envelope with this number.</summary>
    public static DeliveryResult Read(Stream reply, string referentienummer)
    {
        var texts = new Dictionary<string, string>();
        string? kind = null;
        try
        {
            using var reader = EnvelopeReader.Open(reply);
            EnvelopeReader.Enter(reader, EnvelopeForm.Soap);
            var name = "";
            do
            {
                if (reader.Depth > EnvelopeWalk.MaxDepth)
                    return Unreadable;
                if (reader.NodeType is XmlNodeType.Element)
                {
                    name = reader.LocalName;
                    if (kind is null or "Fault" && EnvelopeKind.Find(name, reader.NamespaceURI) is { } found)
                        kind = found.Berichtcode;
                    else if (name == "Fault" && reader.NamespaceURI == GgkNames.Soap)
                        kind = name;
                }
                else if (reader.NodeType is XmlNodeType.EndElement)
                {
                    name = "";
                }
                else if (name is "crossRefnummer" or "code" or "plek" or "omschrijving" or "faultcode"
                    && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    texts.TryAdd(name, reader.Value is { Length: > MaxLength } value ? value[..MaxLength] : reader.Value);
                }
            }
            while (reader.Read());
        }
        catch (Exception e) when (XmlParsing.IsOfTheBytes(e))
        {
            return Unreadable;
        }

        return kind switch
        {
            "Bv03" => texts.GetValueOrDefault("crossRefnummer") == referentienummer
                ? new DeliveryResult.Taken(DeliveryState.Acknowledged)
                : new DeliveryResult.NotYet("the receipt is for another envelope"),
            "Fo03" => Refusal(
                texts.GetValueOrDefault("code") ?? "?",
                texts.GetValueOrDefault("omschrijving") ?? "",
                texts.GetValueOrDefault("plek") != StufError.Server),
            // The prefix of a fault code is free.
            "Fault" => Refusal(
                "SOAP",
                "Een fout zonder Fo03.",
                texts.GetValueOrDefault("faultcode")?.Split(':')[^1] is "Client" or "VersionMismatch" or "MustUnderstand"),
            _ => Unreadable,
        };
    }

    private static DeliveryResult.NotYet Unreadable => new("no readable answer");

    private static DeliveryResult Refusal(string code, string omschrijving, bool isOurs) =>
        isOurs
            ? new DeliveryResult.Refused(code, omschrijving)
            : new DeliveryResult.NotYet("a fault on the other side", code, omschrijving);
}
