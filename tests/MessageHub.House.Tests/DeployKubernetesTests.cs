using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>What deploy/helm promises of every pod, with the values that it has when nobody chooses others.</summary>
public class DeployKubernetesTests
{
    private const string Example = "secrets.example.yaml";

    private static readonly Yaml[] Objects = HelmChart.Default;

    /// <summary>What all hosts are given as environment variables.</summary>
    internal static Yaml Settings => Of("ConfigMap").Single(c => Name(c) == "messagehub-settings")["data"];

    public static TheoryData<string> Hosts => [.. DeployHost.All.Select(h => h.Name)];

    /// <summary>The one container of a deployment.</summary>
    internal static Yaml Container(string host) => Pod(host)["containers"].Items.Single();

    internal static Yaml Volume(string host, string name) => Pod(host)["volumes"].Items.Single(v => v["name"].Text == name);

    [Fact]
    public void Every_deployment_is_of_a_host() =>
        Assert.Equal(DeployHost.All.Select(h => h.Name).Order(), Of("Deployment").Select(Name).Order());

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_pod_may_do_as_little_as_possible(string host)
    {
        var pod = Pod(host);
        Assert.Equal("true", pod["securityContext"]["runAsNonRoot"].Text);
        Assert.Equal("RuntimeDefault", pod["securityContext"]["seccompProfile"]["type"].Text);
        Assert.Equal(
            $"USER {pod["securityContext"]["runAsUser"]}:{pod["securityContext"]["runAsGroup"]}",
            DeployImageTests.Stage(host, 2).Single(l => l.StartsWith("USER ", StringComparison.Ordinal)));
        var container = Container(host)["securityContext"];
        Assert.Equal("true", container["readOnlyRootFilesystem"].Text);
        Assert.Equal("false", container["allowPrivilegeEscalation"].Text);
        Assert.Equal(["ALL"], container["capabilities"]["drop"].Texts);
        Assert.False(
            container["capabilities"]["add"].Exists || container["privileged"].Exists
            || pod["hostNetwork"].Exists || pod["hostPID"].Exists);
        Assert.Equal("false", pod["automountServiceAccountToken"].Text);
        Assert.Contains(
            Of("ServiceAccount"), a => Name(a) == pod["serviceAccountName"].Text && a["automountServiceAccountToken"].Text == "false");
    }

    [Fact]
    public void The_namespace_refuses_a_pod_that_may_do_more() =>
        Assert.Equal(
            "restricted",
            Yaml.Documents("deploy", "helm", "namespace.yaml").Single()["metadata"]["labels"]["pod-security.kubernetes.io/enforce"].Text);

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_pod_writes_in_folders_that_go_with_it(string host)
    {
        var volumes = Pod(host)["volumes"].Items.ToDictionary(v => v["name"].Text);
        var written = Container(host)["volumeMounts"].Items.Where(m => m["readOnly"].Text != "true").ToArray();
        Assert.Equal(["/data", "/tmp"], written.Select(m => m["mountPath"].Text));
        Assert.All(written, m => Assert.Matches(@"^\d+Mi$", volumes[m["name"].Text]["emptyDir"]["sizeLimit"].Text));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_pod_is_asked_how_it_is(string host)
    {
        var container = Container(host);
        Assert.Equal("8080", container["ports"].Items.Single(p => p["name"].Text == "probes")["containerPort"].Text);
        foreach (var (probe, path) in new[]
        {
            ("startupProbe", "/health/startup"), ("livenessProbe", "/health/live"), ("readinessProbe", "/health/ready")
        })
        {
            Assert.Equal(path, container[probe]["httpGet"]["path"].Text);
            Assert.Equal("probes", container[probe]["httpGet"]["port"].Text);
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_pod_asks_for_what_it_needs_and_has_limits(string host)
    {
        var resources = Container(host)["resources"];
        foreach (var kind in new[] { "requests", "limits" })
        {
            Assert.Matches(@"^(\d+m|\d+)$", resources[kind]["cpu"].Text);
            Assert.Matches(@"^\d+[MG]i$", resources[kind]["memory"].Text);
        }

        Assert.Equal(
            ["kubernetes.io/hostname", "topology.kubernetes.io/zone"],
            Pod(host)["topologySpreadConstraints"].Items.Select(c => c["topologyKey"].Text));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_pod_has_more_time_to_stop_than_it_takes(string host)
    {
        var drain = TimeSpan.Parse(Settings["MessageHub__DrainTime"].Text, CultureInfo.InvariantCulture);
        Assert.True(drain >= DeployHost.DrainTime);
        var before = Container(host)["lifecycle"]["preStop"]["sleep"]["seconds"].Text;
        var given = int.Parse(Pod(host)["terminationGracePeriodSeconds"].Text, CultureInfo.InvariantCulture);
        Assert.True(given >= drain.TotalSeconds + (before.Length > 0 ? int.Parse(before, CultureInfo.InvariantCulture) : 0) + 10);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Pods_of_a_host_are_never_all_taken_away_at_once(string host)
    {
        var budget = Of("PodDisruptionBudget").Single(b => Name(b) == host)["spec"];
        Assert.Equal("1", budget["maxUnavailable"].Text);
        Assert.True(Selects(budget["selector"], host));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void An_image_has_an_exact_tag(string host) => Assert.Equal(
        $"messagehub/{host}:{(string)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single()}",
        Container(host)["image"].Text);

    [Fact]
    public void Nothing_passes_the_network_but_what_is_named()
    {
        var all = Of("NetworkPolicy").Single(p => Name(p) == "default-deny")["spec"];
        Assert.Equal("{}", all["podSelector"].ToString());
        Assert.Equal(["Ingress", "Egress"], all["policyTypes"].Texts);
        Assert.False(all["ingress"].Exists || all["egress"].Exists);
    }

    /// <summary>A policy whose labels no pod has does nothing, and nobody notices until a pod cannot reach its database.</summary>
    [Fact]
    public void Every_policy_and_service_selects_a_pod()
    {
        var selectors = Of("NetworkPolicy").Select(p => (Name(p), Selector: p["spec"]["podSelector"]))
            .Concat(Of("Service").Select(s => (Name(s), Selector: s["spec"]["selector"])));
        Assert.Empty(selectors.Where(s => !DeployHost.All.Any(h => Selects(s.Selector, h.Name))).Select(s => s.Item1));
    }

    [Fact]
    public void The_number_of_workers_follows_both_queues_and_is_never_one()
    {
        var scaled = Of("ScaledObject").Single()["spec"];
        Assert.Equal("worker", scaled["scaleTargetRef"]["name"].Text);
        Assert.True(int.Parse(scaled["minReplicaCount"].Text, CultureInfo.InvariantCulture) >= 2);
        Assert.Equal(["messagehub.in", "messagehub.process"], scaled["triggers"].Items.Select(t => t["metadata"]["queueName"].Text));
        // Two that decide would undo each other.
        Assert.False(Of("Deployment").Single(d => Name(d) == "worker")["spec"]["replicas"].Exists);
    }

    [Fact]
    public void The_queues_are_looked_at_with_a_secret_that_the_pods_have_too()
    {
        var target = Of("TriggerAuthentication").Single()["spec"]["secretTargetRef"].Items.Single();
        var example = Yaml.Documents("deploy", "helm", Example).Single();
        Assert.Equal(Name(example), target["name"].Text);
        Assert.Contains(target["key"].Text, example["stringData"].Entries.Select(e => e.Key));
        Assert.All(DeployHost.All, h => Assert.Equal(Name(example), Volume(h.Name, "secrets")["secret"]["secretName"].Text));
    }

    [Fact]
    public void The_example_of_secrets_holds_none() => Assert.All(
        Yaml.Documents("deploy", "helm", Example).Single()["stringData"].Entries,
        entry => Assert.Matches(new Regex("<password>"), entry.Value.Text));

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Secrets_are_files_in_the_folder_that_the_host_looks_in(string host)
    {
        var mount = Container(host)["volumeMounts"].Items.Single(m => m["name"].Text == "secrets");
        Assert.Equal(mount["mountPath"].Text, Settings["MESSAGEHUB_SECRETS"].Text);
        Assert.Equal("true", mount["readOnly"].Text);
        Assert.Equal("messagehub-settings", Container(host)["envFrom"].Items.First()["configMapRef"]["name"].Text);
    }

    [Fact]
    public void The_files_of_the_gateway_that_the_example_names_are_mounted_in_it_and_nowhere_else()
    {
        var mount = Container("gateway")["volumeMounts"].Items.Single(m => m["name"].Text == "certificates");
        Assert.Equal("true", mount["readOnly"].Text);
        var files = File.ReadLines(Repository.PathOf("deploy", "compose", "gateway.env.example"))
            .Select(l => l.Split('=')[^1])
            .Where(v => v.StartsWith('/'))
            .ToArray();
        Assert.Equal(4, files.Length);
        Assert.All(files, file => Assert.StartsWith(mount["mountPath"].Text + "/", file, StringComparison.Ordinal));
        var secret = Volume("gateway", "certificates")["secret"]["secretName"].Text;
        Assert.All(
            DeployHost.All.Where(h => h.Name != "gateway"),
            h => Assert.DoesNotContain(Pod(h.Name)["volumes"].Items, v => v["secret"]["secretName"].Text == secret));
    }

    [Fact]
    public void The_certificate_of_the_keys_lies_where_the_backoffice_looks_for_it_and_nowhere_else()
    {
        var mount = Container("backoffice")["volumeMounts"].Items.Single(m => m["name"].Text == "keys");
        Assert.Equal("true", mount["readOnly"].Text);
        var file = Container("backoffice")["env"].Items.Single(e => e["name"].Text == "Backoffice__Keys__Certificate__File")["value"].Text;
        Assert.Equal(mount["mountPath"].Text, Path.GetDirectoryName(file));
        var secret = Volume("backoffice", "keys")["secret"]["secretName"].Text;
        // As the operator is reported to make it.
        Assert.Contains(
            $"create secret generic {secret} --from-file={Path.GetFileName(file)}",
            File.ReadAllText(Repository.PathOf("deploy", "README.md")),
            StringComparison.Ordinal);
        Assert.All(
            DeployHost.All.Where(h => h.Name != "backoffice"),
            h => Assert.DoesNotContain(Pod(h.Name)["volumes"].Items, v => v["secret"]["secretName"].Text == secret));
    }

    [Fact]
    public void The_gateway_can_look_up_whether_a_certificate_was_revoked()
    {
        var egress = Of("NetworkPolicy")
            .Single(p => Name(p) == "gateway-hub")["spec"]["egress"]
            .Items.SelectMany(e => e["ports"].Items)
            .Select(p => p["port"].Text);
        Assert.Equal(["443", "80"], egress);
    }

    private static IEnumerable<Yaml> Of(string kind) => Objects.Where(o => o["kind"].Text == kind);

    private static string Name(Yaml document) => document["metadata"]["name"].Text;

    private static Yaml Pod(string host) => Template(host)["spec"];

    private static Yaml Template(string host) => Of("Deployment").Single(d => Name(d) == host)["spec"]["template"];

    /// <summary>An empty selector takes every pod.</summary>
    private static bool Selects(Yaml selector, string host)
    {
        var labels = (selector["matchLabels"].Exists ? selector["matchLabels"] : selector).Entries;
        return labels.All(l => Template(host)["metadata"]["labels"][l.Key].Text == l.Value.Text);
    }
}
