using System.Text.RegularExpressions;

namespace MessageHub.Tests.Shared;

/// <summary>
/// The settings that docs/settings.md lists, of all hosts together, as an operator gives one set of settings to all of them. Every host is
/// started with these.
/// </summary>
internal static partial class DocumentedSettings
{
    /// <summary>What is filled in where the default is empty; empty where that needs something that only a test can have.</summary>
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["MessageHub:Postgres"] = "",
        ["MessageHub:RabbitMq"] = "",
        ["MessageHub:Schemas"] = "",
        ["MessageHub:Gemeentelijst"] = "",
        ["MessageHub:Gemeenten:0"] = "0297",
        ["MessageHub:ToewijzingNummers:0:Gemeente"] = "0297",
        ["MessageHub:XsltVersie"] = "2.10.5",
        ["MessageHub:Warnings:0:Gemeente"] = "0297",
        ["MessageHub:Warnings:0:Code"] = "W005",
        ["MessageHub:Holidays:Added"] = "2027-03-26, 2027-12-24",
        ["MessageHub:Holidays:Removed"] = "2027-05-05",
        ["MessageHub:Probes"] = "",
        ["MessageHub:Otlp"] = "http://127.0.0.1:9",
        ["MessageHub:Gateway:Listen"] = "http://127.0.0.1:0",
        ["MessageHub:Gateway:PlainHttp"] = "true",
        ["MessageHub:Gateway:PublicUrl"] = "https://hub.example.nl",
        ["MessageHub:Gateway:Certificate:File"] = "",
        ["MessageHub:Gateway:Certificate:Key"] = "",
        ["MessageHub:Gateway:Certificate:PasswordFile"] = "",
        ["MessageHub:Gateway:Trust"] = "",
        ["MessageHub:Gateway:Clients"] = "",
        ["MessageHub:Gateway:Gemeenten:0:Code"] = "0297",
        ["MessageHub:Gateway:Gemeenten:0:Naam"] = "Zaltbommel",
        ["MessageHub:Gateway:Connections:0:Name"] = "hub",
        ["MessageHub:Gateway:Connections:0:Url"] = "http://127.0.0.1:9/",
        ["MessageHub:Gateway:Connections:0:Gemeenten:0"] = "0297",
        ["MessageHub:Gateway:Zenders:0"] = "ggk",
        ["MessageHub:Gateway:FunctiesUit:0"] = "JW317",
        ["MessageHub:Gateway:Spool"] = "",
        ["MessageHub:Gateway:Instance"] = "a",
        ["Backoffice:Url"] = "http://127.0.0.1:0",
        ["Backoffice:ProxySecret"] = "een-geheim-van-minstens-32-tekens!!",
        ["Backoffice:TrustedProxies"] = "10.0.0.0/8, 192.168.1.5",
        ["Backoffice:OpenIdConnect:Authority"] = "https://login.example/",
        ["Backoffice:OpenIdConnect:ClientId"] = "messagehub",
        ["Backoffice:OpenIdConnect:ClientSecret"] = "secret",
        ["Backoffice:OpenIdConnect:Backoffice"] = "mh-backoffice",
        ["Backoffice:OpenIdConnect:Contractmanager"] = "mh-contract",
        ["Backoffice:OpenIdConnect:Beleid"] = "mh-beleid",
        ["Backoffice:OpenIdConnect:Toegang"] = "mh-toegang",
        ["Backoffice:OpenIdConnect:Beheerder"] = "mh-beheer",
        ["Backoffice:OpenIdConnect:Privacyfunctionaris"] = "mh-privacy",
        ["Backoffice:OpenIdConnect:Gemeenten"] = "groep-a=0297",
        ["Backoffice:Keys:Certificate:File"] = "",
        ["Backoffice:Keys:Certificate:Key"] = "",
        ["Backoffice:Keys:Certificate:PasswordFile"] = "",
        ["Backoffice:Keys:Earlier:0:File"] = "",
        ["Backoffice:Keys:Earlier:0:Key"] = "",
        ["Backoffice:Keys:Earlier:0:PasswordFile"] = "",
    };

    /// <summary>Each row of each table: the heading it stands under, the setting, and its default as an operator would write it.</summary>
    public static readonly IReadOnlyList<(string Heading, string Name, string Default)> Rows = [.. Read()];

    /// <summary>A value for each: the example, else the default.</summary>
    public static readonly IReadOnlyDictionary<string, string> Values = Rows.DistinctBy(r => r.Name).ToDictionary(
        row => row.Name,
        row => Examples.GetValueOrDefault(row.Name) ?? (row.Default.Length > 0
            ? row.Default
            : throw new InvalidOperationException($"Say in DocumentedSettings what a test fills in for {row.Name}.")));

    private static IEnumerable<(string Heading, string Name, string Default)> Read()
    {
        var heading = "";
        foreach (var line in File.ReadLines(Path.Combine(RootFolder(), "docs", "settings.md")))
        {
            heading = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : heading;
            if (!line.StartsWith("| `", StringComparison.Ordinal) || line.Split(" | ") is not [var first, var second, ..])
                continue;
            var names = NamesIn(first).ToList();
            var defaults = Code().Matches(second).Select(m => m.Groups[1].Value).ToList();
            for (var at = 0; at < names.Count; at++)
                yield return (heading, names[at], defaults.Count == 0 ? "" : defaults[defaults.Count == 1 ? 0 : at]);
        }
    }

    /// <summary>`MessageHub:Holidays:Added`, and `:Removed` beside it.</summary>
    private static IEnumerable<string> NamesIn(string cell)
    {
        var parent = "";
        foreach (var name in Code().Matches(cell).Select(m => m.Groups[1].Value))
        {
            var whole = name.StartsWith(':') ? parent + name : name;
            parent = whole[..whole.LastIndexOf(':')];
            yield return whole;
        }
    }

    private static string RootFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MessageHub.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests must run from within the checkout.");
        return folder;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
