using System.ComponentModel.DataAnnotations;
using MessageHub.Gateway;
using MessageHub.Register;

try
{
    await using var app = GatewayHost.Build(GatewayHost.CreateBuilder(args));
    await app.RunAsync();
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
    await Console.Error.WriteLineAsync($"The gateway cannot listen: {e.Message}");
    return 1;
}
