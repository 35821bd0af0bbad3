using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>A setting that is spelled wrong stops a host at its start; this finds it before.</summary>
public class DeploySettingsTests
{
    private const string Prefix = "MessageHub__";

    public static TheoryData<string> Hosts => [.. DeployHost.All.Select(h => h.Name)];

    public static TheoryData<string, string> ComposeHosts => DeployComposeTests.Hosts;

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Every_setting_in_an_image_exists(string host) => AssertKnown(host, DeployImageTests.Stage(host, 2)
        .Where(line => line.StartsWith("ENV ", StringComparison.Ordinal))
        .SelectMany(line => line[4..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(pair => pair.Split('=')[0]));

    [Theory]
    [MemberData(nameof(ComposeHosts))]
    public void Every_setting_and_secret_in_compose_exists(string files, string host)
    {
        var service = ComposeFiles.All[files]["services"][host];
        var names = service["environment"]
            .Entries.Select(e => e.Key)
            .Concat(service["secrets"].Items.Select(s => s["target"].Text))
            .ToArray();
        Assert.Contains("MESSAGEHUB_SECRETS", names);
        Assert.Contains(Prefix + "Postgres", names);
        AssertKnown(host, names);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Every_setting_and_secret_in_kubernetes_exists(string host)
    {
        var shared = DeployKubernetesTests.Settings.Entries.Select(e => e.Key);
        // A host is given all secrets, or those it names.
        var mounted = DeployKubernetesTests.Volume(host, "secrets")["secret"]["items"];
        var all = Yaml.Documents("deploy", "helm", "secrets.example.yaml").Single()["stringData"].Entries.Select(e => e.Key).ToArray();
        var secrets = mounted.Exists ? mounted.Items.Select(i => i["path"].Text).ToArray() : all;
        Assert.Subset(all.ToHashSet(), secrets.ToHashSet());
        var own = DeployKubernetesTests.Container(host)["env"].Items.Select(e => e["name"].Text);
        string[] names = [.. shared, .. secrets, .. own];
        Assert.Contains("MESSAGEHUB_SECRETS", names);
        Assert.Contains(Prefix + "Postgres", names);
        AssertKnown(host, names);
    }

    [Fact]
    public void The_example_of_the_gateway_is_complete_and_every_setting_in_it_exists()
    {
        var names = File.ReadLines(Repository.PathOf("deploy", "compose", "gateway.env.example"))
            .Where(l => l.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(l => l.Split('=')[0].Replace("__", ":", StringComparison.Ordinal))
                .ToList();
        string[] needed = [
            "Listen", "Certificate:File", "Trust", "Clients", "Gemeenten:0:Code", "Applicatie", "ApplicatieVersie", "ApplicatieSubversie",
            "Connections:0:Url"
        ];
        Assert.Subset(names.ToHashSet(), needed.Select(n => $"MessageHub:Gateway:{n}").ToHashSet());
        Assert.Subset(DocumentedSettings.Values.Keys.ToHashSet(), names.ToHashSet());
    }

    /// <summary>
    /// dotnet run starts a web project in its own folder, unless it is asked not to: then its store would be another one than the worker's.
    /// </summary>
    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_runs_where_it_was_started(string host)
    {
        var project = XDocument.Load(Repository.PathOf("src", DeployHost.Of(host).Project, DeployHost.Of(host).Project + ".csproj"));
        var isWeb = (string?)project.Root!.Attribute("Sdk") == "Microsoft.NET.Sdk.Web";
        Assert.Equal(isWeb ? ["false"] : [], project.Descendants("EnableDefaultRunWorkingDirectory").Select(e => e.Value));
    }

    /// <summary>An environment variable ends up in listings and crash reports; a file does not.</summary>
    [Fact]
    public void What_holds_a_password_is_a_file_and_never_an_environment_variable()
    {
        string[] secret = ["Postgres", "RabbitMq", "ProxySecret", "PASSWORD", "SECRET_KEY"];
        var compose = ComposeFiles.Services.SelectMany(s => s.Service["environment"].Entries.Select(e => e.Key));
        var kubernetes = DeployKubernetesTests.Settings.Entries.Select(e => e.Key)
            .Concat(DeployHost.All.SelectMany(h => DeployKubernetesTests.Container(h.Name)["env"].Items).Select(e => e["name"].Text));
        Assert.DoesNotContain(
            compose.Concat(kubernetes),
            name => secret.Any(s => name.Contains(s, StringComparison.Ordinal)) && !name.EndsWith("_FILE", StringComparison.Ordinal));
    }

    private static void AssertKnown(string host, IEnumerable<string> names)
    {
        var known = DeployHost.Of(host).Settings;
        var (own, ownPrefix) = (DeployHost.Of(host).OwnSettings, DeployHost.Of(host).Project.Split('.')[1] + "__");
        Assert.DoesNotContain(
            names,
            name => (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !known.Contains(name[Prefix.Length..].Split("__")[0]))
                || (name.StartsWith(ownPrefix, StringComparison.OrdinalIgnoreCase)
                    && !own.Contains(name[ownPrefix.Length..].Split("__")[0])));
    }
}
