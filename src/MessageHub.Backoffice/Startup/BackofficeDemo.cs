using MessageHub.Backoffice.Access;
using MessageHub.Hosting;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Backoffice.Startup;

/// <summary>
/// A filled region to look around in, in a store of its own below the data folder that starts empty each time. The one account may
/// see everything in it, and need not have an app.
/// </summary>
public sealed class BackofficeDemo(RegisterDatabase database, TimeProvider clock, BackofficeDemo.Choice? choice = null)
{
    private const string Folder = "demo-backoffice";

    /// <summary>Points the host at the folder of the demo, and empties that.</summary>
    /// <param name="builder">With the settings.</param>
    /// <param name="region">A region of steering; null is the region of everyday work.</param>
    public static void Prepare(WebApplicationBuilder builder, SteeringRegion? region)
    {
        IReadOnlyList<string> gemeenten = region is null ? ExampleRegion.Gemeenten : [.. region.Gemeenten.Select(g => g.Code)];
        builder.Configuration.UseDemoStore(
            Folder,
            [
                ($"{BackofficeSection.Section}:{nameof(BackofficeSection.RequireApp)}", "false"),
                .. gemeenten.SelectMany(NumbersOf),
            ]);
        builder.Services.AddSingleton(new FirstAccount.Rights(Enum.GetValues<Role>(), [.. gemeenten.Select(g => new GemeenteRight(g))]));
        builder.Services.AddSingleton(new Choice(region));
        if (region is not null)
            builder.Services.AddSingleton(new StartPage(SteeringRegion.Table));
        builder.Services.AddSingleton<BackofficeDemo>();
    }

    /// <summary>So that people can grant requests in it: other numbers than the region gave out.</summary>
    private static IEnumerable<(string, string)> NumbersOf(string gemeente, int index)
    {
        var range = $"{HostingSettings.Section}:{nameof(JudgingSettings.ToewijzingNummers)}:{index}";
        return [($"{range}:{nameof(NumberRangeSettings.Gemeente)}", gemeente), ($"{range}:{nameof(NumberRangeSettings.First)}", "700001")];
    }

    public Task FillAsync(CancellationToken ct) => choice?.Region is { } region
        ? SteeringPlayer.FillAsync(database, region, clock.GetUtcNow(), ct)
        : ExampleRegion.FillAsync(database, clock.GetUtcNow(), ct);

    /// <summary>What is played.</summary>
    /// <param name="Region">A region of steering; null is the region of everyday work.</param>
    public sealed record Choice(SteeringRegion? Region);
}
