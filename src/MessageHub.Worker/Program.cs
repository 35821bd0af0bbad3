using MassTransit;
using MessageHub.Hosting;
using MessageHub.Worker;
using MessageHub.Worker.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var program = new HostProgram(
    "MessageHub.Worker", "judges iJw and iWmo messages and makes the one official answer.", typeof(WorkerSettings))
{
    HasDemo = true,
};
return await program.RunAsync(args, RunAsync);

static async Task RunAsync(string[] settings, bool isDemo)
{
    IHostApplicationLifetime? lifetime = null;
    try
    {
        var builder = WorkerHost.CreateBuilder(settings);
        if (isDemo)
            WorkerDemo.Prepare(builder);
        using var host = WorkerHost.Build(builder);
        lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        host.Services.GetRequiredService<ProcessEnd>().EndAfter(
            host.Services.GetRequiredService<WorkerSettings>().DrainTime, host.Services.GetRequiredService<ILogger<ProcessEnd>>());
        if (isDemo)
            await WorkerDemo.RunAsync(host);
        else
            await host.RunAsync();
    }
    catch (Exception e) when (e is OperationCanceledException
        || lifetime is { ApplicationStopping.IsCancellationRequested: true, ApplicationStarted.IsCancellationRequested: false })
    {
        // Asked to stop before it had started, or not done when the drain time was over: what was at hand is taken up by the next worker.
    }
    catch (ConnectionException)
    {
        // What it says quotes the address.
        throw new IOException("the broker is out of reach.");
    }
}
