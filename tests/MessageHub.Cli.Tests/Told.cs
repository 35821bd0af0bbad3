using System.Text.Json;

namespace MessageHub.Cli.Tests;

/// <summary>Reads what a run reported.</summary>
internal static class Told
{
    public static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    public static void NothingPersonal(Run run) =>
        Assert.DoesNotContain(Messages.Personal, p => (run.Out + run.Error).Contains(p, StringComparison.Ordinal));
}
