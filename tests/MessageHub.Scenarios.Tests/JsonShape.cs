using System.Text.Json;
using System.Text.RegularExpressions;

namespace MessageHub.Scenarios.Tests;

/// <summary>The part of JSON Schema that schemas/events use. A keyword it does not know is an error, so that none is passed over.</summary>
internal static class JsonShape
{
    private static readonly string[] SaysNothing = ["$schema", "$id", "title", "description"];

    /// <summary>What is wrong with a value, by its place; nothing when it is valid.</summary>
    public static IEnumerable<string> Complaints(JsonElement schema, JsonElement value, string place = "$") =>
        schema.EnumerateObject().SelectMany(keyword => Complaints(keyword, schema, value, place));

    private static IEnumerable<string> Complaints(JsonProperty keyword, JsonElement schema, JsonElement value, string place) =>
        keyword.Name switch
    {
        "type" => IsOfType(keyword.Value.GetString()!, value) ? [] : [$"{place}: {value.ValueKind} where {keyword.Value} is needed"],
        "enum" =>
            keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value))
                ? []
                : [$"{place}: not one of {keyword.Value}"],
        "pattern" => value.ValueKind is not JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!)
            ? [] : [$"{place}: not like {keyword.Value}"],
        "required" =>
            keyword.Value.EnumerateArray()
                .Where(name => !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{place}: no {name}"),
        "properties" => keyword.Value.EnumerateObject()
            .Where(p => value.TryGetProperty(p.Name, out _))
            .SelectMany(p => Complaints(p.Value, value.GetProperty(p.Name), $"{place}.{p.Name}")),
        "additionalProperties" when keyword.Value.ValueKind is JsonValueKind.False => value.EnumerateObject()
            .Where(p => !schema.GetProperty("properties").TryGetProperty(p.Name, out _)).Select(p => $"{place}: {p.Name} is not known"),
        "items" => value.EnumerateArray().SelectMany((item, at) => Complaints(keyword.Value, item, $"{place}[{at}]")),
        _ when SaysNothing.Contains(keyword.Name) => [],
        _ => throw new NotSupportedException($"Keyword {keyword.Name}."),
    };

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"Type {type}."),
    };
}
