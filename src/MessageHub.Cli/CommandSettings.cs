using System.ComponentModel.DataAnnotations;
using MessageHub.Hosting;
using Microsoft.Extensions.Configuration;

namespace MessageHub.Cli;

/// <summary>
/// The settings of a command: those of the workers, from the same places, so that one set of them serves all. An option of the command
/// counts for more.
/// </summary>
internal static class CommandSettings
{
    /// <summary>Reads them.</summary>
    /// <exception cref="ValidationException">Some are wrong: a line for each, by the name of its environment variable.</exception>
    public static JudgingSettings Read()
    {
        using var configuration = new ConfigurationManager();
        return From(configuration.UseHostSources());
    }

    internal static JudgingSettings From(IConfiguration configuration)
    {
        var (settings, problems) = SettingsReader.ReadAll<JudgingSettings>(configuration);
        return problems.Count == 0 ? settings : throw new ValidationException(string.Join(
            Environment.NewLine, problems.Select(p => p with { Name = p.Name.Replace(":", "__", StringComparison.Ordinal) })));
    }
}
