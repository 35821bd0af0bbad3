using MessageHub.Load;

// dotnet run -c Release --project tests/MessageHub.Load -- [throughput|latency|memory|large|all|pages|soak] [--messages N] [--rate N]
// [--minutes N]
if (args is ["floor", var postgres, var rabbitMq])
{
    await Floor.RunAsync(postgres, rabbitMq);
    return 0;
}

var what = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "all";
var messages = Option("--messages") ?? 100_000;
if (what is not ("throughput" or "latency" or "memory" or "large" or "all" or "pages" or "soak"))
{
    Console.Error.WriteLine("throughput, latency, memory, large, all of these, pages, or soak?");
    return 2;
}

await using var servers = await Servers.StartAsync();
if (what is "pages")
{
    await new PageRun(servers).RunAsync();
    return 0;
}

if (what is "soak")
    return await new SoakRun(servers).RunAsync(Option("--minutes") ?? 120, Option("--rate") ?? 50);

var run = new LoadRun(servers);
// Two messages a story, and what comes before the memory is measured.
await run.PrepareAsync(stories: messages / 2 + 75_000);
var rate = Option("--rate");
if (what is "throughput" or "all" || (what is "latency" && rate is null))
    await run.ThroughputAsync();
if (what is "latency" or "all")
    await run.LatencyAsync(rate);
if (what is "large" or "all")
    await run.LargeAsync();
if (what is "memory" or "all")
    await run.MemoryAsync(messages);
return 0;

int? Option(string name) =>
    args.SkipWhile(a => a != name)
        .Skip(1)
        .Select(a => (int?)int.Parse(a, System.Globalization.CultureInfo.InvariantCulture))
        .FirstOrDefault();
