namespace MessageHub.Register;

/// <summary>
/// The database could not do what was asked. Stands in for the exception of the provider, which is left out on purpose: its text can
/// quote values of a row, and those are care data.
/// </summary>
public sealed class RegisterException : Exception
{
    internal RegisterException(string message, bool isTransient = false, bool isConflict = false)
        : base(message)
    {
        IsTransient = isTransient;
        IsConflict = isConflict;
    }

    /// <summary>The same work may succeed when tried again: the database was busy, restarted or out of reach.</summary>
    public bool IsTransient { get; }

    /// <summary>Something that has to be unique is there already. Trying again loads the register with it.</summary>
    public bool IsConflict { get; }
}
