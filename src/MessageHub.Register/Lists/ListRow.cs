
namespace MessageHub.Register.Lists;

/// <summary>A row of a list.</summary>
/// <param name="Id">Its own number in the store; 0 when it comes from a file.</param>
/// <param name="Number">Line of the file it comes from; 0 when it comes from the store.</param>
/// <param name="Values">
/// A value for each column, as it is kept: "" is empty, and null says that the file has no such column, which leaves what is there.
/// </param>
public sealed record ListRow(long Id, int Number, IReadOnlyList<string?> Values)
{
    /// <summary>What makes it the same row.</summary>
    public string KeyOf(KeptList list) => Join(list, c => c.IsKey);

    /// <summary>What it is about, whatever the period.</summary>
    public string SubjectOf(KeptList list) => Join(list, c => c.IsKey && !(list.HasPeriod && c == list.Columns[list.FromPlace]));

    /// <summary>Values of some columns as one text.</summary>
    public string ValuesOf(KeptList list, IEnumerable<string> columns) =>
        string.Join('\u001F', columns.Select(c => Values[list.PlaceOf(c)]));

    /// <summary>The first day, as it is kept: texts of days are in the order of days.</summary>
    public string From(KeptList list) => Values[list.FromPlace] ?? "";

    /// <summary>The last day; one that goes on ends after every other.</summary>
    public string Until(KeptList list) => Values[list.UntilPlace] is { Length: > 0 } last ? last : "9999-12-31";

    /// <summary>Its period has a day in common with another.</summary>
    public bool Overlaps(KeptList list, string from, string until) =>
        string.CompareOrdinal(From(list), until) <= 0 && string.CompareOrdinal(from, Until(list)) <= 0;

    private string Join(KeptList list, Func<ListColumn, bool> isIn) =>
        string.Join('\u001F', Values.Where((_, i) => isIn(list.Columns[i])).Select(v => v ?? ""));
}
