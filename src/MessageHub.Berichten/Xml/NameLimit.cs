using System.Xml;

namespace MessageHub.Berichten.Xml;

/// <summary>
/// The names that a reader keeps as long as it lives: so many and no more, because 25 MB of different names would take ten times that
/// memory. The standards together have a few hundred.
/// </summary>
public sealed class NameLimit : NameTable
{
    public const int Max = 10_000;

    private int count;

    public override string Add(string key) => Get(key) ?? Added(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Added(base.Add(key, start, len));

    private string Added(string name) => ++count <= Max ? name : throw new TooManyNamesException();
}
