using MessageHub.Backoffice.Access;
using MessageHub.Hosting;
using MessageHub.Processing.Example;
using MessageHub.Register;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice;

/// <summary>
/// A filled example region to look around in, in a store of its own below the data folder that starts empty each time. The one account may
/// see everything in it, and need not have an app.
/// </summary>
public sealed class Demo(RegisterDatabase database, TimeProvider clock)
{
    public const string Switch = "--demo";

    private const string Folder = "demo-backoffice";

    /// <summary>Points the host at the folder of the demo, and empties that.</summary>
    public static void Prepare(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(HostingSettings.Section);
        var data = Path.Combine(section[nameof(BackofficeSettings.Data)] ?? new BackofficeSettings().Data, Folder);
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{HostingSettings.Section}:{nameof(BackofficeSettings.Data)}"] = data,
            [$"{HostingSettings.Section}:{nameof(BackofficeSettings.Postgres)}"] = "",
            [$"{OwnSettings.Section}:{nameof(OwnSettings.RequireApp)}"] = "false",
            ["Serilog:MinimumLevel:Default"] = "Warning",
        });
        builder.Services.AddSingleton(new FirstAccount.Rights(Enum.GetValues<Role>(), ExampleRegion.Gemeenten));
        builder.Services.AddSingleton<Demo>();
    }

    public Task FillAsync(CancellationToken ct) => ExampleRegion.FillAsync(database, clock.GetUtcNow(), ct);
}
