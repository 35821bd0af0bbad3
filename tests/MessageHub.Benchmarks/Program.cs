using MessageHub.Benchmarks;

// dotnet run -c Release --project tests/MessageHub.Benchmarks -- [reading|composing|claim|check|all|allocations] [FOLDER…]
// With folders the command lines published there are measured in batches, to compare two versions; else this checkout is published first.
// The allocations are counted by a library and are no part of all.
var what = args.FirstOrDefault() ?? "all";
if (what is not ("reading" or "composing" or "claim" or "check" or "all" or "allocations"))
{
    Console.Error.WriteLine("reading, composing, claim, check, all or allocations?");
    return 2;
}

var work = Directory.CreateTempSubdirectory("messagehub-benchmarks-");
try
{
    if (what is "allocations")
        return AllocationBenchmark.Run(work.FullName) ? 0 : 1;

    var figures = new Figures();
    if (what is "reading" or "all")
        await ReadingBenchmark.RunAsync(figures);
    if (what is "composing" or "all")
        await ComposingBenchmark.RunAsync(figures, work.FullName);
    if (what is not ("reading" or "composing"))
    {
        IReadOnlyList<PublishedCommandLine> commandLines = args.Length > 1
            ? [.. args.Skip(1).Select(folder => new PublishedCommandLine(folder))]
            : [await PublishedCommandLine.PublishAsync(Path.Combine(work.FullName, "messagehub"))];
        if (what is "check" or "all")
            await CheckBenchmark.RunAsync(figures, work.FullName, commandLines);
        if (what is "claim" or "all")
            await ClaimBenchmark.RunAsync(figures, work.FullName, commandLines);
    }

    return figures.AllMet ? 0 : 1;
}
finally
{
    work.Delete(recursive: true);
}
