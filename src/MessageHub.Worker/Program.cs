using System.ComponentModel.DataAnnotations;
using MassTransit;
using MessageHub.Register;
using MessageHub.Worker;
using Microsoft.Extensions.Hosting;

var isDemo = args.Contains(Demo.Switch);
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = [.. args.Where(a => a != Demo.Switch)],
    // Settings travel with the program; folders are relative to where it is started.
    ContentRootPath = AppContext.BaseDirectory,
});
if (isDemo)
    Demo.Prepare(builder);

try
{
    using var host = WorkerHost.Build(builder);
    if (isDemo)
        await Demo.RunAsync(host);
    else
        await host.RunAsync();
    return 0;
}
catch (ValidationException e)
{
    await Console.Error.WriteLineAsync($"A setting is wrong: {e.Message}");
    return 2;
}
catch (ConnectionException)
{
    // Told to stop before the broker was there; what it says quotes the address.
    await Console.Error.WriteLineAsync("The broker is out of reach.");
    return 1;
}
catch (RegisterException e)
{
    await Console.Error.WriteLineAsync($"The store cannot be used: {e.Message}");
    return 1;
}
