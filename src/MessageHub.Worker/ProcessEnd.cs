using Microsoft.Extensions.Hosting;

namespace MessageHub.Worker;

/// <summary>With which exit code this process ends: 0, unless something in it cannot go on and a new process can.</summary>
internal sealed class ProcessEnd(IHostApplicationLifetime lifetime)
{
    /// <summary>The bus lost its consumers and does not get them back.</summary>
    public const int WithoutConsumers = 3;

    public int ExitCode { get; private set; }

    /// <summary>Ends this process in order, with this exit code.</summary>
    public void Request(int exitCode)
    {
        ExitCode = exitCode;
        lifetime.StopApplication();
    }
}
