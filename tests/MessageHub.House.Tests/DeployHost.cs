using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>A host that is deployed, and the settings it may be given.</summary>
/// <param name="Name">Its name in deploy/: Dockerfile, service, deployment.</param>
/// <param name="Project">Its project in src.</param>
/// <param name="Announced">Settings that are agreed on and that its settings class does not have yet. Take one out when it is there.</param>
internal sealed partial record DeployHost(string Name, string Project, string[] Announced)
{
    /// <summary>How long a host takes at most to finish its work after SIGTERM, unless <c>DrainTime</c> says otherwise.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(30);

    public static readonly DeployHost[] All =
    [
        new("worker", "MessageHub.Worker", []),
        new("gateway", "MessageHub.Gateway", []),
        new("backoffice", "MessageHub.Backoffice", ["Postgres", "RabbitMq", "Probes", "Otlp", "DrainTime"]),
    ];

    public static DeployHost Of(string name) => All.Single(h => h.Name == name);

    /// <summary>Names of all settings of section MessageHub: the properties of <c>…Settings</c> and of what it derives from, and what is announced.</summary>
    public IReadOnlySet<string> Settings
    {
        get
        {
            var names = new HashSet<string>(Announced, StringComparer.Ordinal);
            var type = Project.Split('.')[1] + "Settings";
            while (Repository.Files("src", type + ".cs").SingleOrDefault() is { } file)
            {
                var source = File.ReadAllText(file);
                names.UnionWith(Property().Matches(source).Select(m => m.Groups[1].Value));
                type = BaseType().Match(source).Groups[1].Value;
            }

            return names;
        }
    }

    [GeneratedRegex(@"public [^\s(]+ (\w+) \{ get; (?:set|init); \}")]
    private static partial Regex Property();

    [GeneratedRegex(@"class \w+Settings : (\w+)")]
    private static partial Regex BaseType();
}
