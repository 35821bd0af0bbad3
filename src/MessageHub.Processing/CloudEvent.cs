using System.Text.Encodings.Web;
using System.Text.Json;
using MessageHub.Register.Messages;

namespace MessageHub.Processing;

/// <summary>
/// An event as it goes to others: CloudEvents 1.0 by the NL GOV profile, in structured mode, so that all of it is one JSON document.
/// </summary>
public static class CloudEvent
{
    /// <summary>What the document is.</summary>
    public const string ContentType = "application/cloudevents+json";

    /// <summary>The version that stands in types and schemas; each kind has its own once one changes.</summary>
    private const string Version = "v1";

    /// <summary>nl.messagehub.start.v1</summary>
    public static string TypeOf(string kind) => $"nl.messagehub.{kind}.{Version}";

    /// <summary>The name of the schema of its data, which is also the identity in that schema.</summary>
    public static string SchemaOf(string kind) => $"urn:nld:messagehub:event:{kind}:{Version}";

    /// <summary>The document, UTF-8.</summary>
    public static byte[] Write(UnsentEvent unsent)
    {
        var (id, kind, subject, data) = unsent.Event;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", id);
            json.WriteString("source", $"urn:nld:gemeentecode:{unsent.Gemeente}:systeem:messagehub");
            json.WriteString("type", TypeOf(kind));
            if (subject.Length > 0)
                json.WriteString("subject", subject);
            json.WriteString("time", unsent.HappenedAt.UtcDateTime);
            json.WriteString("dataschema", SchemaOf(kind));
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            json.WriteRawValue(data);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
