using System.Diagnostics;
using System.Globalization;
using MessageHub.Benchmarks;
using MessageHub.Berichten.Reading;
using MessageHub.Processing.Queues;

namespace MessageHub.Load;

/// <summary>The measurements, all in one run on the same servers: a ratio of two things measured in batches says more than a number.</summary>
internal sealed class LoadRun(Servers servers)
{
    private const int Rounds = 3;
    private const int WarmUps = 4;
    private const int PerRound = 5_000;

    /// <summary>What a worker should do of what the floor does.</summary>
    private const double Aim = 0.4;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(10);

    /// <summary>The next message that was not sent yet.</summary>
    private int next;
    private double half;

    public Task PrepareAsync(int stories) => Register.FillAsync(servers.Postgres, stories);

    /// <summary>End to end, generator, broker, database and one worker on this machine, in turns with the floor.</summary>
    public async Task ThroughputAsync()
    {
        await using var floor = new Child("MessageHub.Load", ["floor", await Register.MakeAsync(servers.Postgres, "floor"), servers.RabbitMq], new Dictionary<string, string>());
        await floor.UntilSaidAsync(Floor.Ready);
        await using var worker = Child.Worker(servers);
        await using var traffic = await OpenAsync();
        var (floors, workers, floorDone) = (new List<double>(), new List<double>(), 0);
        // The first rounds warm both up and do not count: the compiler is done with a worker after some 10,000 messages.
        for (var round = 0; round < Rounds + WarmUps; round++)
        {
            var batch = Take(PerRound);
            floorDone += PerRound;
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(traffic.PublishAllAsync(Floor.Queue, batch), floor.UntilSaidAsync(Floor.Done(floorDone)));
            floors.Add(PerRound / Stopwatch.GetElapsedTime(started).TotalSeconds);
            traffic.Forget();

            started = Stopwatch.GetTimestamp();
            var before = Costs.Of(worker);
            await Task.WhenAll(traffic.PublishAllAsync(QueueNames.In, batch), traffic.UntilAnsweredAsync(PerRound, MaxWait));
            workers.Add(PerRound / Stopwatch.GetElapsedTime(started).TotalSeconds);
            traffic.Forget();
            Say($"round {round}: floor {floors[^1]:F0} messages/s, worker {workers[^1]:F0} messages/s; {Costs.Of(worker).Since(before, PerRound)}");
        }

        var (max, rate) = (Median(floors.Skip(WarmUps)), Median(workers.Skip(WarmUps)));
        half = Aim * max / 2;
        Say($"throughput: floor {max:F0}/s, worker {rate:F0}/s, ratio {rate / max:F2} (aim: at least {Aim:F2})");
        Complain(worker);
    }

    /// <summary>From publishing a message to receiving its answer.</summary>
    /// <param name="rate">So many messages a second; half of the rate that is aimed at when null.</param>
    public async Task LatencyAsync(int? rate)
    {
        var perSecond = rate ?? half;
        await using var worker = Child.Worker(servers);
        await using var traffic = await OpenAsync();
        await WarmUpAsync(traffic);
        // The first time reports a worker that was just started: what is done at this rate is not all compiled by what was done at full speed.
        foreach (var state in new[] { "just started", "that has been at work" })
        {
            var batch = Take((int)(perSecond * 20));
            var before = Costs.Of(worker);
            await traffic.PublishSteadilyAsync(QueueNames.In, batch, perSecond);
            await traffic.UntilAnsweredAsync(batch.Count, MaxWait);
            Say($"latency at {perSecond:F0} messages/s, a worker {state}: {Percentiles(traffic.Took.Values)} (aim: p99 under 250 ms); {Costs.Of(worker).Since(before, batch.Count)}");
            traffic.Forget();
        }

        Complain(worker);
    }

    /// <summary>Small messages of others while a worker judges a claim of 23,000 lines.</summary>
    public async Task LargeAsync()
    {
        await using var worker = Child.Worker(servers);
        await using var traffic = await OpenAsync();
        await WarmUpAsync(traffic);
        for (var client = 0; client < GeneratedClaim.ClientsOf(23_000); client++)
            await traffic.PublishAsync(QueueNames.In, $"large-{client}", BerichtWriter.Write(GeneratedClaim.Allocation(client)));
        await traffic.UntilAnsweredAsync(GeneratedClaim.ClientsOf(23_000), MaxWait);
        traffic.Forget();
        var small = Take(2_000);
        await Task.WhenAll(
            traffic.PublishAsync(QueueNames.In, "large", GeneratedClaim.Write(23_000)),
            traffic.PublishSteadilyAsync(QueueNames.In, small, 100));
        await traffic.UntilAnsweredAsync(small.Count + 1, MaxWait);
        var slowest = traffic.Took.Where(t => t.Key != "large").Select(t => t.Value);
        Say($"a claim of 23,000 lines took {traffic.Took["large"].TotalSeconds:F1} s; {small.Count} small messages of others beside it: {Percentiles(slowest)} (aim: all under 1,000 ms); peak {worker.Memory.Peak >> 20} MB");
        Complain(worker);
    }

    /// <summary>The memory of a worker over many messages.</summary>
    public async Task MemoryAsync(int messages)
    {
        await using var worker = Child.Worker(servers);
        await using var traffic = await OpenAsync();
        var samples = new List<long>();
        for (var done = 0; done < messages; done += 10_000)
        {
            var batch = Take(10_000);
            await Task.WhenAll(traffic.PublishAllAsync(QueueNames.In, batch), traffic.UntilAnsweredAsync(batch.Count, MaxWait));
            traffic.Forget();
            samples.Add(worker.Memory.Now >> 20);
        }

        Say($"memory after each 10,000 messages: {string.Join(", ", samples)} MB");
        Complain(worker);
    }

    private async Task<Traffic> OpenAsync()
    {
        // The worker makes its queues when it starts.
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await Traffic.OpenAsync(servers.RabbitMq);
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task WarmUpAsync(Traffic traffic)
    {
        // The compiler is done with a worker after some 10,000 messages, as in the rounds above.
        var batch = Take(WarmUps * PerRound);
        await Task.WhenAll(traffic.PublishAllAsync(QueueNames.In, batch), traffic.UntilAnsweredAsync(batch.Count, MaxWait));
        traffic.Forget();
    }

    private List<(string Id, byte[] Content)> Take(int messages)
    {
        var batch = Enumerable.Range(next, messages).Select(n => ($"load-{n}", Stories.Message(n))).ToList();
        next += messages;
        return batch;
    }

    private static void Complain(Child child)
    {
        foreach (var line in child.Lines.Take(5))
            Say($"  the worker said: {line}");
    }

    private static string Percentiles(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToList();
        return $"p50 {At(0.50):F0} ms, p99 {At(0.99):F0} ms, slowest {sorted[^1]:F0} ms";
        double At(double part) => sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(part * sorted.Count) - 1)];
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
