using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>What deploy/compose promises of every container it starts.</summary>
public partial class DeployComposeTests
{
    private static readonly Yaml Compose = Yaml.Documents("deploy", "compose", "compose.yaml").Single();

    /// <summary>The demonstration: a service of its own, and what it changes of the others.</summary>
    private static readonly Yaml Demo = Yaml.Documents("deploy", "compose", "compose.demo.yaml").Single();

    private const string Simulator = "simulator";

    /// <summary>Containers that cannot be asked how they are, and why that is so.</summary>
    private static readonly Dictionary<string, string> NoHealthCheck = new()
    {
        ["otel-collector"] = "its image holds one program and no way to ask it; Prometheus notices when it is gone",
    };

    public static TheoryData<string> Services => [.. Compose["services"].Entries.Select(s => s.Key)];

    public static TheoryData<string> Containers => [.. Compose["services"].Entries.Select(s => s.Key), Simulator];

    public static TheoryData<string> Hosts => [.. DeployHost.All.Select(h => h.Name)];

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_container_may_do_as_little_as_possible(string name)
    {
        var service = Service(name);
        Assert.Equal("true", service["read_only"].Text);
        Assert.Equal(["ALL"], service["cap_drop"].Texts);
        Assert.Equal(["no-new-privileges:true"], service["security_opt"].Texts);
        Assert.Matches("^[1-9][0-9]*:[0-9]+$", service["user"].Text);
        Assert.False(service["privileged"].Exists || service["cap_add"].Exists || service["network_mode"].Exists || service["pid"].Exists);
        Assert.DoesNotContain("docker.sock", service["volumes"].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void A_container_has_limits(string name)
    {
        var service = Service(name);
        Assert.Matches(@"^\d+\.\d+$", service["deploy"]["resources"]["limits"]["cpus"].Text);
        Assert.Matches(@"^\d+[MG]$", service["deploy"]["resources"]["limits"]["memory"].Text);
        Assert.Matches(@"^\d+$", service["pids_limit"].Text);
        Assert.Matches(@"^\d+m$", service["logging"]["options"]["max-size"].Text);
    }

    [Fact]
    public void The_demonstration_adds_a_simulator_and_changes_what_is_there()
    {
        Assert.Equal(["gateway", Simulator], Demo["services"].Entries.Select(s => s.Key));
        Assert.Equal(["Connections__0__Url", "PublicUrl", "Revocation"], Demo["services"]["gateway"]["environment"].Entries
            .Select(e => e.Key.Replace("MessageHub__Gateway__", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var made = File.ReadAllText(Repository.PathOf("deploy", "compose", "make-certificates.sh"));
        var used = Demo["services"][Simulator]["command"].Texts
            .Where(a => a.Contains("=/certificates/", StringComparison.Ordinal))
            .Select(a => a.Split('/')[^1])
            .ToList();
        Assert.Equal(["simulator.pfx", "roots.pem"], used);
        Assert.All(used, file => Assert.Contains(file, made, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_container_can_be_asked_how_it_is(string name)
    {
        var test = Compose["services"][name]["healthcheck"]["test"].Texts.ToArray();
        Assert.Equal(NoHealthCheck.ContainsKey(name), test.Length == 0);
        // CMD-SHELL would need a shell.
        Assert.True(test.Length == 0 || test[0] == "CMD");
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_is_asked_through_its_probe_endpoint(string name)
    {
        var service = Compose["services"][name];
        Assert.Equal(["CMD", "dotnet", "/probe/MessageHub.Probe.dll", "http://127.0.0.1:8080/health/ready"], service["healthcheck"]["test"].Texts);
        Assert.Equal("http://0.0.0.0:8080", service["environment"]["MessageHub__Probes"].Text);
        Assert.Contains("EXPOSE 8", string.Join('\n', DeployImageTests.Stage(name, 2)), StringComparison.Ordinal);
        Assert.Contains("COPY --from=build /out/probe /probe", DeployImageTests.Stage(name, 2));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_has_more_time_to_stop_than_it_takes(string name)
    {
        var service = Compose["services"][name];
        var drain = TimeSpan.Parse(service["environment"]["MessageHub__DrainTime"].Text, CultureInfo.InvariantCulture);
        Assert.True(drain >= DeployHost.DrainTime);
        Assert.True(Duration(service["stop_grace_period"].Text) >= drain + TimeSpan.FromSeconds(10));
    }

    /// <summary>Whatever stays is in the database and the broker: a host can be thrown away.</summary>
    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_writes_in_memory_only(string name)
    {
        var service = Compose["services"][name];
        // What a host is given to read, as the certificates of the gateway, it cannot write.
        if (service["volumes"].Exists)
            Assert.All(service["volumes"].Texts, volume => Assert.EndsWith(":ro", volume, StringComparison.Ordinal));
        Assert.Equal(["/tmp", "/data"], service["tmpfs"].Texts.Select(t => t.Split(':')[0]));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void An_image_has_an_exact_tag(string name)
    {
        var service = Compose["services"][name];
        Assert.Matches(@"^[a-z0-9./-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9.]+)*$", service["image"].Text);
        if (service["build"].Exists)
            Assert.Equal($"messagehub/{name}:{OwnVersion}", service["image"].Text);
    }

    [Fact]
    public void The_database_and_the_broker_cannot_be_reached_from_where_others_come_in()
    {
        Assert.Equal("true", Compose["networks"]["back"]["internal"].Text);
        var front = Compose["services"].Entries.Where(s => s.Value["networks"].Texts.Contains("front")).Select(s => s.Key);
        Assert.Equal(["gateway", "backoffice"], front);
        Assert.Equal(["back"], Compose["services"]["postgres"]["networks"].Texts);
        Assert.Equal(["back"], Compose["services"]["worker"]["networks"].Texts);
    }

    [Fact]
    public void A_port_listens_on_the_loopback_address_unless_the_operator_says_otherwise() => Assert.All(
        Compose["services"].Entries.SelectMany(s => s.Value["ports"].Texts),
        port => Assert.Matches(@"^(127\.0\.0\.1:|\$\{\w+:-127\.0\.0\.1:)", port));

    [Fact]
    public void Every_variable_has_a_default_and_stands_in_the_example()
    {
        var text = File.ReadAllText(Repository.PathOf("deploy", "compose", "compose.yaml"));
        var used = Variable().Matches(text).Select(m => (Name: m.Groups[1].Value, Default: m.Groups[2].Value)).ToArray();
        var example = File.ReadLines(Repository.PathOf("deploy", "compose", ".env.example"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('=', 2)).Select(p => (p[0], p[1]));
        Assert.Equal(used.Order(), example.Order());
    }

    [Fact]
    public void Every_secret_that_is_used_is_defined_and_made()
    {
        var script = File.ReadAllText(Repository.PathOf("deploy", "compose", "make-secrets.sh"));
        var used = Compose["services"].Entries.SelectMany(s => s.Value["secrets"].Items).Select(s => s.Text.Length > 0 ? s.Text : s["source"].Text).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Compose["secrets"].Entries.Select(s => s.Key).Order(StringComparer.Ordinal), used);
        Assert.All(Compose["secrets"].Entries, s => Assert.Contains(Path.GetFileName(s.Value["file"].Text), script, StringComparison.Ordinal));
    }

    /// <summary>Compose stops at a file that is not there, and starts what has no profile: both without anything being filled in.</summary>
    [Fact]
    public async Task After_make_secrets_everything_is_there_that_a_start_needs()
    {
        var folder = Directory.CreateTempSubdirectory("messagehub-compose-");
        using (var made = Process.Start("bash", [Repository.PathOf("deploy", "compose", "make-secrets.sh"), Path.Combine(folder.FullName, "secrets")]))
        {
            await made.WaitForExitAsync();
            Assert.Equal(0, made.ExitCode);
        }

        var needed = Compose["services"].Entries.SelectMany(s => s.Value["env_file"].Texts)
            .Concat(Compose["secrets"].Entries.Select(s => s.Value["file"].Text))
            .ToList();
        Assert.Contains("gateway.env", needed);
        Assert.All(needed, file => Assert.True(File.Exists(Path.Combine(folder.FullName, file)), file));
        using var keys = X509Certificate2.CreateFromPemFile(Path.Combine(folder.FullName, Compose["secrets"]["backoffice_keys"]["file"].Text));
        Assert.NotNull(keys.GetRSAPrivateKey());
        folder.Delete(recursive: true);
        var optional = Compose["services"].Entries.Where(s => s.Value["profiles"].Exists).Select(s => s.Key).ToList();
        Assert.Equal(["gateway"], optional);
        Assert.DoesNotContain(Compose["services"].Entries.SelectMany(s => s.Value["depends_on"].Entries.Select(d => d.Key)), optional.Contains);
    }

    [Fact]
    public void The_certificate_of_the_keys_lies_where_the_backoffice_looks_for_it_and_nowhere_else()
    {
        var environment = Compose["services"]["backoffice"]["environment"];
        var mounted = Compose["services"].Entries
            .SelectMany(s => s.Value["secrets"].Items.Where(i => i["source"].Text == "backoffice_keys").Select(i => (s.Key, i["target"].Text)));
        Assert.Equal(
            [("backoffice", environment["Backoffice__Keys__Certificate__File"].Text)],
            mounted.Select(m => (m.Key, $"{environment["MESSAGEHUB_SECRETS"]}/{m.Text}")));
    }

    /// <summary>PostgreSQL quotes failing statements and the values of broken constraints in its log, unless told not to.</summary>
    [Theory]
    [InlineData("log_error_verbosity=terse", "the detail of a broken constraint holds the value")]
    [InlineData("log_min_error_statement=panic", "a failing statement may hold values")]
    [InlineData("log_parameter_max_length=0", "so do its parameters")]
    [InlineData("log_parameter_max_length_on_error=0", "so do its parameters")]
    [InlineData("log_statement=none", "so does every statement")]
    public void The_log_of_the_database_holds_no_care_data(string setting, string reason)
    {
        Assert.NotEmpty(reason);
        Assert.Contains("-c" + setting, Compose["services"]["postgres"]["command"].Texts);
    }

    [Fact]
    public void The_broker_takes_the_largest_message_that_a_worker_accepts()
    {
        var settings = File.ReadLines(Repository.PathOf("deploy", "compose", "rabbitmq", "rabbitmq.conf"))
            .Where(l => l.Contains(" = ", StringComparison.Ordinal)).Select(l => l.Split(" = ")).ToDictionary(p => p[0], p => p[1]);
        var worker = File.ReadAllText(Repository.PathOf("src", "MessageHub.Berichten", "BerichtReader.cs"));
        var largest = Maximum().Match(worker).Groups[1].Value.Replace("_", "");
        Assert.True(Number(settings["max_message_size"]) > Number(largest));
        Assert.NotEmpty(settings["consumer_timeout"]);
        Assert.NotEmpty(settings["disk_free_limit.absolute"]);
    }

    private static string OwnVersion => (string)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static Yaml Service(string name) => (name == Simulator ? Demo : Compose)["services"][name];

    private static TimeSpan Duration(string text) => TimeSpan.FromSeconds(Number(text[..^1]) * (text[^1] == 'm' ? 60 : 1));

    [GeneratedRegex(@"\$\{(\w+):-([^}]+)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"DefaultMaximumBytes = ([\d_]+)")]
    private static partial Regex Maximum();
}
