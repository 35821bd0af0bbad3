namespace MessageHub.Backoffice.Access;

/// <summary>A page on which everybody begins who sees figures, whatever his role: that of an example.</summary>
/// <param name="Path">Its address; null leaves it to the role.</param>
public sealed record StartPage(string? Path);
