using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>What deploy/docker promises: small images, no shell, no root, and the packages of the lock files.</summary>
public partial class DeployImageTests
{
    private static readonly string[] Dockerfiles = [.. Repository.Files(Path.Combine("deploy", "docker"), "*.Dockerfile")
        .Select(f => Path.GetFileName(f).Split('.')[0]).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Dockerfiles];

    /// <summary>The instructions of a stage, 1 or 2; a continued line is one, comments are left out.</summary>
    public static List<string> Stage(string name, int number)
    {
        var text = File.ReadAllText(Repository.PathOf("deploy", "docker", name + ".Dockerfile"));
        var stage = 0;
        return [.. Continued().Replace(Comment().Replace(text, ""), " ")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => (stage += line.StartsWith("FROM ", StringComparison.Ordinal) ? 1 : 0) == number)];
    }

    [Fact]
    public void Every_service_in_src_has_an_image_a_service_and_a_deployment()
    {
        var services = Repository.Files("src", "*.csproj").Where(IsService).Select(f => Path.GetFileNameWithoutExtension(f)!).ToArray();
        Assert.Contains("MessageHub.Worker", services);
        Assert.Empty(services.Except(DeployHost.All.Select(h => h.Project)));

        var compose = Yaml.Documents("deploy", "compose", "compose.yaml").Single()["services"];
        foreach (var host in DeployHost.All)
        {
            Assert.Contains(Stage(host.Name, 1), line => line.Contains($"dotnet publish src/{host.Project} ", StringComparison.Ordinal));
            Assert.Equal($"deploy/docker/{host.Name}.Dockerfile", compose[host.Name]["build"]["dockerfile"].Text);
            Assert.StartsWith(
                $"messagehub/{host.Name}:", DeployKubernetesTests.Container(host.Name)["image"].Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_runs_as_a_user_with_a_number_that_is_not_root(string name)
    {
        var user = Assert.Single(Stage(name, 2), line => line.StartsWith("USER ", StringComparison.Ordinal));
        Assert.Matches("^USER [1-9][0-9]*:[1-9][0-9]*$", user);
    }

    /// <summary>The library of the bus reports usage to its maker unless it is asked not to.</summary>
    [Fact]
    public void No_bus_is_made_that_reports_usage()
    {
        var sources = Repository.Files("src", "*.cs").Select(f => File.ReadAllText(f)).ToArray();
        var made = sources.Sum(s => Regex.Count(s, @"\.AddMassTransit\("));
        Assert.NotEqual(0, made);
        Assert.Equal(made, sources.Sum(s => Regex.Count(s, @"\.DisableUsageTelemetry\(\)")));
        foreach (var host in DeployHost.All.Where(h => HasBus(h.Project)))
            Assert.Contains(
                Stage(host.Name, 2),
                line => line.StartsWith("ENV ", StringComparison.Ordinal)
                    && line.Contains("MASSTRANSIT_USAGE_TELEMETRY=false", StringComparison.Ordinal));
    }

    private static bool HasBus(string project) =>
        File.ReadAllText(Repository.PathOf("src", project, "packages.lock.json")).Contains("\"MassTransit\"", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_needs_no_shell_and_takes_nothing_but_what_was_built(string name)
    {
        var stage = Stage(name, 2);
        Assert.Matches("-chiseled-extra$", stage[0]);
        Assert.DoesNotContain(
            stage, line => line.StartsWith("RUN ", StringComparison.Ordinal) || line.StartsWith("ADD ", StringComparison.Ordinal));
        Assert.All(
            stage.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)),
            line => Assert.StartsWith("COPY --from=build ", line, StringComparison.Ordinal));
        Assert.Contains("STOPSIGNAL SIGTERM", stage);
        var project = Published(name)[0];
        Assert.Equal($"ENTRYPOINT [\"dotnet\", \"/app/{Path.GetFileName(project)}.dll\"]", stage[^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_is_built_on_exact_versions(string name)
    {
        foreach (var stage in new[] { 1, 2 })
            Assert.Matches(@"^FROM [a-z0-9./]+:\d+\.\d+\.\d+-[a-z-]+( AS build)?$", Stage(name, stage)[0]);
        var version = (string)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single();
        Assert.Contains(Stage(name, 2), line => line.Contains($"org.opencontainers.image.version=\"{version}\"", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_holds_the_packages_of_the_lock_files(string name)
    {
        var restored = Runs(name, "dotnet restore");
        Assert.Equal(Published(name), restored.Select(line => line.Split(' ')[2]));
        Assert.All(restored, line => Assert.EndsWith(" --locked-mode", line, StringComparison.Ordinal));
        Assert.All(Runs(name, "dotnet publish"), line => Assert.Contains(" --configuration Release ", line, StringComparison.Ordinal));
        Assert.All(
            Runs(name, "dotnet publish"), line => Assert.Contains(" --no-restore --no-self-contained ", line, StringComparison.Ordinal));
    }

    /// <summary>
    /// A restore for a platform does not fetch the compiler that the publish for it uses, unless it is reported so; then only a warm cache
    /// has it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_publish_for_a_platform_needs_is_restored(string name) => Assert.All(
        Runs(name, "dotnet restore").Where(line => line.Contains("--runtime", StringComparison.Ordinal)),
        line => Assert.Contains(" -p:PublishReadyToRun=true ", line, StringComparison.Ordinal));

    /// <summary>check.sh takes the arguments from the Dockerfile; a second list of them would go its own way.</summary>
    [Fact]
    public void The_check_plays_every_Dockerfile_and_has_no_arguments_of_its_own()
    {
        var script = File.ReadAllText(Repository.PathOf("deploy", "check.sh"));
        var played = PlayedHosts().Match(script).Groups[1].Value.Split(' ');
        Assert.Equal(Dockerfiles, played.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("--configuration", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--locked-mode", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".git", "the history")]
    [InlineData("**/bin", "what was built elsewhere")]
    [InlineData("**/obj", "what was restored elsewhere")]
    [InlineData("data", "messages and the embedded store of who tries it here")]
    [InlineData("deploy/compose/secrets", "passwords")]
    public void The_build_never_sees(string path, string what)
    {
        Assert.NotEmpty(what);
        Assert.Contains(path, File.ReadAllLines(Repository.PathOf(".dockerignore")));
    }

    private static string[] Runs(string name, string command) =>
        [
            .. Stage(name, 1)
                .Select(line => Mount().Replace(line, ""))
                .Where(line => line.StartsWith("RUN " + command, StringComparison.Ordinal))
                .Select(line => line[4..])
        ];

    private static string[] Published(string name) => [.. Runs(name, "dotnet publish").Select(line => line.Split(' ')[2])];

    /// <summary>
    /// Runs on and on: what is made of the kit of hosts, without the command line, which people start and which ends by itself.
    /// </summary>
    private static bool IsService(string project)
    {
        var file = XDocument.Load(project);
        return (string?)file.Root!.Attribute("Sdk") == "Microsoft.NET.Sdk.Web"
            || (References("ProjectReference", "MessageHub.Hosting")
                && file.Descendants("OutputType").Any(t => t.Value == "Exe")
                && !References("PackageReference", "System.CommandLine"));

        bool References(string kind, string name) =>
            file.Descendants(kind).Any(r => ((string?)r.Attribute("Include"))!.Contains(name, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"--mount=\S+ ")]
    private static partial Regex Mount();

    [GeneratedRegex(@"for host in ([a-z ]+); do")]
    private static partial Regex PlayedHosts();
}
