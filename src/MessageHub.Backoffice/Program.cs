using MessageHub.Backoffice;
using MessageHub.Backoffice.Startup;
using MessageHub.Hosting;
using MessageHub.Example;

var program = new HostProgram(
    "MessageHub.Backoffice", "pages that show what was rejected and why, and what is held for a person.", typeof(BackofficeSettings))
{
    HasDemo = true,
    DemoNames = [.. SteeringRegion.All.Select(r => r.Name)],
};
return await program.RunAsync(args, async (settings, isDemo) =>
{
    await using var app = BackofficeHost.Build(
        BackofficeHost.CreateBuilder(settings), isDemo, SteeringRegion.Find(program.DemoNameIn(args)));
    await app.StartAsync();
    StartupBanner.Write(app, Console.Out);
    await app.WaitForShutdownAsync();
});
