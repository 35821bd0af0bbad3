using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>What deploy/compose promises of every container it starts, also with the files that are put on top of compose.yaml.</summary>
public partial class DeployComposeTests
{
    private static readonly Yaml Compose = ComposeFiles.All["compose"];

    private const string Simulator = "simulator";

    /// <summary>Containers that cannot be asked how they are, and why that is so.</summary>
    private static readonly Dictionary<string, string> NoHealthCheck = new()
    {
        ["otel-collector"] = "its image holds one program and no way to ask it; Prometheus notices when it is gone",
        [Simulator] = "it plays its stories and ends",
    };

    public static TheoryData<string> Files => [.. ComposeFiles.All.Keys];

    public static TheoryData<string, string> Containers => Rows(ComposeFiles.Services);

    public static TheoryData<string, string> Databases => Rows(ComposeFiles.Services.Where(IsDatabase));

    public static TheoryData<string, string> Hosts => Rows(ComposeFiles.Services.Where(s => DeployHost.All.Any(h => h.Name == s.Name)));

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_container_may_do_as_little_as_possible(string files, string name)
    {
        var service = Service(files, name);
        Assert.Equal("true", service["read_only"].Text);
        Assert.Equal(["ALL"], service["cap_drop"].Texts);
        Assert.Equal(["no-new-privileges:true"], service["security_opt"].Texts);
        Assert.Matches("^[1-9][0-9]*:[0-9]+$", service["user"].Text);
        Assert.False(service["privileged"].Exists || service["cap_add"].Exists || service["network_mode"].Exists || service["pid"].Exists);
        Assert.DoesNotContain("docker.sock", service["volumes"].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_container_has_limits(string files, string name)
    {
        var service = Service(files, name);
        Assert.Matches(@"^\d+\.\d+$", service["deploy"]["resources"]["limits"]["cpus"].Text);
        Assert.Matches(@"^\d+[MG]$", service["deploy"]["resources"]["limits"]["memory"].Text);
        Assert.Matches(@"^\d+$", service["pids_limit"].Text);
        Assert.Matches(@"^\d+m$", service["logging"]["options"]["max-size"].Text);
    }

    [Fact]
    public void The_demonstration_adds_a_simulator_and_changes_what_is_there()
    {
        var demo = Yaml.Documents("deploy", "compose", "compose.demo.yaml").Single();
        Assert.Equal(["gateway", Simulator], demo["services"].Entries.Select(s => s.Key));
        Assert.Equal(["Connections__0__Url", "PublicUrl", "Revocation"], demo["services"]["gateway"]["environment"].Entries
            .Select(e => e.Key.Replace("MessageHub__Gateway__", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var made = File.ReadAllText(Repository.PathOf("deploy", "compose", "make-certificates.sh"));
        var used = demo["services"][Simulator]["command"].Texts
            .Where(a => a.Contains("=/certificates/", StringComparison.Ordinal))
            .Select(a => a.Split('/')[^1])
            .ToList();
        Assert.Equal(["simulator.pfx", "roots.pem"], used);
        Assert.All(used, file => Assert.Contains(file, made, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_container_can_be_asked_how_it_is(string files, string name)
    {
        var test = Service(files, name)["healthcheck"]["test"].Texts.ToArray();
        Assert.Equal(NoHealthCheck.ContainsKey(name), test.Length == 0);
        // CMD-SHELL would need a shell.
        Assert.True(test.Length == 0 || test[0] == "CMD");
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_is_asked_through_its_probe_endpoint(string files, string name)
    {
        var service = Service(files, name);
        Assert.Equal(
            ["CMD", "dotnet", "/probe/MessageHub.Probe.dll", "http://127.0.0.1:8080/health/ready"], service["healthcheck"]["test"].Texts);
        Assert.Equal("http://0.0.0.0:8080", service["environment"]["MessageHub__Probes"].Text);
        Assert.Contains("EXPOSE 8", string.Join('\n', DeployImageTests.Stage(name, 2)), StringComparison.Ordinal);
        Assert.Contains("COPY --from=build /out/probe /probe", DeployImageTests.Stage(name, 2));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_has_more_time_to_stop_than_it_takes(string files, string name)
    {
        var service = Service(files, name);
        var drain = TimeSpan.Parse(service["environment"]["MessageHub__DrainTime"].Text, CultureInfo.InvariantCulture);
        Assert.True(drain >= DeployHost.DrainTime);
        Assert.True(Duration(service["stop_grace_period"].Text) >= drain + TimeSpan.FromSeconds(10));
    }

    /// <summary>Whatever stays is in the database and the broker: a host can be thrown away.</summary>
    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_writes_in_memory_only(string files, string name)
    {
        var service = Service(files, name);
        // What a host is given to read, as the certificates of the gateway, it cannot write.
        if (service["volumes"].Exists)
            Assert.All(service["volumes"].Texts, volume => Assert.EndsWith(":ro", volume, StringComparison.Ordinal));
        Assert.Equal(["/tmp", "/data"], service["tmpfs"].Texts.Select(t => t.Split(':')[0]));
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void An_image_has_an_exact_tag(string files, string name)
    {
        var service = Service(files, name);
        Assert.Matches(@"^[a-z0-9./-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9.]+)*$", service["image"].Text);
        if (service["build"].Exists)
            Assert.Equal($"messagehub/{name}:{OwnVersion}", service["image"].Text);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_database_and_the_broker_cannot_be_reached_from_where_others_come_in(string files)
    {
        var project = ComposeFiles.All[files];
        Assert.Equal("true", project["networks"]["back"]["internal"].Text);
        var front = project["services"].Entries.Where(s => ComposeFiles.Names(s.Value["networks"]).Contains("front")).Select(s => s.Key);
        Assert.Equal(["gateway", "backoffice"], front.Where(s => s != Simulator));
        Assert.All(ComposeFiles.Services.Where(s => s.Files == files && (IsDatabase(s) || s.Name == "worker")), s =>
            Assert.Equal(["back"], ComposeFiles.Names(s.Service["networks"])));
        Assert.All(ComposeFiles.Services.Where(s => s.Files == files && IsBroker(s)), s =>
            Assert.DoesNotContain("front", ComposeFiles.Names(s.Service["networks"])));
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_port_listens_on_the_loopback_address_unless_the_operator_says_otherwise(string files, string name) => Assert.All(
        Service(files, name)["ports"].Texts, port => Assert.Matches(@"^(127\.0\.0\.1:|\$\{\w+:-127\.0\.0\.1:)", port));

    [Theory]
    [MemberData(nameof(Containers))]
    public void What_a_container_is_given_to_read_is_there(string files, string name)
    {
        string[] made = ["./secrets/", "./certificates", "./demo-certificates"];
        var given = Service(files, name)["volumes"].Texts
            .Where(v => v[0] == '.' && !made.Any(m => v.StartsWith(m, StringComparison.Ordinal)));
        Assert.All(given, volume => Assert.True(Path.Exists(Repository.PathOf("deploy", "compose", volume.Split(':')[0])), volume));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_container_keeps_is_a_volume_of_its_own(string files)
    {
        var kept = ComposeFiles.Services.Where(s => s.Files == files).SelectMany(s => s.Service["volumes"].Texts)
            .Where(v => v[0] != '.').Select(v => v.Split(':')[0]);
        var defined = ComposeFiles.All[files]["volumes"].Entries.Select(v => v.Key);
        Assert.Equal(defined.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    /// <summary>What one file says again because another cannot be referred to; left out is what makes it another container.</summary>
    [Theory]
    [InlineData("compose + brokers", "rabbitmq", "rabbitmq-2", "hostname", "networks", "ports", "volumes")]
    [InlineData("compose + brokers", "rabbitmq", "rabbitmq-3", "hostname", "networks", "ports", "volumes")]
    [InlineData(
        "compose + standby", "postgres", "postgres-standby",
        "command", "depends_on", "entrypoint", "environment", "healthcheck", "secrets", "volumes")]
    public void A_second_container_is_as_the_first(string files, string first, string second, params string[] differences)
    {
        var (one, other) = (Service(files, first), Service(files, second));
        var keys = one.Entries.Concat(other.Entries).Select(e => e.Key).Distinct();
        Assert.Equal(differences, keys.Where(k => one[k].ToString() != other[k].ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(one["healthcheck"]["test"].Texts, other["healthcheck"]["test"].Texts);
        Assert.Equal(one["command"].Texts, other["command"].Texts.Take(one["command"].Texts.Count()));
    }

    [Fact]
    public void A_broker_of_the_cluster_differs_from_the_first_only_in_its_name()
    {
        var brokers = ComposeFiles.Services.Where(s => s.Files == "compose + brokers" && IsBroker(s)).ToList();
        Assert.Equal(3, brokers.Count);
        var first = Service("compose + brokers", "rabbitmq");
        Assert.All(brokers, broker =>
        {
            Assert.Equal(broker.Name, broker.Service["hostname"].Text);
            Assert.Equal(
                first["volumes"].Texts.Select(v => v.Replace("rabbitmq:/var", $"{broker.Name}:/var", StringComparison.Ordinal)),
                broker.Service["volumes"].Texts);
            Assert.Equal(["brokers"], broker.Service["networks"]["back"]["aliases"].Texts);
        });
        var cluster = File.ReadLines(Repository.PathOf("deploy", "compose", "rabbitmq", "cluster.conf"))
            .Where(l => l.Contains(".nodes.", StringComparison.Ordinal)).Select(l => l.Split('@')[1]);
        Assert.Equal(brokers.Select(b => b.Name), cluster);
    }

    /// <summary>The address of every program names what the files on top add.</summary>
    [Theory]
    [InlineData("compose", "hub_postgres", "Host=postgres;")]
    [InlineData("compose", "hub_rabbitmq", "@rabbitmq:5672")]
    [InlineData("compose + brokers", "hub_rabbitmq", "@brokers:5672")]
    [InlineData("compose + standby", "hub_postgres", "Host=postgres,postgres-standby;")]
    public void A_program_is_given_the_address_of_all_that_are_there(string files, string secret, string address)
    {
        var made = Path.GetFileName(ComposeFiles.All[files]["secrets"][secret]["file"].Text);
        var script = File.ReadLines(Repository.PathOf("deploy", "compose", "make-secrets.sh"));
        Assert.Contains(address, script.Single(l => l.Contains($"keep {made} ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_variable_has_a_default_and_stands_in_the_example()
    {
        string[] files = ["compose.yaml", "compose.brokers.yaml", "compose.standby.yaml"];
        var text = string.Concat(files.Select(f => File.ReadAllText(Repository.PathOf("deploy", "compose", f))));
        var used = Variable().Matches(text).Select(m => (Name: m.Groups[1].Value, Default: m.Groups[2].Value)).ToArray();
        var example = File.ReadLines(Repository.PathOf("deploy", "compose", ".env.example"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('=', 2)).Select(p => (p[0], p[1]));
        Assert.Equal(used.Order(), example.Order());
        Assert.DoesNotMatch(@"\$\{\w+\}", text);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_secret_that_is_used_is_defined_and_made(string files)
    {
        var project = ComposeFiles.All[files];
        var script = File.ReadAllText(Repository.PathOf("deploy", "compose", "make-secrets.sh"));
        var used = project["services"].Entries.SelectMany(s => s.Value["secrets"].Items)
            .Select(s => s.Text.Length > 0 ? s.Text : s["source"].Text).Distinct();
        Assert.Equal(project["secrets"].Entries.Select(s => s.Key).Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        var made = project["secrets"].Entries.Select(s => Path.GetFileName(s.Value["file"].Text));
        Assert.All(made, file => Assert.Contains(file, script, StringComparison.Ordinal));
    }

    /// <summary>Compose stops at a file that is not there, and starts what has no profile: both without anything being filled in.</summary>
    [Fact]
    public async Task After_make_secrets_everything_is_there_that_a_start_needs()
    {
        var folder = Directory.CreateTempSubdirectory("messagehub-compose-");
        using (
            var made = Process.Start(
                "bash", [Repository.PathOf("deploy", "compose", "make-secrets.sh"), Path.Combine(folder.FullName, "secrets")]))
        {
            await made.WaitForExitAsync();
            Assert.Equal(0, made.ExitCode);
        }

        var mounted = ComposeFiles.Services.SelectMany(s => s.Service["volumes"].Texts)
            .Where(v => v.StartsWith("./secrets/", StringComparison.Ordinal));
        var needed = ComposeFiles.Services.SelectMany(s => s.Service["env_file"].Texts)
            .Concat(ComposeFiles.All.Values.SelectMany(p => p["secrets"].Entries).Select(s => s.Value["file"].Text))
            .Concat(mounted.Select(v => v.Split(':')[0]))
            .Distinct().ToList();
        Assert.Contains("gateway.env", needed);
        Assert.All(needed, file => Assert.True(File.Exists(Path.Combine(folder.FullName, file)), file));
        using var keys = X509Certificate2.CreateFromPemFile(
            Path.Combine(folder.FullName, Compose["secrets"]["backoffice_keys"]["file"].Text));
        Assert.NotNull(keys.GetRSAPrivateKey());
        folder.Delete(recursive: true);
        var optional = ComposeFiles.Services.Where(IsOptional).Select(s => s.Name).Distinct().ToList();
        Assert.Equal(["gateway", Simulator], optional);
        var neededAlways = ComposeFiles.Services.Where(s => !IsOptional(s)).SelectMany(s => ComposeFiles.Names(s.Service["depends_on"]));
        Assert.DoesNotContain(neededAlways, optional.Contains);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void What_a_container_waits_for_can_say_that_it_is_ready(string files, string name)
    {
        foreach (var other in Service(files, name)["depends_on"].Entries)
        {
            Assert.Equal("service_healthy", other.Value["condition"].Text);
            Assert.True(Service(files, other.Key)["healthcheck"]["test"].Exists, other.Key);
        }
    }

    [Fact]
    public void The_certificate_of_the_keys_lies_where_the_backoffice_looks_for_it_and_nowhere_else()
    {
        var environment = Compose["services"]["backoffice"]["environment"];
        var mounted = Compose["services"].Entries
            .SelectMany(
                s => s.Value["secrets"].Items.Where(i => i["source"].Text == "backoffice_keys").Select(i => (s.Key, i["target"].Text)));
        Assert.Equal(
            [("backoffice", environment["Backoffice__Keys__Certificate__File"].Text)],
            mounted.Select(m => (m.Key, $"{environment["MESSAGEHUB_SECRETS"]}/{m.Text}")));
    }

    /// <summary>
    /// PostgreSQL quotes failing statements, parameters and values of broken constraints in its log, unless reported not to.
    /// </summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public void The_log_of_a_database_holds_no_care_data(string files, string name)
    {
        string[] settings =
        [
            "log_error_verbosity=terse", "log_min_error_statement=panic", "log_statement=none",
            "log_parameter_max_length=0", "log_parameter_max_length_on_error=0",
        ];
        Assert.Subset(Service(files, name)["command"].Texts.ToHashSet(), settings.Select(s => "-c" + s).ToHashSet());
    }

    [Fact]
    public void The_broker_takes_the_largest_message_that_a_worker_accepts()
    {
        var settings = File.ReadLines(Repository.PathOf("deploy", "compose", "rabbitmq", "rabbitmq.conf"))
            .Where(l => l.Contains(" = ", StringComparison.Ordinal)).Select(l => l.Split(" = ")).ToDictionary(p => p[0], p => p[1]);
        var worker = File.ReadAllText(Repository.PathOf("src", "MessageHub.Berichten", "Reading", "BerichtReader.cs"));
        var largest = Maximum().Match(worker).Groups[1].Value.Replace("_", "");
        Assert.True(Number(settings["max_message_size"]) > Number(largest));
        Assert.NotEmpty(settings["consumer_timeout"]);
        Assert.NotEmpty(settings["disk_free_limit.absolute"]);
    }

    private static string OwnVersion => (string)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static Yaml Service(string files, string name) => ComposeFiles.All[files]["services"][name];

    private static TheoryData<string, string> Rows(IEnumerable<ComposeService> services)
    {
        var rows = new TheoryData<string, string>();
        foreach (var service in services)
            rows.Add(service.Files, service.Name);
        return rows;
    }

    private static bool IsDatabase(ComposeService s) => s.Service["image"].Text.StartsWith("postgres:", StringComparison.Ordinal);

    private static bool IsBroker(ComposeService s) => s.Service["image"].Text.StartsWith("rabbitmq:", StringComparison.Ordinal);

    /// <summary>Only started when it is asked for.</summary>
    private static bool IsOptional(ComposeService s) => s.Service["profiles"].Exists;

    private static TimeSpan Duration(string text) => TimeSpan.FromSeconds(Number(text[..^1]) * (text[^1] == 'm' ? 60 : 1));

    [GeneratedRegex(@"\$\{(\w+):-([^}]+)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"DefaultMaxBytes = ([\d_]+)")]
    private static partial Regex Maximum();
}
