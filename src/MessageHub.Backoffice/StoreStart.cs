using MessageHub.Backoffice.Access;
using MessageHub.Register;

namespace MessageHub.Backoffice;

/// <summary>Brings the store up to date, and makes the first account, before anybody can ask for a page.</summary>
internal sealed class StoreStart(
    RegisterDatabase database,
    RegisterStore store,
    KeyProtection keys,
    FirstAccount first,
    BackofficeSettings settings,
    IServiceProvider services,
    ILogger<StoreStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        keys.Apply(mayLieOpen: services.GetService<Demo>() is not null);
        if (settings.Own.LocalAccounts)
            await first.MakeAsync(cancellationToken);
        if (services.GetService<Demo>() is { } demo)
            await demo.FillAsync(cancellationToken);
        await store.SetFourEyesAsync(settings.Own.FourEyes, cancellationToken);
        Log.Serving(logger, settings.Own.Url, settings.Postgres.Length > 0 ? "PostgreSQL" : settings.Store);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
