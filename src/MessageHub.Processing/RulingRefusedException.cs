namespace MessageHub.Processing;

/// <summary>What a person asked cannot be done and nothing was changed. The text says why, in plain Dutch.</summary>
public sealed class RulingRefusedException(string message) : Exception(message);
