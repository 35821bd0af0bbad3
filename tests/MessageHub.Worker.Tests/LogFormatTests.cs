using System.Text.Json;

namespace MessageHub.Worker.Tests;

/// <summary>What a worker writes to its standard output.</summary>
public class LogFormatTests
{
    [Fact]
    public async Task As_json_every_line_is_one_event_with_its_values()
    {
        using var root = new TemporaryFolder();
        var folders = new DataFolders(root.Path);
        folders.Create();
        await using var worker = new ChildWorker(
            "--MessageHub:Data", root.Path, "--MessageHub:LogFormat", "json", "--MessageHub:PollInterval", "00:00:00.02",
            "--MessageHub:Schemas", BrokenSchemas(root.Path));
        await worker.UntilSaidAsync("Watching");
        await File.WriteAllBytesAsync(Path.Combine(folders.In, "a.xml"), DemoMessages.Numbered(0));
        await File.WriteAllBytesAsync(Path.Combine(folders.In, "b.xml"), DemoMessages.Numbered(1));
        await worker.UntilSaidAsync("findings [");
        // With a stack trace, which has many lines.
        await worker.UntilSaidAsync("attempt 1 failed");
        await worker.SignalAsync("TERM");
        Assert.Equal(0, await worker.EndAsync());

        var events = worker.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.All(
            events, e => Assert.True(e.TryGetProperty("@t", out _) && e.TryGetProperty("@m", out _) && e.TryGetProperty("Service", out _)));
        Assert.Contains(
            events,
            e => e.TryGetProperty("@l", out var level)
                && level.GetString() == "Error"
                && e.GetProperty("Details").GetString()!.Contains('\n'));
        var judged = Assert.Single(events, e => e.TryGetProperty("Outcome", out _));
        Assert.Equal(("JW323", "rejected"), (judged.GetProperty("Bericht").GetString(), judged.GetProperty("Outcome").GetString()));
        Assert.True(Guid.TryParse(judged.GetProperty("BerichtId").GetString(), out _));
        Assert.True(judged.GetProperty("Milliseconds").TryGetInt64(out _));
    }

    /// <summary>Schemas of which that of the 305 is none.</summary>
    private static string BrokenSchemas(string root)
    {
        var target = Directory.CreateDirectory(Path.Combine(root, "schemas")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "schemas"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            if (Path.GetFileName(file) == "JW305.xsd")
                File.WriteAllText(copy, "<geen schema");
        }

        return target;
    }
}
