namespace MessageHub.Berichten.Xml;

/// <summary>
/// Remembers how a number, date or time was written when that is not the usual way: 0010072, +5, a time with a fraction of zeros. An
/// answer returns what was sent unchanged (IV028), to the letter. Empty for nearly every record, and all values of it are equal: two
/// records with the same values are equal however those were written.
/// </summary>
internal struct WrittenForms : IEquatable<WrittenForms>
{
    private Dictionary<string, string>? texts;

    /// <summary>Remembers the text of an element.</summary>
    public void Keep(string element, string text) => (texts ??= [])[element] = text;

    /// <summary>The text of an element, or null when it was written the usual way.</summary>
    public readonly string? Of(string element) => texts?.GetValueOrDefault(element);

    public readonly bool Equals(WrittenForms other) => true;

    public override readonly bool Equals(object? obj) => obj is WrittenForms;

    public override readonly int GetHashCode() => 0;
}
