
namespace MessageHub.Register.Lists;

/// <summary>Columns of a list that name a row of a list, which has to be there.</summary>
/// <param name="Columns">The columns; where the last one is empty nothing is named.</param>
/// <param name="List">The name of the list with the row.</param>
/// <param name="Targets">Its columns, in the same order.</param>
/// <param name="Unknown">What people read when there is no such row.</param>
public sealed record ListReference(IReadOnlyList<string> Columns, string List, IReadOnlyList<string> Targets, string Unknown)
{
    /// <summary>Holds only where the list has a row with the same first value: it may be that nobody keeps it.</summary>
    public bool OnlyWhereFilled { get; init; }
}
