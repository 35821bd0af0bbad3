using MessageHub.Backoffice.Tests;
using MessageHub.Example;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>The backoffice with the example region in it, and an account for each role.</summary>
public sealed class ExampleSite : IAsyncLifetime
{
    /// <summary>Is Backoffice and Beheerder, and so sees files that could not be read.</summary>
    public const string Both = "de-baas";

    internal TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await TestSite.StartAsync(
            isBrowsed: true,
            [
                .. ExampleRegion.Gemeenten.SelectMany((gemeente, index) => new[]
                {
                    ($"MessageHub:ToewijzingNummers:{index}:Gemeente", gemeente), ($"MessageHub:ToewijzingNummers:{index}:First", "700001"),
                }),
            ]);
        await ExampleRegion.FillAsync(
            Site.App.Services.GetRequiredService<RegisterDatabase>(), Site.Clock.GetUtcNow(), CancellationToken.None);
        foreach (var role in Enum.GetValues<Role>())
            await Site.AddAccountAsync(NameOf(role), [role], [.. ExampleRegion.Gemeenten]);
        await Site.AddAccountAsync(Both, [Role.Backoffice, Role.Beheerder], [.. ExampleRegion.Gemeenten]);
    }

    public Task DisposeAsync() => Site.DisposeAsync().AsTask();

    internal static string NameOf(Role role) => $"de-{role}".ToLowerInvariant();
}
