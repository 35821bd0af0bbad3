using MessageHub.Backoffice.Access;
using MessageHub.Hosting;
using MessageHub.Example;
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
        builder.Configuration.UseDemoStore(
            Folder,
            [
                ($"{BackofficeSection.Section}:{nameof(BackofficeSection.RequireApp)}", "false"),
                .. ExampleRegion.Gemeenten.SelectMany(NumbersOf),
            ]);
        builder.Services.AddSingleton(new FirstAccount.Rights(Enum.GetValues<Role>(), ExampleRegion.Gemeenten));
        builder.Services.AddSingleton<BackofficeDemo>();
    }

    /// <summary>So that people can grant requests in it: other numbers than the region gave out.</summary>
    private static IEnumerable<(string, string)> NumbersOf(string gemeente, int index)
    {
        var range = $"{HostingSettings.Section}:{nameof(JudgingSettings.ToewijzingNummers)}:{index}";
        return [($"{range}:{nameof(NumberRangeSettings.Gemeente)}", gemeente), ($"{range}:{nameof(NumberRangeSettings.First)}", "700001")];
    }

    public Task FillAsync(CancellationToken ct) => ExampleRegion.FillAsync(database, clock.GetUtcNow(), ct);
}
