using MessageHub.Backoffice.Tests;
using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>The backoffice with a little traffic that journeys know by heart.</summary>
public sealed class SmallSite : IAsyncLifetime
{
    public const string Account = "anna";

    internal TestSite Site { get; private set; } = null!;

    /// <summary>The claim with a granted and a rejected line.</summary>
    internal Guid Claim { get; private set; }

    public async Task InitializeAsync()
    {
        Site = await TestSite.StartAsync(isBrowsed: true);
        await Site.AddAgreementsAsync();
        Claim = (await SmallRegion.FillAsync(Site, Messages.Gemeente)).Claim;
        await Site.AddAccountAsync(Account, [Role.Backoffice]);
    }

    public Task DisposeAsync() => Site.DisposeAsync().AsTask();
}
