using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>A host that is deployed, and the settings it may be given.</summary>
/// <param name="Name">Its name in deploy/: Dockerfile, service, deployment.</param>
/// <param name="Project">Its project in src.</param>
internal sealed partial record DeployHost(string Name, string Project)
{
    /// <summary>How long a host takes at most to finish its work after SIGTERM, unless <c>DrainTime</c> says otherwise.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    public static readonly DeployHost[] All =
    [
        new("worker", "MessageHub.Worker"),
        new("gateway", "MessageHub.Gateway"),
        new("backoffice", "MessageHub.Backoffice"),
    ];

    public static DeployHost Of(string name) => All.Single(h => h.Name == name);

    /// <summary>Names of all settings of section MessageHub: the properties of <c>…Settings</c> and of what it derives from.</summary>
    public IReadOnlySet<string> Settings => PropertiesOf(Project.Split('.')[1] + "Settings", "src");

    /// <summary>
    /// Names of the settings of the section that is named after the host, when it has one: the properties of <c>BackofficeSection</c>.
    /// </summary>
    public IReadOnlySet<string> OwnSettings => PropertiesOf("BackofficeSection", Path.Combine("src", Project));

    private static HashSet<string> PropertiesOf(string type, string folder)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Repository.Files(folder, type + ".cs").SingleOrDefault() is { } file)
        {
            var source = File.ReadAllText(file);
            names.UnionWith(Property().Matches(source).Select(m => m.Groups[1].Value));
            type = BaseType().Match(source).Groups[1].Value;
        }

        return names;
    }

    [GeneratedRegex(@"public [^\s(]+ (\w+) \{ get; (?:set|init); \}")]
    private static partial Regex Property();

    [GeneratedRegex(@"class \w+Settings : (\w+)")]
    private static partial Regex BaseType();
}
