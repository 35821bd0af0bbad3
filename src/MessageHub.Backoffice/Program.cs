using MessageHub.Backoffice;
using MessageHub.Hosting;

var program = new HostProgram(
    "MessageHub.Backoffice", "pages that show what was rejected and why, and what is held for a person.", typeof(BackofficeSettings))
{
    HasDemo = true,
};
return await program.RunAsync(args, async (settings, isDemo) =>
{
    await using var app = BackofficeHost.Build(BackofficeHost.CreateBuilder(settings), isDemo);
    await app.StartAsync();
    StartupBanner.Write(app, Console.Out);
    await app.WaitForShutdownAsync();
});
