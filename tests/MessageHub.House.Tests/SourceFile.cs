using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>A C# file: what it declares, and which types it names in its code. What stands in a comment is not named.</summary>
internal sealed partial class SourceFile
{
    /// <summary>After these a name is a type or a value; after any other word it is what is declared there.</summary>
    private static readonly HashSet<string> BeforeNames =
    [
        "abstract", "and", "as", "async", "await", "case", "const", "else", "event", "explicit", "extern", "from", "implicit", "in", "init",
        "internal", "is", "new", "not", "on", "operator", "or", "orderby", "out", "override", "params", "partial", "private", "protected",
        "public", "readonly", "ref", "required", "return", "scoped", "sealed", "select", "static", "switch", "this", "throw", "virtual",
        "volatile", "when", "where", "yield",
    ];

    private readonly string[] tokens;
    private readonly HashSet<string> words;
    private readonly HashSet<string> statics;
    private readonly HashSet<string> visible;
    private readonly HashSet<string> called;

    public SourceFile(string folder, string name, string source)
    {
        (Folder, Name) = (folder, name);
        var code = CSharpText.CodeOf(source);
        Namespace = NamespaceLine().Match(code).Groups[1].Value;
        visible = [.. Using().Matches(code).Select(m => m.Groups[1].Value), .. Ancestors(Namespace)];
        statics = [.. UsingStatic().Matches(code).Select(m => m.Groups[1].Value)];
        var body = AnyUsing().Replace(code, "");
        tokens = [.. Token().Matches(body).Select(m => m.Value)];
        words = [.. tokens];
        Types = [.. TypesOf(tokens)];
        Extensions = [.. Extension().Matches(body).Select(m => m.Groups[1].Value)];
        called = [.. Call().Matches(body).Select(m => m.Groups[1].Value)];
    }

    public string Folder { get; }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>Types that it declares, nested ones left out.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Extension methods that it declares.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>What this file names of another one: a type or an extension method; null when nothing.</summary>
    public string? NameOf(SourceFile other) =>
        other.Types.FirstOrDefault(t => Names(t, other.Namespace))
        ?? (visible.Contains(other.Namespace) ? other.Extensions.FirstOrDefault(called.Contains) : null);

    private bool Names(string type, string ofNamespace)
    {
        if (statics.Contains($"{ofNamespace}.{type}"))
            return true;
        if (!words.Contains(type))
            return false;
        var isVisible = visible.Contains(ofNamespace);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] == type && (At(i - 1) is "." && At(i - 2) is not "." ? IsQualified(i, ofNamespace) : isVisible && IsUse(i)))
                return true;
        }

        return false;
    }

    /// <summary>The words before the last point are the namespace, or what is left of it from here.</summary>
    private bool IsQualified(int i, string ofNamespace)
    {
        var qualifier = "";
        for (; At(i - 1) is "." && IsWord(At(i - 2)); i -= 2)
            qualifier = qualifier.Length == 0 ? At(i - 2) : $"{At(i - 2)}.{qualifier}";
        return qualifier == ofNamespace || Ancestors(Namespace).Any(a => $"{a}.{qualifier}" == ofNamespace);
    }

    /// <summary>Not the name of a member that is declared, set or matched here.</summary>
    private bool IsUse(int i)
    {
        var (before, after) = (At(i - 1), At(i + 1));
        var endsHere = after is "{" or "=" or ";" or "," or ")" or "(";
        return !(IsWord(before) && !BeforeNames.Contains(before))
            && !(before is ">" or "?" or "]" && endsHere && !(before is "]" && after is "(") && !(before is "?" && after is "("))
            && !(after is "=" && At(i + 2) is not ("=" or ">") && before is "{" or "," or "}" or ";")
            && !(after is ":" && before is "{" or ",");
    }

    private string At(int i) => i >= 0 && i < tokens.Length ? tokens[i] : "";

    private static bool IsWord(string token) => token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_');

    private static IEnumerable<string> TypesOf(string[] tokens)
    {
        var depth = 0;
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            depth += tokens[i] is "{" ? 1 : tokens[i] is "}" ? -1 : 0;
            if (depth > 0 || tokens[i] is not ("class" or "struct" or "interface" or "enum" or "record"))
                continue;
            var name = tokens[i + 1] is "struct" or "class" ? i + 2 : i + 1;
            if (!IsWord(tokens[name]))
                continue;
            yield return tokens[name];
            i = name;
        }
    }

    private static IEnumerable<string> Ancestors(string name)
    {
        for (; name.Length > 0; name = name.LastIndexOf('.') is > 0 and var at ? name[..at] : "")
            yield return name;
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^using static ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingStatic();

    [GeneratedRegex(@"^using [^;(]*;", RegexOptions.Multiline)]
    private static partial Regex AnyUsing();

    [GeneratedRegex(@"[A-Za-z_]\w*|\S")]
    private static partial Regex Token();

    [GeneratedRegex(@"static\s[^;{}=()]*?\b(\w+)(?:<[^>()]*>)?\(\s*this\s")]
    private static partial Regex Extension();

    [GeneratedRegex(@"\.\s*(\w+)")]
    private static partial Regex Call();
}
