using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MessageHub.Berichten.Model;
using MessageHub.Register.Messages;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Events;
using MessageHub.Rules.Register;

namespace MessageHub.Processing;

/// <summary>
/// The facts of a verdict as they are written into the store: with the message that they are from, as JSON of the form in schemas/events.
/// </summary>
internal static class EventData
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The events of one message.</summary>
    /// <param name="id">The message in the inbox.</param>
    /// <param name="judgement">Its verdict.</param>
    public static IReadOnlyList<OutgoingEvent> Of(Guid id, Judgement judgement) =>
        [.. BerichtEvents.Of(judgement).Select(happened => Of(id, judgement.Bericht, judgement.Effects.Scope, happened))];

    private static OutgoingEvent Of(Guid id, Bericht bericht, ExchangeScope scope, BerichtEvent happened)
    {
        var source = bericht.Header.BerichtIdentificatie;
        var data = new JsonObject
        {
            ["gemeente"] = scope.Gemeente,
            ["aanbieder"] = scope.Aanbieder,
            ["bericht"] = new JsonObject
            {
                ["id"] = id.ToString(),
                ["message"] = bericht.Identity.Name,
                ["identificatie"] = source.Identificatie,
                ["dagtekening"] = JsonSerializer.SerializeToNode(source.Dagtekening, Options),
            },
        };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(happened, happened.GetType(), Options)!.AsObject().ToList())
        {
            // What stands around the data already.
            if (name is "kind" or "subject")
                continue;
            value?.Parent!.AsObject().Remove(name);
            data[name] = value;
        }

        var text = data.ToJsonString(Options);
        return new(IdOf(id, happened, text), happened.Kind, happened.Subject, text);
    }

    /// <summary>The same fact of the same message is the same event: judged again it is not reported again.</summary>
    private static Guid IdOf(Guid id, BerichtEvent happened, string data) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}|{happened.Kind}|{data}")).AsSpan(0, 16));
}
