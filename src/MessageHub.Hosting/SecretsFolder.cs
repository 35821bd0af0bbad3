using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace MessageHub.Hosting;

/// <summary>
/// Settings that are mounted as files, as container platforms do with secrets: a file per setting, named as its environment variable
/// (<c>MessageHub__Postgres</c>), with the value in it. They count for more than appsettings.json and for less than the environment.
/// </summary>
public static class SecretsFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "MESSAGEHUB_SECRETS";

    /// <summary>Adds the folder that the environment names, when it names one.</summary>
    /// <exception cref="ValidationException">There is no such folder, or it may not be read.</exception>
    public static void AddSecretsFolder(this IConfigurationBuilder configuration)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder)
            configuration.AddSecretsFolder(folder);
    }

    /// <summary>Adds a folder.</summary>
    /// <exception cref="ValidationException">There is no such folder, or it may not be read.</exception>
    public static void AddSecretsFolder(this IConfigurationBuilder configuration, string folder)
    {
        try
        {
            var source = new KeyPerFileConfigurationSource
            {
                // Without files whose name starts with a dot: a mounted folder has such for itself.
                FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)),
                Optional = false,
            };
            var sources = configuration.Sources;
            var environment = sources.OfType<EnvironmentVariablesConfigurationSource>().LastOrDefault(s => string.IsNullOrEmpty(s.Prefix));
            sources.Insert(environment is null ? sources.Count : sources.IndexOf(environment), source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ValidationException($"{Variable}: this folder cannot be read ({e.GetType().Name}).", e);
        }
    }
}
