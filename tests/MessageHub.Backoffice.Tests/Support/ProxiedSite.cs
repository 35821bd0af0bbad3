using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// A backoffice behind a proxy, with an account "anna", and an account "weg" that was switched off; neither has a password.
/// </summary>
public sealed class ProxiedSite : IAsyncLifetime
{
    internal TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        await Site.AddAccountAsync("anna", [Role.Backoffice], withPassword: false);
        await Site.DisableAsync(await Site.AddAccountAsync("weg", [Role.Backoffice], withPassword: false));
    }

    public Task DisposeAsync() => Site.DisposeAsync().AsTask();
}
