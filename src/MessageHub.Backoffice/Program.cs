using System.ComponentModel.DataAnnotations;
using MessageHub.Backoffice;
using MessageHub.Register;

try
{
    await using var app = BackofficeHost.Build(BackofficeHost.CreateBuilder([.. args.Where(a => a != Demo.Switch)]), isDemo: args.Contains(Demo.Switch));
    await app.StartAsync();
    Welcome.Tell(app, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (ValidationException e)
{
    await Console.Error.WriteLineAsync($"Settings are wrong:{Environment.NewLine}{e.Message}");
    return 2;
}
catch (RegisterException e)
{
    await Console.Error.WriteLineAsync($"The store cannot be used: {e.Message}");
    return 1;
}
catch (IOException e)
{
    await Console.Error.WriteLineAsync($"The pages cannot be served: {e.Message}");
    return 1;
}
