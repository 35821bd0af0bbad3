using System.ComponentModel.DataAnnotations;
using MassTransit;
using MessageHub.Hosting;
using MessageHub.Register;
using MessageHub.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var isDemo = args.Contains(Demo.Switch);
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = [.. args.Where(a => a != Demo.Switch)],
    // Settings travel with the program; folders are relative to where it is started.
    ContentRootPath = AppContext.BaseDirectory,
});

IHostApplicationLifetime? lifetime = null;
try
{
    builder.Configuration.AddSecretsFolder();
    if (isDemo)
        Demo.Prepare(builder);
    using var host = WorkerHost.Build(builder);
    lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
    if (isDemo)
        await Demo.RunAsync(host);
    else
        await host.RunAsync();
    return 0;
}
catch (ValidationException e)
{
    await Console.Error.WriteLineAsync($"Settings are wrong:{Environment.NewLine}{e.Message}");
    return 2;
}
catch (Exception e) when (e is OperationCanceledException || lifetime is { ApplicationStopping.IsCancellationRequested: true, ApplicationStarted.IsCancellationRequested: false })
{
    // Told to stop before it had started, or not done when the drain time was over: what was at hand is taken up by the next worker.
    return 0;
}
catch (ConnectionException)
{
    // What it says quotes the address.
    await Console.Error.WriteLineAsync("The broker is out of reach.");
    return 1;
}
catch (RegisterException e)
{
    await Console.Error.WriteLineAsync($"The store cannot be used: {e.Message}");
    return 1;
}
