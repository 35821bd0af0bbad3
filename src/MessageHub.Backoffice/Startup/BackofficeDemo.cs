using MessageHub.Backoffice.Access;
using MessageHub.Hosting;
using MessageHub.Processing.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Backoffice.Startup;

/// <summary>
/// A filled example region to look around in, in a store of its own below the data folder that starts empty each time. The one account may
/// see everything in it, and need not have an app.
/// </summary>
public sealed class BackofficeDemo(RegisterDatabase database, TimeProvider clock)
{
    private const string Folder = "demo-backoffice";

    /// <summary>Points the host at the folder of the demo, and empties that.</summary>
    public static void Prepare(WebApplicationBuilder builder)
    {
        builder.Configuration.UseDemoStore(Folder, ($"{BackofficeSection.Section}:{nameof(BackofficeSection.RequireApp)}", "false"));
        builder.Services.AddSingleton(new FirstAccount.Rights(Enum.GetValues<Role>(), ExampleRegion.Gemeenten));
        builder.Services.AddSingleton<BackofficeDemo>();
    }

    public Task FillAsync(CancellationToken ct) => ExampleRegion.FillAsync(database, clock.GetUtcNow(), ct);
}
