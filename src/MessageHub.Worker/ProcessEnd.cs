using MessageHub.Hosting;
using Microsoft.Extensions.Hosting;

namespace MessageHub.Worker;

/// <summary>Ends this process in order when something in it cannot go on and a new process can.</summary>
internal sealed class ProcessEnd(IHostApplicationLifetime lifetime)
{
    /// <summary>Exit code: the bus lost its consumers and does not get them back.</summary>
    public const int WithoutConsumers = 3;

    /// <summary>Exit code: the store is not the one that it was.</summary>
    public const int OtherStore = HostProgram.OtherStore;

    /// <summary>The exit code that was asked for, or null.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Stops the host and, when all of it has stopped, ends the process with this exit code.</summary>
    public void Request(int exitCode)
    {
        ExitCode = exitCode;
        lifetime.ApplicationStopped.Register(() => Environment.Exit(exitCode));
        lifetime.StopApplication();
    }
}
