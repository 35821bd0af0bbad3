using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace MessageHub.House.Tests;

/// <summary>A place in a YAML document. What is not there is empty, so that a test fails by comparing and not by looking.</summary>
internal sealed class Yaml(object? value)
{
    /// <summary>The documents of a file of the checkout, merge keys worked out.</summary>
    public static List<Yaml> Documents(params string[] path) => Parse(File.ReadAllText(Repository.PathOf(path)));

    /// <summary>The documents of a text, merge keys worked out.</summary>
    public static List<Yaml> Parse(string text)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        var deserializer = new DeserializerBuilder().Build();
        var documents = new List<Yaml>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(new(deserializer.Deserialize<object>(parser)));
        return documents;
    }

    public Yaml this[string key] => new(value is IDictionary<object, object> map && map.TryGetValue(key, out var found) ? found : null);

    public bool Exists => value is not null;

    /// <summary>As the deserializer made it.</summary>
    public object? Raw => value;

    /// <summary>A single value as it is written, without its quotes.</summary>
    public string Text => value as string ?? "";

    public IEnumerable<KeyValuePair<string, Yaml>> Entries =>
        value is IDictionary<object, object> map ? map.Select(e => KeyValuePair.Create((string)e.Key, new Yaml(e.Value))) : [];

    public IEnumerable<Yaml> Items => value is IList<object> list ? list.Select(e => new Yaml(e)) : [];

    public IEnumerable<string> Texts => Items.Select(i => i.Text);

    public override string ToString() => value switch
    {
        string text => text,
        IList<object> => $"[{string.Join(", ", Items)}]",
        IDictionary<object, object> => $"{{{string.Join(", ", Entries.Select(e => $"{e.Key}: {e.Value}"))}}}",
        _ => "",
    };
}
