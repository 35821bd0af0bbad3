namespace MessageHub.Berichten;

/// <summary>
/// The schema folder of the operator misses a file or holds one that cannot be used: a fault of the installation, not of a message.
/// </summary>
public sealed class SchemaNotUsableException(string message, Exception? inner = null) : Exception(message, inner);
