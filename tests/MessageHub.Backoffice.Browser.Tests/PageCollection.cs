namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>
/// The tests that share a browser and the example region, and run one after the other, beside those of <see cref="JourneyCollection"/>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<Chromium>, ICollectionFixture<ExampleSite>
{
    public const string Name = "Pages";
}
