namespace MessageHub.Register.Messages;

/// <summary>What became of a message in the inbox.</summary>
/// <param name="State">Its state.</param>
/// <param name="Result">The result as it was recorded, or null while it was not judged.</param>
public sealed record BerichtStatus(BerichtState State, string? Result);
