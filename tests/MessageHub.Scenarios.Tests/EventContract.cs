using System.Text;
using System.Text.Json;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Store;

namespace MessageHub.Scenarios.Tests;

/// <summary>
/// What is promised of events (deploy/queues.md, schemas/events): the envelope, a schema for each kind, and nothing of a person.
/// </summary>
internal static class EventContract
{
    private static readonly Dictionary<string, JsonElement> Schemas = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "events"), "*.json")
        .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
        .ToDictionary(schema => schema.GetProperty("title").GetString()!);

    /// <summary>The types that have a schema.</summary>
    public static IEnumerable<string> Types => Schemas.Keys;

    /// <summary>Holds all events of a store against the contract; their types.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(RegisterDatabase database, IReadOnlyCollection<string> bsns)
    {
        var types = new List<string>();
        foreach (var unsent in await new EventStore(database, TimeProvider.System).UnsentAsync(100_000, CancellationToken.None))
        {
            var text = Encoding.UTF8.GetString(CloudEvent.Write(unsent));
            Assert.All(bsns, bsn => Assert.DoesNotContain(bsn, text, StringComparison.Ordinal));
            var document = JsonDocument.Parse(text).RootElement;
            var type = document.GetProperty("type").GetString()!;
            // A start or stop in the taakgerichte variant is about no allocation.
            string[] subject = unsent.Event.Subject.Length > 0 ? ["subject"] : [];
            Assert.Equal(
                ["specversion", "id", "source", "type", .. subject, "time", "dataschema", "datacontenttype", "data"],
                document.EnumerateObject().Select(p => p.Name));
            Assert.True(subject.Length > 0 || unsent.Event.Kind is "start" or "stop", text);
            Assert.Equal(
                ("1.0", $"urn:nld:gemeentecode:{unsent.Gemeente}:systeem:messagehub", "application/json", unsent.Event.Id),
                (
                    document.GetProperty("specversion").GetString(),
                    document.GetProperty("source").GetString(),
                    document.GetProperty("datacontenttype").GetString(),
                    document.GetProperty("id").GetGuid()));
            Assert.Equal(TimeSpan.Zero, document.GetProperty("time").GetDateTimeOffset().Offset);
            var schema = Schemas[type];
            Assert.Equal(schema.GetProperty("$id").GetString(), document.GetProperty("dataschema").GetString());
            Assert.Empty(JsonShape.Complaints(schema, document.GetProperty("data")).Select(complaint => $"{type} {complaint} in {text}"));
            types.Add(type);
        }

        return types;
    }
}
