namespace MessageHub.Register.Database;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Size">At most so many rows, 1 to <see cref="MaxSize"/>.</param>
/// <param name="After"><see cref="Page{T}.Next"/> of the part before it, or null for the first part. A text that is none gives the first
/// part.</param>
public sealed record PageRequest(int Size = 50, string? After = null)
{
    /// <summary>The most rows of one page; what is whole is read page by page.</summary>
    public const int MaxSize = 5000;
}
