using MessageHub.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker;

/// <summary>Ends this process in order when something in it cannot go on and a new process can.</summary>
/// <param name="lifetime">Of the host.</param>
/// <param name="clock">Of the drain time.</param>
/// <param name="exit">What ends the process; <see cref="Environment.Exit"/> when it is left out.</param>
internal sealed class ProcessEnd(IHostApplicationLifetime lifetime, TimeProvider? clock = null, Action<int>? exit = null)
{
    /// <summary>Exit code: the bus lost its consumers and does not get them back.</summary>
    public const int WithoutConsumers = 3;

    /// <summary>Exit code: the store is not the one that it was.</summary>
    public const int OtherStore = HostProgram.OtherStore;

    /// <summary>A host that stops in its drain time is away by then.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private readonly Action<int> exit = exit ?? Environment.Exit;

    /// <summary>The exit code that was asked for, or null.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Stops the host and, when all of it has stopped, ends the process with this exit code.</summary>
    public void Request(int exitCode)
    {
        ExitCode = exitCode;
        lifetime.ApplicationStopped.Register(() => exit(exitCode));
        lifetime.StopApplication();
    }

    /// <summary>
    /// Ends the process when it is told to stop and has not done so after its drain time. A bus that is told so in the moment that it
    /// begins to look for a broker that is away waits for ever for endpoints that have given up. What was at hand is taken up by the
    /// next worker, as after a kill.
    /// </summary>
    /// <param name="drainTime">How long a stop may take.</param>
    /// <param name="logger">Where it is said.</param>
    public void EndAfter(TimeSpan drainTime, ILogger logger) => lifetime.ApplicationStopping.Register(() =>
        Task.Delay(drainTime + Margin, clock ?? TimeProvider.System).ContinueWith(
            _ =>
            {
                Log.StopHangs(logger, drainTime);
                exit(ExitCode ?? 0);
            },
            TaskScheduler.Default));
}
