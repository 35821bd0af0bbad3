namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>One world for all classes, one test after another: what is killed is killed for all.</summary>
[CollectionDefinition(nameof(World))]
public class WorldCollection : ICollectionFixture<World>;
