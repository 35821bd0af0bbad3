namespace MessageHub.House.Tests;

/// <summary>A container of one combination of files.</summary>
internal sealed record ComposeService(string Files, string Name, Yaml Service);

/// <summary>
/// What Compose makes of compose.yaml and of the files on top of it, by the rules of the Compose specification ("Merge"): a later value
/// wins, mappings become one, and so do lists, of which entries for the same place in the container replace each other.
/// </summary>
internal static class ComposeFiles
{
    /// <summary>compose.yaml by itself and in every combination that deploy/README.md offers.</summary>
    public static readonly IReadOnlyDictionary<string, Yaml> All =
        new string[][] { [], ["brokers"], ["standby"], ["brokers", "standby"], ["demo"] }
            .ToDictionary(overlays => string.Join(" + ", overlays.Prepend("compose")), Read);

    private static Yaml Read(string[] overlays) =>
        overlays.Select(o => $"compose.{o}.yaml").Prepend("compose.yaml")
            .Select(f => Yaml.Documents("deploy", "compose", f).Single()).Aggregate((below, above) => Merge("", below, above));

    /// <summary>Every service of a combination, as Compose would start it.</summary>
    public static IEnumerable<ComposeService> Services =>
        from files in All from service in files.Value["services"].Entries select new ComposeService(files.Key, service.Key, service.Value);

    /// <summary>What a list or a mapping of names holds: networks and dependencies have both forms.</summary>
    public static IEnumerable<string> Names(Yaml place) => place.Texts.Concat(place.Entries.Select(e => e.Key));

    private static Yaml Merge(string key, Yaml below, Yaml above)
    {
        if (!below.Exists || !above.Exists)
            return above.Exists ? above : below;
        if (key is "command" or "entrypoint" or "test")
            return above;
        if (key is "networks" or "depends_on")
            (below, above) = (Mapping(below), Mapping(above));
        if (below.Entries.Any() && above.Entries.Any())
        {
            var names = below.Entries.Concat(above.Entries).Select(e => e.Key).Distinct();
            return new(names.ToDictionary(n => (object)n, n => Merge(n, below[n], above[n]).Raw!));
        }

        if (!below.Items.Any() || !above.Items.Any())
            return above;
        var kept = below.Items.ExceptBy(above.Items.Select(i => Place(key, i)), i => Place(key, i));
        return new(kept.Concat(above.Items).Select(i => i.Raw!).ToList());
    }

    /// <summary>A list of names in its other form, in which each may be reported more of.</summary>
    private static Yaml Mapping(Yaml names) => names.Items.Any() ? new(names.Texts.ToDictionary(n => (object)n, _ => (object)"")) : names;

    /// <summary>Where an entry of a list ends up in the container; entries of other lists are only the same when they are equal.</summary>
    private static string Place(string key, Yaml item) => key switch
    {
        "volumes" => item.Text.Split(':')[1],
        "secrets" => item["target"].Exists ? item["target"].Text : item.Text,
        _ => item.ToString(),
    };
}
