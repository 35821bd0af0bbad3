using System.Xml.Linq;

namespace MessageHub.House.Tests;

/// <summary>Who may know whom. A new reference is a decision: it belongs in this table and in src/README.md.</summary>
public class ProjectReferenceTests
{
    /// <summary>Project, the projects it references, the packages it references.</summary>
    public static readonly TheoryData<string, string[], string[]> Allowed = new()
    {
        { "Berichten", [], [] },
        { "Rules", ["Berichten"], [] },
        { "Register", ["Rules"], ["Microsoft.Data.Sqlite", "Npgsql"] },
        { "Processing", ["Register"], ["MassTransit", "Polly.Core"] },
        {
            "Hosting", ["Processing"],
            [
                "OpenTelemetry.Extensions.Hosting", "OpenTelemetry.Exporter.OpenTelemetryProtocol",
                "Serilog", "Serilog.Extensions.Logging", "Serilog.Formatting.Compact", "Serilog.Settings.Configuration", "Serilog.Sinks.Console",
            ]
        },
        { "Worker", ["Hosting", "Processing"], ["MassTransit", "MassTransit.RabbitMQ", "Polly.Core", "RabbitMQ.Client"] },
        {
            "Gateway", ["Hosting", "Processing"],
            ["Polly.Core", "RabbitMQ.Client", "Serilog", "Serilog.Extensions.Logging", "Serilog.Settings.Configuration", "Serilog.Sinks.Console"]
        },
        { "Cli", ["Processing"], ["System.CommandLine"] },
        { "Backoffice", ["Hosting", "Processing"], ["Microsoft.AspNetCore.Authentication.OpenIdConnect", "Otp.NET", "QRCoder", "SpreadCheetah"] },
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

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(e => (string)e.Attribute("Include")!);
}
