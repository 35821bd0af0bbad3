using MessageHub.Backoffice.Access;
using MessageHub.Register.Store;

namespace MessageHub.Backoffice;

/// <summary>
/// Protects the keys, makes the first account and keeps the policy of four eyes in the store, before anybody can ask for a page.
/// </summary>
internal sealed class BackofficeStart(
    RegisterStore store,
    KeyProtection keys,
    FirstAccount first,
    BackofficeSettings settings,
    IServiceProvider services,
    ILogger<BackofficeStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        keys.Apply(mayLieOpen: services.GetService<BackofficeDemo>() is not null);
        if (settings.Own.LocalAccounts)
            await first.MakeAsync(cancellationToken);
        if (services.GetService<BackofficeDemo>() is { } demo)
            await demo.FillAsync(cancellationToken);
        await store.SetFourEyesAsync(settings.Own.FourEyes, cancellationToken);
        Log.Serving(logger, settings.Own.Url, settings.StorePlace);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
