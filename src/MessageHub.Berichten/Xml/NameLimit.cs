using System.Xml;

namespace MessageHub.Berichten.Xml;

/// <summary>
/// The names that a reader keeps as long as it lives: so many and no more, because 25 MB of different names would take ten times that
/// memory. The standards together have a few hundred.
/// </summary>
public sealed class NameLimit : NameTable
{
    /// <summary>Different names that one document may have.</summary>
    public const int Max = 10_000;

    private int count;

    /// <summary>The one text of this name.</summary>
    /// <exception cref="TooManyNamesException">The document has more names than may be.</exception>
    public override string Add(string key) => Get(key) ?? Added(base.Add(key));

    /// <summary>The one text of this name.</summary>
    /// <exception cref="TooManyNamesException">The document has more names than may be.</exception>
    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Added(base.Add(key, start, len));

    private string Added(string name) => ++count <= Max ? name : throw new TooManyNamesException();
}
