namespace MessageHub.House.Tests;

/// <summary>What stands in few files on purpose, so that changing it stays a matter of these files.</summary>
public class SeamTests
{
    private static readonly string[] Seam =
    [
        "MessageHub.Hosting/HostLogging.cs",
        "MessageHub.Hosting/TelemetryExport.cs",
        "MessageHub.Processing/Queues/BerichtConsumer.cs",
        "MessageHub.Processing/Queues/BerichtConsumerDefinition.cs",
        "MessageHub.Worker/Folders/",
        "MessageHub.Worker/Program.cs",
        "MessageHub.Worker/Queues/",
        "MessageHub.Worker/Startup/WorkerHost.cs",
    ];

    /// <summary>The library that carries messages (docs/adr/0006-masstransit-8.md).</summary>
    [Fact]
    public void Only_the_seam_names_MassTransit()
    {
        var source = Repository.PathOf("src");
        var found = Repository.Files("src", "*.cs")
            .Where(
                file => File.ReadLines(file)
                    .Any(
                        line => line.Contains("MassTransit", StringComparison.Ordinal)
                            && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .ToList();
        Assert.NotEmpty(found);
        Assert.All(found, file => Assert.Contains(Seam, part => file.StartsWith(part, StringComparison.Ordinal)));
    }

    /// <summary>Hosts that choose for themselves could work on two stores, or judge by two sets of rules, with the same settings.</summary>
    [Theory]
    [InlineData("new PostgresDatabase(", "MessageHub.Hosting/HubServices.cs")]
    [InlineData("new SqliteDatabase(", "MessageHub.Hosting/HubServices.cs")]
    [InlineData("messagehub.db\"", "MessageHub.Hosting/HostingSettings.cs")]
    [InlineData("new SchemaLibrary(", "MessageHub.Hosting/HubServices.cs")]
    [InlineData("RuleCatalogue.With(", "MessageHub.Hosting/HubServices.cs")]
    [InlineData("new ProcessingSettings", "MessageHub.Hosting/HubServices.cs")]
    [InlineData(".AddEnvironmentVariables(", "MessageHub.Hosting/HostSources.cs")]
    [InlineData("Environment.GetEnvironmentVariable(", "MessageHub.Hosting/HostSources.cs")]
    public void Only_the_host_kit_chooses_store_schemas_rules_and_settings(string code, string place) => Assert.Equal(
        [place],
        Repository.Files("src", "*.cs")
            .Where(file => File.ReadAllText(file).Contains(code, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.PathOf("src"), file).Replace('\\', '/')));
}
