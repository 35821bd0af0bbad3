namespace MessageHub.Cli;

/// <summary>The command was used wrongly: the text goes to standard error and the exit code is 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
