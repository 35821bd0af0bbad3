namespace MessageHub.Register.Database;

/// <summary>A part of a list. It goes on by key, so it does not matter how far one is in the list or what was added meanwhile.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">
/// What to ask for the next part, or null when this is the last. Holds letters, digits, '-' and '_' only and nothing of a person, so it
/// may stand in a URL.
/// </param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
