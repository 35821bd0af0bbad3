using System.Collections;
using System.Text.Json;
using Json.Schema;
using YamlDotNet.Serialization;

namespace MessageHub.House.Tests;

/// <summary>deploy/helm/messagehub, rendered with its values.</summary>
internal static class HelmChart
{
    public static readonly string Folder = Repository.PathOf("deploy", "helm", "messagehub");

    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, "values.schema.json")));

    /// <summary>As it is installed when nobody chooses anything.</summary>
    public static Yaml[] Default { get; } = Objects("");

    /// <summary>What the chart makes of values that are put over its own.</summary>
    /// <param name="values">YAML.</param>
    /// <exception cref="InvalidDataException">The schema refuses them.</exception>
    public static Yaml[] Objects(string values) => [.. Yaml.Parse(Text(values)).Where(d => d.Exists)];

    /// <inheritdoc cref="Objects"/>
    public static string Text(string values)
    {
        var chosen = Read(File.ReadAllText(Path.Combine(Folder, "values.yaml")));
        Put(Read(values), chosen);
        var json = JsonDocument.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(chosen));
        var judged = Schema.Evaluate(json.RootElement, new() { OutputFormat = OutputFormat.List });
        if (!judged.IsValid)
        {
            throw new InvalidDataException(string.Join('\n', judged.Details!.Where(d => d.Errors is not null)
                .Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}")));
        }

        var chart = Read(File.ReadAllText(Path.Combine(Folder, "Chart.yaml")));
        var data = new Dictionary<object, object>
        {
            ["Values"] = chosen,
            ["Chart"] = new Dictionary<object, object> { ["AppVersion"] = chart["appVersion"] },
            ["Release"] = new Dictionary<object, object> { ["Service"] = "Helm", ["Namespace"] = "messagehub" },
        };
        var templates = new HelmTemplates();
        templates.Add(File.ReadAllText(Path.Combine(Folder, "templates", "_helpers.tpl")));
        return string.Join("\n---\n", Directory.GetFiles(Path.Combine(Folder, "templates"), "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => templates.Render(templates.Add(File.ReadAllText(file)), data)));
    }

    private static Dictionary<object, object> Read(string yaml) =>
        new DeserializerBuilder()
            .WithAttemptingUnquotedStringTypeDeserialization()
            .Build().Deserialize<Dictionary<object, object>?>(yaml) ?? [];

    /// <summary>Maps are put together, anything else takes the place of what was there.</summary>
    private static void Put(Dictionary<object, object> values, IDictionary over)
    {
        foreach (var (key, value) in values)
        {
            if (value is Dictionary<object, object> inner && over[key] is IDictionary there)
                Put(inner, there);
            else
                over[key] = value;
        }
    }
}
