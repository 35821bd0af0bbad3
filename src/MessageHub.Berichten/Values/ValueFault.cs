namespace MessageHub.Berichten.Values;

/// <summary>What is wrong with a value.</summary>
internal enum ValueFault
{
    None,

    /// <summary>It is no number, date or whatever its type is of.</summary>
    Kind,
    Pattern,
    TooLong,
    TooShort,
    TooLarge,
    TooSmall,
    NotInList,
}
