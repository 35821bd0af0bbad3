using Microsoft.Extensions.Configuration;

namespace MessageHub.Hosting;

/// <summary>The store of an example that a host plays: in a folder of its own below the data folder, and empty at each start.</summary>
public static class DemoStore
{
    /// <summary>Points a host at the folder, and empties that.</summary>
    /// <param name="configuration">The configuration of the host.</param>
    /// <param name="folder">The name of the folder.</param>
    /// <param name="settings">What is different in the example, by whole names.</param>
    public static void UseDemoStore(this IConfigurationManager configuration, string folder, params (string Name, string Value)[] settings)
    {
        const string Data = $"{HostingSettings.Section}:{nameof(HostingSettings.Data)}";
        var data = Path.Combine(configuration[Data] ?? new HostingSettings().Data, folder);
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value));
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [Data] = data,
            [$"{HostingSettings.Section}:{nameof(HostingSettings.Postgres)}"] = "",
            ["Serilog:MinimumLevel:Default"] = "Warning",
        });
    }
}
