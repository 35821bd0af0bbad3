using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace MessageHub.Hosting;

/// <summary>
/// Where every host has its settings from: <c>appsettings.json</c> beside the program; a folder of secrets, with a file per setting that is
/// named as its environment variable (<c>MessageHub__Postgres</c>), as container platforms mount them; the environment; the command line.
/// The last one that names a setting counts.
/// </summary>
public static class HostSources
{
    /// <summary>The environment variable that names the folder of secrets.</summary>
    public const string SecretsVariable = "MESSAGEHUB_SECRETS";

    /// <summary>Reads from these sources, and from no other that the framework would add.</summary>
    /// <param name="configuration">The configuration of a host.</param>
    /// <param name="args">The command line.</param>
    /// <exception cref="ValidationException">There is no such folder of secrets, or it may not be read.</exception>
    /// <exception cref="InvalidDataException">The file beside the program cannot be read as JSON.</exception>
    public static T UseHostSources<T>(this T configuration, params string[] args)
        where T : IConfigurationBuilder
    {
        configuration.Sources.Clear();
        configuration.SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true);
        if (Environment.GetEnvironmentVariable(SecretsVariable) is { Length: > 0 } folder)
            AddSecrets(configuration, folder);
        configuration.AddEnvironmentVariables().AddCommandLine(args);
        return configuration;
    }

    private static void AddSecrets(IConfigurationBuilder configuration, string folder)
    {
        try
        {
            configuration.AddKeyPerFile(source =>
            {
                // Without files whose name starts with a dot: a mounted folder has such for itself.
                source.FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder));
                source.Optional = false;
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ValidationException($"{SecretsVariable}: this folder cannot be read ({e.GetType().Name}).", e);
        }
    }
}
