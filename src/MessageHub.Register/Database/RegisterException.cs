namespace MessageHub.Register.Database;

/// <summary>
/// The database could not do what was asked. Stands in for the exception of the provider, which is left out on purpose: its text can
/// quote values of a row, and those are care data.
/// </summary>
public sealed class RegisterException : Exception
{
    internal RegisterException(
        string message, bool isTransient = false, bool isConflict = false, bool isOfValues = false, bool isOtherStore = false)
        : base(message)
    {
        IsTransient = isTransient;
        IsConflict = isConflict;
        IsOfValues = isOfValues;
        IsOtherStore = isOtherStore;
    }

    /// <summary>
    /// Nothing is known to be wrong with what was asked: the database was busy, restarted, out of reach, cannot be written, or does not let
    /// us. The same work may succeed when tried again.
    /// </summary>
    public bool IsTransient { get; }

    /// <summary>Something that has to be unique is there already. Trying again loads the register with it.</summary>
    public bool IsConflict { get; }

    /// <summary>A value that was given cannot be kept, whenever it is tried.</summary>
    public bool IsOfValues { get; }

    /// <summary>
    /// The store is not the one that it was: it lacks what stood in it, or its file was taken away. Nothing may be done on it until
    /// somebody has looked. Work that was asked is given back, as with a store that is out of reach.
    /// </summary>
    public bool IsOtherStore { get; }
}
