using System.ComponentModel.DataAnnotations;
using MessageHub.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MessageHub.Worker.Folders;

/// <summary>Makes the folders that are not there, and reports which ones others on this machine may look into.</summary>
internal sealed class FolderStart(DataFolders folders, ILogger<FolderStart> logger) : IHostedService
{
    /// <exception cref="ValidationException">They cannot be made.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            folders.Create();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = new SettingProblem(nameof(HostingSettings.Data), $"the folders cannot be made ({e.Message})");
            throw new ValidationException($"{problem.In(HostingSettings.Section)}", e);
        }

        if (folders.Open.ToList() is { Count: > 0 } open)
            Log.FoldersOpen(logger, string.Join(", ", open));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
