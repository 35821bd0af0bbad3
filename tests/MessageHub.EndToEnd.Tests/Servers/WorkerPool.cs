using System.Collections.Concurrent;

namespace MessageHub.EndToEnd.Tests;

/// <summary>Keeps a number of workers running, as an orchestrator does: one that ends is started again.</summary>
internal sealed class WorkerPool : IAsyncDisposable
{
    /// <summary>The store was out of reach at the start, or the broker until the end.</summary>
    private const int OutOfReach = 1;

    /// <summary>It lost its consumers for good, and wants to be started again.</summary>
    private const int WithoutConsumers = 3;

    private const int ShownLines = 40;
    private const int Terminated = 143;

    private readonly Installation place;
    private readonly Slot[] slots;
    private readonly ConcurrentQueue<string> oddities = new();
    private volatile bool isStopping;

    /// <param name="place">Where they live.</param>
    /// <param name="workers">How many.</param>
    /// <param name="settings">Settings beside those of the place.</param>
    public WorkerPool(Installation place, int workers, params (string Name, string Value)[] settings)
    {
        this.place = place;
        slots = [.. Enumerable.Range(0, workers).Select(worker => new Slot(SettingsOf(place, worker, settings)))];
        foreach (var slot in slots)
            slot.Running = SuperviseAsync(slot);
    }

    public int Size => slots.Length;

    /// <summary>How many processes were started.</summary>
    public int Starts => slots.Sum(s => s.Starts);

    /// <summary>What went otherwise than was asked for: a worker that ended by itself, or that reported something of a client.</summary>
    public IReadOnlyCollection<string> Oddities => oddities;

    /// <summary>The last that each of the running ones said.</summary>
    public string Output => string.Join("\n", slots.Select((s, i) => $"--- worker {i}\n{s.Process?.Output}"));

    /// <summary>Waits until all of them take messages.</summary>
    public Task ReadyAsync() => Wait.UntilAsync(
        async () =>
            await place.Broker.ConsumersAsync("messagehub.in") >= Size && await place.Broker.ConsumersAsync("messagehub.process") >= Size,
        "the workers are ready",
        () => $"{string.Join('\n', oddities)}\n{Output}");

    /// <summary>Kills one at once; another takes its place.</summary>
    public Task KillAsync(int worker) => EndAsync(slots[worker], "KILL");

    /// <summary>Reports one to stop; another takes its place when it has done so.</summary>
    public Task DrainAsync(int worker) => EndAsync(slots[worker], "TERM");

    /// <summary>Reports all to stop, and waits until they have.</summary>
    public Task StopAsync() => EndAllAsync("TERM");

    public async ValueTask DisposeAsync() => await EndAllAsync("KILL");

    private static Dictionary<string, string> SettingsOf(Installation place, int worker, IEnumerable<(string Name, string Value)> more)
    {
        var settings = place.Settings(worker);
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }

    private static async Task EndAsync(Slot slot, string signal)
    {
        if (slot.Process is not { } process)
            return;
        slot.Asked = signal;
        await process.SignalAsync(signal);
        await process.Ended.WaitAsync(Wait.MaxWait);
    }

    private async Task EndAllAsync(string signal)
    {
        isStopping = true;
        await Task.WhenAll(slots.Select(EndForGoodAsync)).WaitAsync(Wait.MaxWait);

        async Task EndForGoodAsync(Slot slot)
        {
            // One that just ended may have been followed by another.
            WorkerProcess? told = null;
            while (!slot.Running.IsCompleted)
            {
                if (slot.Process is { } process && process != told)
                {
                    told = process;
                    slot.Asked = signal;
                    await process.SignalAsync(signal);
                }

                await Task.WhenAny(slot.Running, Task.Delay(TimeSpan.FromMilliseconds(50)));
            }
        }
    }

    private async Task SuperviseAsync(Slot slot)
    {
        while (!isStopping)
        {
            await using var process = new WorkerProcess(slot.Settings);
            slot.Starts++;
            slot.Process = process;
            var code = await process.Ended;
            var asked = Interlocked.Exchange(ref slot.Asked, null);
            var isFine = asked switch
            {
                "KILL" => true,
                // A signal before it listens to signals ends it like any program.
                "TERM" => code is 0 or Terminated or OutOfReach or WithoutConsumers,
                _ => code is OutOfReach or WithoutConsumers,
            };
            if (!isFine)
                oddities.Enqueue(
                    $"A worker ended with {code}, asked for was "
                    + $"{asked ?? "nothing"}:\n{string.Join('\n', process.Output.Split('\n').TakeLast(ShownLines))}");
            foreach (var leak in process.Leaks)
                oddities.Enqueue($"A worker told of a client: {leak}");
        }
    }

    private sealed class Slot(IReadOnlyDictionary<string, string> settings)
    {
        public IReadOnlyDictionary<string, string> Settings { get; } = settings;

        public volatile WorkerProcess? Process;
        public string? Asked;

        public int Starts { get; set; }

        public Task Running { get; set; } = Task.CompletedTask;
    }
}
