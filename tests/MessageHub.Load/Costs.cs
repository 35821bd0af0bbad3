using System.Diagnostics;
using System.Globalization;

namespace MessageHub.Load;

/// <summary>
/// The processor time that everybody here has used so far, and what other machines took of it (steal), in ticks of all processors.
/// </summary>
internal readonly record struct Costs(TimeSpan Worker, TimeSpan Database, TimeSpan Broker, TimeSpan Load, long Stolen, long All)
{
    public static Costs Of(Child worker)
    {
        var servers = Servers.ProcessorTime;
        using var self = Process.GetCurrentProcess();
        // "cpu", then user, nice, system, idle, iowait, irq, softirq and steal; what follows is counted in those.
        var ticks = File.ReadLines("/proc/stat")
            .First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
            .Select(t => long.Parse(t, CultureInfo.InvariantCulture))
            .ToList();
        return new(worker.ProcessorTime, servers.Database, servers.Broker, self.TotalProcessorTime, ticks[7], ticks.Sum());
    }

    /// <summary>What each of so many messages cost since then.</summary>
    public string Since(Costs before, int messages)
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"processor time of a message: worker {Each(Worker - before.Worker):F2} ms, database {Each(Database - before.Database):F2} ms, "
            + $"broker {Each(Broker - before.Broker):F2} ms, this program {Each(Load - before.Load):F2} ms; taken by other machines "
            + $"{100.0 * (Stolen - before.Stolen) / Math.Max(1, All - before.All):F0}%");
        double Each(TimeSpan time) => time.TotalMilliseconds / messages;
    }
}
