using System.Diagnostics;
using System.Globalization;

namespace MessageHub.Load;

/// <summary>The processor time that everybody on this machine has used so far.</summary>
internal readonly record struct Costs(TimeSpan Worker, TimeSpan Database, TimeSpan Broker, TimeSpan Load)
{
    public static Costs Of(Child worker)
    {
        var servers = Servers.ProcessorTime;
        using var self = Process.GetCurrentProcess();
        return new(worker.ProcessorTime, servers.Database, servers.Broker, self.TotalProcessorTime);
    }

    /// <summary>What each of so many messages cost since then.</summary>
    public string Since(Costs before, int messages)
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"processor time of a message: worker {Each(Worker - before.Worker):F2} ms, database {Each(Database - before.Database):F2} ms, broker {Each(Broker - before.Broker):F2} ms, this program {Each(Load - before.Load):F2} ms");
        double Each(TimeSpan time) => time.TotalMilliseconds / messages;
    }
}
