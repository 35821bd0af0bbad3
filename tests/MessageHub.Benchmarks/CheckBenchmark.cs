namespace MessageHub.Benchmarks;

/// <summary>Start-up: the command line checks one small file.</summary>
internal static class CheckBenchmark
{
    private const int Rounds = 15;
    private const double TargetSeconds = 0.4;

    public static async Task RunAsync(Figures figures, string work, IReadOnlyList<PublishedCommandLine> commandLines)
    {
        var file = Path.Combine(work, "small.xml");
        await File.WriteAllBytesAsync(file, GeneratedClaim.Write(2));
        var medians = await Interleaved.MediansAsync(
            Rounds,
            [
                .. commandLines.Select(
                    c => (Func<Task<TimeSpan>>)(async () => (await c.RunAsync(0, withMemory: false, "check", file)).Time))]);
        for (var i = 0; i < commandLines.Count; i++)
        {
            if (commandLines.Count > 1)
                Console.WriteLine(commandLines[i].Folder);
            figures.Add("check of a small file, start to exit", medians[i] / 1000, TargetSeconds, "s");
        }
    }
}
