using MessageHub.Register.Access;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// A backoffice with the small region in it, for the tests of a class that only look: starting one takes longer than looking at it.
/// </summary>
public sealed class FilledSite : IAsyncLifetime
{
    internal TestSite Site { get; private set; } = null!;

    /// <summary>The id of the claim that is partly granted.</summary>
    internal Guid Claim { get; private set; }

    /// <summary>The number of the claim that waits.</summary>
    internal long Held { get; private set; }

    /// <summary>Somebody with all roles.</summary>
    internal Visitor Visitor { get; private set; } = null!;

    /// <summary>Somebody else with all roles.</summary>
    internal Visitor Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        await Site.AddAgreementsAsync();
        (Claim, Held) = await SmallRegion.FillAsync(Site, Messages.Gemeente);
        (Visitor, Other) = (await Site.SignInAsync(Enum.GetValues<Role>()), await Site.SignInAsync(Enum.GetValues<Role>()));
    }

    public Task DisposeAsync() => Site.DisposeAsync().AsTask();
}
