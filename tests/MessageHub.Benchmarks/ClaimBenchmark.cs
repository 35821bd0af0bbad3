namespace MessageHub.Benchmarks;

/// <summary>
/// A large claim through levels 1 to 4 on the embedded store, the 325 written to a folder, as one run of the command line.
/// </summary>
internal static class ClaimBenchmark
{
    private const int Lines = 23_000;
    private const int Rounds = 5;
    private const double TargetSeconds = 5, TargetMb = 256, TargetGrowth = 2.2;
    private const int PartlyGranted = 1;

    public static async Task RunAsync(Figures figures, string work, IReadOnlyList<PublishedCommandLine> commandLines)
    {
        var store = await FillStoreAsync(Path.Combine(work, "register"), GeneratedClaim.ClientsOf(Lines));
        var (half, whole) = (WriteClaim(work, Lines / 2), WriteClaim(work, Lines));
        Figures.Add($"{Lines} lines: size of the file", new FileInfo(whole).Length / 1024.0 / 1024.0, "MB");
        var peaks = commandLines.Select(_ => new List<double>()).ToArray();
        var medians = await Interleaved.MediansAsync(
            Rounds,
            [
                .. from i in Enumerable.Range(0, commandLines.Count)
                   from file in new[] { half, whole }
                   select (Func<Task<TimeSpan>>)(async () =>
                   {
                       var (time, peak) = await ProcessAsync(commandLines[i], store, work, file);
                       if (file == whole)
                           peaks[i].Add(peak);
                       return time;
                   }),
            ]);
        for (var i = 0; i < commandLines.Count; i++)
        {
            if (commandLines.Count > 1)
                Console.WriteLine(commandLines[i].Folder);
            var (halfTime, wholeTime) = (medians[2 * i], medians[2 * i + 1]);
            figures.Add($"{Lines} lines: process, all levels, start to exit", wholeTime / 1000, TargetSeconds, "s");
            figures.Add($"{Lines} lines: peak resident memory", peaks[i].Max(), TargetMb, "MB");
            Figures.Add($"{Lines / 2} lines: process, all levels, start to exit", halfTime / 1000, "s");
            figures.Add("twice the lines: ratio of the times", wholeTime / halfTime, TargetGrowth, "");
        }
    }

    private static string WriteClaim(string work, int lines)
    {
        var path = Path.Combine(work, $"claim-{lines}.xml");
        File.WriteAllBytes(path, GeneratedClaim.Write(lines));
        return path;
    }

    private static async Task<(TimeSpan Time, double PeakMb)> ProcessAsync(
        PublishedCommandLine commandLine, string filled, string work, string file)
    {
        var (store, answers) = (Path.Combine(work, "store"), Path.Combine(work, "answers"));
        foreach (var folder in new[] { store, answers }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(store);
        foreach (var part in Directory.EnumerateFiles(filled))
            File.Copy(part, Path.Combine(store, Path.GetFileName(part)));
        var result = await commandLine.RunAsync(
            PartlyGranted, withMemory: true, "process", file, "--store", store, "--out", answers, "--today",
            $"{GeneratedClaim.Today:yyyy-MM-dd}", "--json");
        if (new FileInfo(Directory.EnumerateFiles(answers, "JW325-*.xml").Single()).Length < 100_000)
            throw new InvalidOperationException("The 325 has to carry the rejected lines.");
        return result;
    }

    /// <summary>A store with the agreement and an allocation of every client, each by a 301 of its own.</summary>
    private static async Task<string> FillStoreAsync(string folder, int clients)
    {
        Console.WriteLine($"Filling a register with {clients} allocations …");
        await using var database = await FilledStore.MakeAsync(
            folder, GeneratedClaim.Agreements, [.. Enumerable.Range(0, clients).Select(GeneratedClaim.Allocation)]);
        return folder;
    }
}
