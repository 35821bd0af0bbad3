namespace MessageHub.EndToEnd.Tests;

/// <summary>What can go wrong.</summary>
internal enum DisturbanceKind
{
    /// <summary>kill -9.</summary>
    KillWorker,

    /// <summary>An operator takes a worker away, and puts another in its place.</summary>
    DrainWorker,

    KillBroker,
    KillDatabase,
    DropBrokerConnections,
    DropDatabaseConnections,
}
