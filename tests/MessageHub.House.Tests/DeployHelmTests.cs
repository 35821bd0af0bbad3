using System.Text.RegularExpressions;
using System.Xml.Linq;
using k8s;
using k8s.Models;

namespace MessageHub.House.Tests;

/// <summary>What the values of the chart make of it. What every pod is promised stands in <see cref="DeployKubernetesTests"/>.</summary>
public class DeployHelmTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>One of each kind of choice.</summary>
    private const string Chosen = $$$"""
        images: {registry: registry.example.nl/mirror, pullSecrets: [pull]}
        otlp: ""
        settings: {MessageHub__Holidays__Added: "2027-03-26"}
        worker:
          image: {digest: "{{{Digest}}}"}
          settings: {MessageHub__Prefetch: "16"}
          scaling: {enabled: false}
        gateway:
          image: {tag: 0.1.0-rc.1}
          settings: {MessageHub__LogFormat: text}
          service: {type: LoadBalancer, annotations: {example.nl/internal: "true"}}
          hub: {to: [{ipBlock: {cidr: 192.0.2.0/24}}]}
        backoffice:
          secretKeys: [MessageHub__Postgres, Backoffice__OpenIdConnect__ClientSecret]
          settings: {Backoffice__OpenIdConnect__Authority: "https://login.example.nl"}
          ingress: {enabled: true, className: nginx, host: hub.example.nl, tls: ingress-tls, annotations: {nginx.ingress.kubernetes.io/backend-protocol: HTTPS}}
          egress: [{to: [{ipBlock: {cidr: 192.0.2.7/32}}], ports: [{protocol: TCP, port: 443}]}]
        network: {postgres: {to: [{ipBlock: {cidr: 10.1.2.3/32}}], port: 5433}}
        """;

    /// <summary>Kinds that the API of Kubernetes has itself; those of KEDA are not among them.</summary>
    private static readonly Dictionary<string, Type> Kinds = new[]
    {
        typeof(V1ConfigMap), typeof(V1Deployment), typeof(V1Ingress), typeof(V1NetworkPolicy), typeof(V1PodDisruptionBudget),
        typeof(V1Service), typeof(V1ServiceAccount),
    }.ToDictionary(NameOf);

    public static TheoryData<string> Values =>
        [
            "", Chosen, "worker: {enabled: false}", "gateway: {enabled: false}", "backoffice: {enabled: false}",
            "worker: {scaling: {enabled: false}}"
        ];

    /// <summary>
    /// A field that is misspelled is left out by the cluster without a word, and one of another type is refused when it is too late.
    /// </summary>
    [Theory]
    [MemberData(nameof(Values))]
    public void Every_object_is_one_that_kubernetes_knows_with_all_its_fields(string values)
    {
        var own = HelmChart.Text(values).Split("\n---\n").Where(t => Yaml.Parse(t).Any(d => d.Exists)).ToList();
        Assert.NotEmpty(own);
        foreach (var text in own.Where(t => !t.Contains("apiVersion: keda.sh/", StringComparison.Ordinal)))
        {
            var read = Assert.Single(KubernetesYaml.LoadAllFromString(text, Kinds, strict: true));
            var metadata = Assert.IsAssignableFrom<IKubernetesObject<V1ObjectMeta>>(read).Metadata;
            Assert.Equal("messagehub", metadata.Labels["app.kubernetes.io/part-of"]);
            Assert.Equal("Helm", metadata.Labels["app.kubernetes.io/managed-by"]);
        }
    }

    [Fact]
    public void A_field_that_kubernetes_does_not_know_is_found()
    {
        var wrong = HelmChart.Text("").Replace("failureThreshold", "failureTreshold", StringComparison.Ordinal).Split("\n---\n");
        Assert.ThrowsAny<Exception>(
            () => KubernetesYaml.LoadAllFromString(
                wrong.First(t => t.Contains("failureTreshold", StringComparison.Ordinal)), Kinds, strict: true));
    }

    [Theory]
    [InlineData("worker", "Deployment/worker", "PodDisruptionBudget/worker", "ScaledObject/worker", "TriggerAuthentication/worker-queues")]
    [InlineData("gateway", "Deployment/gateway", "NetworkPolicy/gateway-hub", "PodDisruptionBudget/gateway", "Service/gateway")]
    [InlineData(
        "backoffice", "Deployment/backoffice", "NetworkPolicy/backoffice-people", "PodDisruptionBudget/backoffice", "Service/backoffice")]
    public void A_host_that_is_switched_off_is_gone_with_what_is_its_own(string host, params string[] gone)
    {
        var left = HelmChart.Objects($"{host}: {{enabled: false}}").Select(Id).ToList();
        Assert.Equal(gone, HelmChart.Default.Select(Id).Except(left).Order(StringComparer.Ordinal));
        Assert.Empty(left.Except(HelmChart.Default.Select(Id)));
    }

    [Fact]
    public void Images_come_from_the_mirror_by_tag_or_digest()
    {
        var version = (string)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single();
        Assert.Equal(
            [
                "registry.example.nl/mirror/messagehub/backoffice:" + version,
                "registry.example.nl/mirror/messagehub/gateway:0.1.0-rc.1",
                "registry.example.nl/mirror/messagehub/worker@" + Digest
            ],
            Deployments(Chosen).Select(d => Pod(d)["containers"].Items.Single()["image"].Text));
        Assert.All(Deployments(Chosen), d => Assert.Equal("pull", Pod(d)["imagePullSecrets"].Items.Single()["name"].Text));
    }

    [Fact]
    public void Without_keda_there_are_as_many_workers_as_the_minimum()
    {
        Assert.Equal("2", Deployments(Chosen).Single(d => Id(d) == "Deployment/worker")["spec"]["replicas"].Text);
        Assert.DoesNotContain(HelmChart.Objects(Chosen), o => o["apiVersion"].Text.StartsWith("keda.sh/", StringComparison.Ordinal));
    }

    [Fact]
    public void People_come_in_by_an_ingress_when_it_is_chosen()
    {
        Assert.DoesNotContain(HelmChart.Default, o => o["kind"].Text == "Ingress");
        var ingress = HelmChart.Objects(Chosen).Single(o => o["kind"].Text == "Ingress");
        Assert.Equal("HTTPS", ingress["metadata"]["annotations"]["nginx.ingress.kubernetes.io/backend-protocol"].Text);
        var rule = ingress["spec"]["rules"].Items.Single();
        Assert.Equal("hub.example.nl", rule["host"].Text);
        Assert.Equal("backoffice", rule["http"]["paths"].Items.Single()["backend"]["service"]["name"].Text);
        Assert.Contains(
            "the address that people type",
            Assert.Throws<InvalidOperationException>(() => HelmChart.Text("backoffice: {ingress: {enabled: true}}")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_be_reached_is_chosen()
    {
        var policies = HelmChart.Objects(Chosen)
            .Where(o => o["kind"].Text == "NetworkPolicy")
            .ToDictionary(p => p["metadata"]["name"].Text, p => p["spec"]["egress"].ToString());
        Assert.Contains(
            "{to: [{ipBlock: {cidr: 10.1.2.3/32}}], ports: [{protocol: TCP, port: 5433}]}",
            policies["to-platform"],
            StringComparison.Ordinal);
        Assert.DoesNotContain("observability", policies["to-platform"], StringComparison.Ordinal);
        Assert.Contains("192.0.2.0/24", policies["gateway-hub"], StringComparison.Ordinal);
        Assert.Contains("192.0.2.7/32", policies["backoffice-people"], StringComparison.Ordinal);
    }

    /// <summary>A ConfigMap of the same name starts no pod again; its checksum in the pods does.</summary>
    [Fact]
    public void A_changed_setting_starts_new_pods()
    {
        Assert.NotEqual(Checksums(""), Checksums("drainTime: \"00:00:20\""));
        Assert.Equal(Checksums(""), Checksums("worker: {scaling: {maximum: 9}}"));

        static string[] Checksums(string values) =>
            [
                .. Deployments(values)
                    .Select(d => d["spec"]["template"]["metadata"]["annotations"]["checksum/settings"].Text)
                    .Select(c => Regex.IsMatch(c, "^[0-9a-f]{64}$") ? c : "")
            ];
    }

    [Theory]
    [InlineData("workers: {enabled: false}", "a name that is misspelled")]
    [InlineData("worker: {replicas: 3}", "the number of workers is that of scaling")]
    [InlineData("worker: {enabled: \"no\"}", "a text where yes or no is asked")]
    [InlineData("gateway: {replicas: \"2\"}", "a text where a number is asked")]
    [InlineData("backoffice: {replicas: 0}", "that is what enabled is for")]
    [InlineData("worker: {image: {digest: latest}}", "no digest")]
    [InlineData("worker: {resources: {limits: {memory: lots}}}", "no size")]
    [InlineData("settings: {LogLevel: Debug}", "no setting of ours")]
    [InlineData("settings: {MessageHub__Probes: 8080}", "a number where a text is asked")]
    [InlineData("settings: {MessageHub__Postgres: Host=db;Password=x}", "a password belongs in the secret")]
    [InlineData("worker: {settings: {MessageHub__RabbitMq: amqp://u:p@h}}", "a password belongs in the secret")]
    [InlineData("backoffice: {settings: {Backoffice__OpenIdConnect__ClientSecret: x}}", "a password belongs in the secret")]
    [InlineData("network: {postgres: {to: []}}", "an empty list lets a pod reach everything")]
    public void The_schema_refuses(string values, string reason)
    {
        Assert.NotEmpty(reason);
        Assert.Throws<InvalidDataException>(() => HelmChart.Text(values));
    }

    [Fact]
    public void The_chart_makes_no_secret_and_names_those_that_the_operator_makes()
    {
        var objects = HelmChart.Objects(Chosen);
        Assert.DoesNotContain(objects, o => o["kind"].Text == "Secret");
        Assert.Equal(
            ["messagehub-backoffice-keys", "messagehub-backoffice-tls", "messagehub-gateway-certificates", "messagehub-secrets"],
            objects.SelectMany(o => Pod(o)["volumes"].Items)
                .Select(v => v["secret"]["secretName"].Text)
                .Where(n => n.Length > 0)
                .Distinct()
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            objects,
            o => o.ToString().Contains("Password=", StringComparison.OrdinalIgnoreCase) || Regex.IsMatch(o.ToString(), "amqps?://"));
    }

    [Fact]
    public void The_version_is_that_of_the_product()
    {
        var version = (string)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single();
        var chart = Yaml.Documents("deploy", "helm", "messagehub", "Chart.yaml").Single();
        Assert.Equal((version, version), (chart["version"].Text, chart["appVersion"].Text));
    }

    /// <summary>As apiVersion and kind say it: apps/v1/Deployment.</summary>
    private static string NameOf(Type kind)
    {
        var entity = kind.GetCustomAttributes(false).OfType<KubernetesEntityAttribute>().Single();
        return string.Join('/', new[] { entity.Group, entity.ApiVersion, entity.Kind }.Where(part => part.Length > 0));
    }

    private static string Id(Yaml o) => $"{o["kind"]}/{o["metadata"]["name"]}";

    private static IEnumerable<Yaml> Deployments(string values) =>
        HelmChart.Objects(values).Where(o => o["kind"].Text == "Deployment").OrderBy(Id, StringComparer.Ordinal);

    private static Yaml Pod(Yaml deployment) => deployment["spec"]["template"]["spec"];
}
