using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>
/// What an envelope says, whatever its prefixes and line ends: two envelopes with the same number have to say the same (ggk.md §9).
/// Exclusive canonical XML would keep prefixes; as a sender has to repeat its bytes anyway, the looser comparison is enough on this side.
/// </summary>
public static class EnvelopeContent
{
    /// <summary>A hash over names, attributes and texts, in capitals of sixteen.</summary>
    public static string HashOf(XElement message)
    {
        var text = new StringBuilder();
        Append(text, message);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, XElement element)
    {
        text.Append(CultureInfo.InvariantCulture, $"<{element.Name}");
        foreach (var attribute in element.Attributes()
            .Where(a => !a.IsNamespaceDeclaration)
            .OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $" {attribute.Name}={attribute.Value.Length}:{attribute.Value}");
        text.Append('>');
        if (!element.HasElements)
        {
            text.Append(CultureInfo.InvariantCulture, $"{element.Value.Length}:{element.Value}");
        }
        else
        {
            foreach (var child in element.Elements())
                Append(text, child);
        }

        text.Append("</>");
    }
}
