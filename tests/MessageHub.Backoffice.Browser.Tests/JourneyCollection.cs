namespace MessageHub.Backoffice.Browser.Tests;

/// <summary>
/// The tests that share the other browser: a browser draws one page at a time, and a machine has more than one processor.
/// </summary>
[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Journeys";
}
