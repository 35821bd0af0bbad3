using MessageHub.Register.Database;
using Microsoft.Extensions.Hosting;

namespace MessageHub.Hosting;

/// <summary>Brings the store up to date before a host takes anything in. Whichever host is first does it, the others wait for it.</summary>
internal sealed class StoreUpdate(RegisterDatabase database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
