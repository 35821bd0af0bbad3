using MessageHub.Gateway.Settings;
using MessageHub.Gateway.Startup;
using MessageHub.Hosting;

var program = new HostProgram(
    "MessageHub.Gateway", "speaks StUF-GGk with the hub of the gemeenten, or with a Digikoppeling adapter.", typeof(GatewaySettings));
return await program.RunAsync(args, async (settings, _) =>
{
    await using var app = GatewayHost.Build(GatewayHost.CreateBuilder(settings));
    await app.RunAsync();
});
