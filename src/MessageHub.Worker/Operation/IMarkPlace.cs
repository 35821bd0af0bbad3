using MessageHub.Register.Database;

namespace MessageHub.Worker.Operation;

/// <summary>
/// A place outside the store that outlives this process, for what was seen in the store: who restores the store does not restore that.
/// </summary>
internal interface IMarkPlace
{
    /// <summary>The mark that was kept last, or null when there is none.</summary>
    /// <exception cref="IOException">The place is out of reach.</exception>
    Task<StoreMark?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a mark instead of the one before.</summary>
    /// <exception cref="IOException">The place is out of reach.</exception>
    Task WriteAsync(StoreMark mark, CancellationToken cancellationToken);
}
