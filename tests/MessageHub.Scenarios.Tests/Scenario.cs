using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageHub.Scenarios.Tests;

/// <summary>One story against an empty store: messages in order, and what must come out (scenario.json).</summary>
public sealed record Scenario(string Id, string Title, string? Agreements, IReadOnlyList<Step> Steps)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    public static Scenario Load(string name) =>
        JsonSerializer.Deserialize<Scenario>(File.ReadAllText(Path.Combine(Folder, name, "scenario.json")), Options)!;
}

public sealed record Step(DateOnly Today, string Input, string? Note, Expectation Expect);

public sealed record Expectation(
    string Outcome,
    string? Answer,
    IReadOnlyDictionary<string, string[]>? Codes,
    IReadOnlyList<string>? Absent,
    IReadOnlyList<string[]>? Findings)
{
    [JsonInclude]
    public JsonElement Submitted { get; init; }

    [JsonInclude]
    public JsonElement Granted { get; init; }
}
