using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>Who may know whom. A new reference is a decision: it belongs in this table and in src/README.md.</summary>
public partial class ProjectReferenceTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("src", "README.md")).ReplaceLineEndings("\n");

    /// <summary>Project, the projects it references, the packages it references.</summary>
    public static readonly TheoryData<string, string[], string[]> Allowed = new()
    {
        { "Berichten", [], [] },
        { "Rules", ["Berichten"], [] },
        { "Register", ["Rules"], ["Microsoft.Data.Sqlite", "Npgsql"] },
        { "Processing", ["Register"], ["MassTransit", "Polly.Core"] },
        { "Example", ["Processing"], [] },
        {
            "Hosting", ["Processing"],
            [
                "OpenTelemetry.Extensions.Hosting", "OpenTelemetry.Exporter.OpenTelemetryProtocol",
                "Serilog", "Serilog.Extensions.Logging", "Serilog.Formatting.Compact", "Serilog.Settings.Configuration",
                "Serilog.Sinks.Console",
            ]
        },
        { "Worker", ["Hosting", "Processing"], ["MassTransit", "MassTransit.RabbitMQ", "Polly.Core", "RabbitMQ.Client"] },
        { "Gateway", ["Hosting", "Processing"], ["Polly.Core", "RabbitMQ.Client"] },
        { "Cli", ["Hosting", "Processing"], ["System.CommandLine"] },
        {
            "Backoffice",
            ["Example", "Hosting", "Processing"],
            ["Microsoft.AspNetCore.Authentication.OpenIdConnect", "Otp.NET", "QRCoder", "SpreadCheetah"]
        },
        { "Probe", [], [] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_references_what_it_may(string project, string[] projects, string[] packages)
    {
        var file = XDocument.Load(Repository.PathOf("src", $"MessageHub.{project}", $"MessageHub.{project}.csproj"));
        Assert.Equal(projects.Select(p => $"../MessageHub.{p}/MessageHub.{p}.csproj"), Includes(file, "ProjectReference"));
        Assert.Equal(packages, Includes(file, "PackageReference"));
    }

    [Fact]
    public void Every_project_in_src_is_in_the_table() => Assert.Equal(
        Allowed.Select(row => $"MessageHub.{row[0]}").Order(StringComparer.Ordinal),
        Repository.Files("src", "*.csproj").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_project_of_the_checkout_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("MessageHub.sln"));
        var missing = Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj"))
            .Select(Path.GetFileName)
            .Where(name => !solution.Contains(name!, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_drawing_has_each_project_of_src_and_each_reference_as_an_arrow()
    {
        var projects = Repository.Files("src", "*.csproj").ToList();
        Assert.Equal(
            projects.Select(NameOf).Order(StringComparer.Ordinal), Box().Matches(Readme).Select(Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            projects.SelectMany(p => ReferencesOf(p).Select(r => $"{NameOf(p)} --> {r}")).Order(StringComparer.Ordinal),
            Arrow().Matches(Readme).Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_project_of_src_has_a_paragraph() => Assert.Equal(
        Repository.Files("src", "*.csproj").Select(NameOf).Order(StringComparer.Ordinal),
        Paragraph().Matches(Readme).Select(Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_table_of_tests_has_each_project_with_its_references() => Assert.Equal(
        Repository.Files("tests", "*.csproj")
            .Select(p => $"{NameOf(p)}: {string.Join(", ", ReferencesOf(p))}")
            .Order(StringComparer.Ordinal),
        Row()
            .Matches(Readme)
            .Select(m => $"{Name(m)}: {m.Groups[2].Value.Replace("–", "", StringComparison.Ordinal)}")
            .Order(StringComparer.Ordinal));

    private static string Name(Match match) => match.Groups[1].Value;

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project)["MessageHub.".Length..];

    private static IEnumerable<string> ReferencesOf(string project) =>
        Includes(XDocument.Load(project), "ProjectReference").Select(path => NameOf(path));

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(e => (string)e.Attribute("Include")!);

    [GeneratedRegex(@"^        (\w+)\[""", RegexOptions.Multiline)]
    private static partial Regex Box();

    [GeneratedRegex(@"^    (\w+ --> \w+)$", RegexOptions.Multiline)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^\*\*MessageHub\.(\w+)\*\* ", RegexOptions.Multiline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^\| ([A-Z][\w.]+) \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
