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

    /// <summary>What one worker and the database send each other is dropped, and nobody is notified.</summary>
    SilenceDatabase,

    /// <summary>What one worker and the broker send each other is dropped, and nobody is notified.</summary>
    SilenceBroker,

    /// <summary>A managed database that is full, or a standby.</summary>
    ReadOnlyDatabase,

    /// <summary>Somebody locks a table, and a statement may take a second.</summary>
    LockTable,

    DeleteQueue,

    /// <summary>Two of three nodes of the broker die.</summary>
    LoseQuorum,
}
