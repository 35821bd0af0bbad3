namespace MessageHub.Worker.Queues;

/// <summary>The broker did not take an answer, or nobody is bound to get it. The original exception is left out: it may quote the address, and that holds a password.</summary>
public sealed class BrokerUnavailableException(Exception cause) : Exception($"The broker did not take an answer: {cause.GetType().Name}.");
