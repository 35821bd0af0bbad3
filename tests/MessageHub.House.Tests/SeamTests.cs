namespace MessageHub.House.Tests;

/// <summary>What knows the library that carries messages, so that leaving it stays a matter of these files (docs/adr/0006-masstransit-8.md).</summary>
public class SeamTests
{
    private static readonly string[] Seam =
    [
        "MessageHub.Hosting/HostLogging.cs",
        "MessageHub.Hosting/TelemetryExport.cs",
        "MessageHub.Processing/BerichtConsumer.cs",
        "MessageHub.Processing/BerichtConsumerDefinition.cs",
        "MessageHub.Worker/Folders/",
        "MessageHub.Worker/Program.cs",
        "MessageHub.Worker/Queues/",
        "MessageHub.Worker/WorkerHost.cs",
    ];

    [Fact]
    public void Only_the_seam_names_MassTransit()
    {
        var source = Repository.PathOf("src");
        var found = Repository.Files("src", "*.cs")
            .Where(file => File.ReadLines(file).Any(line => line.Contains("MassTransit", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .ToList();
        Assert.NotEmpty(found);
        Assert.All(found, file => Assert.Contains(Seam, part => file.StartsWith(part, StringComparison.Ordinal)));
    }
}
