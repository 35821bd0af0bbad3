using System.Diagnostics;
using System.Globalization;

namespace MessageHub.HubSimulator.Commands;

/// <summary>
/// The resident memory of a process: at the beginning, and the most since. The peak is the system's own mark, so none is missed.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private const double Mb = 1024 * 1024;

    private readonly Process process;
    private readonly long before;

    public MemoryWatch(int pid)
    {
        process = Process.GetProcessById(pid);
        before = process.WorkingSet64;
    }

    public override string ToString()
    {
        process.Refresh();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"memory: {before / Mb:F0} MB before, at most {process.PeakWorkingSet64 / Mb:F0} MB, {process.WorkingSet64 / Mb:F0} MB after");
    }

    public void Dispose() => process.Dispose();
}
