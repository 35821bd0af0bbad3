namespace MessageHub.Gateway.EndToEnd.Tests;

/// <summary>What can be killed.</summary>
public enum Component
{
    Gateway,
    Worker,
    Broker,
    Database,
    Simulator,
}
