using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MessageHub.Register.Database;

/// <summary>
/// A command with $1, $2 and so on for its named parameters, as a PostgreSQL server wants it. A driver that gets names rewrites them for
/// each execution; here it is done once for each text. Only for the commands of a message: there are a few dozen of them.
/// </summary>
/// <param name="Text">The command.</param>
/// <param name="Names">The parameter for each number, from 1.</param>
internal sealed partial record NumberedSql(string Text, IReadOnlyList<string> Names)
{
    private static readonly ConcurrentDictionary<string, NumberedSql> Known = new();

    /// <param name="sql">A command with names such as @bsn. No text in it, quoted or not, has another at sign.</param>
    public static NumberedSql Of(string sql) => Known.GetOrAdd(sql, static text =>
    {
        var names = new List<string>();
        var numbered = Name().Replace(text, name =>
        {
            var at = names.IndexOf(name.Groups[1].Value);
            if (at < 0)
            {
                at = names.Count;
                names.Add(name.Groups[1].Value);
            }

            return $"${at + 1}";
        });
        return new(numbered, names);
    });

    [GeneratedRegex("@([a-z_]+)")]
    private static partial Regex Name();
}
