using System.ComponentModel.DataAnnotations;
using MessageHub.Gateway;
using MessageHub.Register;

var builder = WebApplication.CreateEmptyBuilder(new() { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = "MessageHub.Gateway" });
builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
builder.Services.AddRoutingCore();
builder.Configuration.AddJsonFile("appsettings.json", optional: true);
if (Environment.GetEnvironmentVariable("MESSAGEHUB_SECRETS") is { Length: > 0 } secrets)
    builder.Configuration.AddKeyPerFile(Path.GetFullPath(secrets), optional: false);
builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);

try
{
    await using var app = GatewayHost.Build(builder);
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
