using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace MessageHub.House.Tests;

/// <summary>
/// The part of Helm's template language that the chart is written in, because Helm itself cannot be had everywhere. What is not known here
/// is refused, and so is a value that does not exist, which Helm would print as nothing.
/// </summary>
internal sealed partial class HelmTemplates
{
    private readonly Dictionary<string, List<Node>> defined = [];

    /// <summary>Takes up what a file defines and returns the rest of it as a template.</summary>
    public List<Node> Add(string text)
    {
        var nodes = Parse(new(Tokens(text)), out var end);
        return end.Length == 0 ? nodes : throw new FormatException($"There is an '{end}' too many.");
    }

    /// <summary>What a template prints.</summary>
    public string Render(List<Node> template, object? data) => Run(template, new(data, data, []));

    private static IEnumerable<(bool IsAction, string Text)> Tokens(string text)
    {
        var (from, trimNext) = (0, false);
        foreach (Match action in Action().Matches(text))
        {
            yield return (false, Between(text[from..action.Index], trimNext, action.Groups[1].Success));
            yield return (true, action.Groups[2].Value);
            (from, trimNext) = (action.Index + action.Length, action.Groups[3].Success);
        }

        yield return (false, Between(text[from..], trimNext, false));
    }

    private static string Between(string text, bool trimStart, bool trimEnd)
    {
        text = trimStart ? text.TrimStart() : text;
        return trimEnd ? text.TrimEnd() : text;
    }

    /// <summary>Reads up to the end of the text, or an <c>end</c> or <c>else</c> that belongs to who called.</summary>
    private List<Node> Parse(Queue<(bool IsAction, string Text)> tokens, out string end)
    {
        var nodes = new List<Node>();
        while (tokens.TryDequeue(out var token))
        {
            var words = token.Text.Split(' ', 2, StringSplitOptions.TrimEntries);
            switch (words[0])
            {
                case var _ when !token.IsAction:
                    nodes.Add(new Text(token.Text));
                    break;
                case "end" or "else":
                    end = token.Text;
                    return nodes;
                case "define":
                    defined.Add(words[1].Trim('"'), Block(tokens));
                    break;
                case "if":
                    var then = Parse(tokens, out var next);
                    nodes.Add(new If(words[1], then, next == "else" ? Block(tokens) : []));
                    break;
                case "range":
                    nodes.Add(
                        new Range(
                            words[1].Split(":=")[0].Split(',', StringSplitOptions.TrimEntries), words[1].Split(":=")[1], Block(tokens)));
                    break;
                case var variable when variable.StartsWith('$') && words is [_, ['=' or ':', ..]]:
                    nodes.Add(new Set(variable, words[1].TrimStart(':', '=')));
                    break;
                case var comment when comment.StartsWith("/*", StringComparison.Ordinal):
                    break;
                default:
                    nodes.Add(new Print(token.Text));
                    break;
            }
        }

        end = "";
        return nodes;
    }

    private List<Node> Block(Queue<(bool IsAction, string Text)> tokens)
    {
        var nodes = Parse(tokens, out var end);
        return end == "end" ? nodes : throw new FormatException("An 'end' is missing.");
    }

    private string Run(List<Node> nodes, Scope scope)
    {
        var output = new StringBuilder();
        foreach (var node in nodes)
        {
            _ = node switch
            {
                Text text => output.Append(text.Value),
                Print print => output.Append(Printed(Evaluate(print.Expression, scope))),
                If choice => output.Append(Run(IsTrue(Evaluate(choice.Condition, scope)) ? choice.Then : choice.Else, scope.Inner())),
                Range range =>
                    output.AppendJoin("", Entries(Evaluate(range.Of, scope)).Select(e => Run(range.Body, scope.With(range.Names, e)))),
                Set set => Keep(set),
                _ => throw new NotSupportedException(node.ToString()),
            };
        }

        return output.ToString();

        StringBuilder Keep(Set set)
        {
            scope.Variables[set.Name] = Evaluate(set.Expression, scope);
            return output;
        }
    }

    private object? Evaluate(string expression, Scope scope)
    {
        var words = new Queue<string>(Word().Matches(expression).Select(m => m.Value));
        var result = Pipeline(words, scope);
        return words.Count == 0 ? result : throw new FormatException(expression);
    }

    private object? Pipeline(Queue<string> words, Scope scope)
    {
        object? value = null;
        for (var first = true; first || words.TryPeek(out var bar) && bar == "|"; first = false)
        {
            if (!first)
                words.Dequeue();
            var function = words.TryPeek(out var word) && char.IsLetter(word[0]) ? words.Dequeue() : null;
            var arguments = new List<object?>();
            while (words.TryPeek(out word) && word is not ("|" or ")"))
                arguments.Add(Value(words, scope));
            if (!first)
                arguments.Add(value);
            value = function is null ? arguments.Single() : Call(function, [.. arguments]);
        }

        return value;
    }

    private object? Value(Queue<string> words, Scope scope)
    {
        var word = words.Dequeue();
        if (word == "(")
        {
            var value = Pipeline(words, scope);
            return words.Dequeue() == ")" ? value : throw new FormatException("A ')' is missing.");
        }

        if (word[0] == '"')
            return word[1..^1];
        if (int.TryParse(word, CultureInfo.InvariantCulture, out var number))
            return number;
        var names = word.Split('.');
        return names.Skip(1).Where(n => n.Length > 0).Aggregate(
            names[0] switch { "" => scope.Data, "$" => scope.Root, var variable => scope.Variables[variable] },
            (value, name) =>
                value is IDictionary map && map.Contains(name)
                    ? map[name]
                    : throw new KeyNotFoundException($"{word}: there is no {name}."));
    }

    private object? Call(string function, object?[] arguments) => (function, arguments) switch
    {
        ("include", [string name, var data]) => Run(defined[name], new(data, data, [])),
        ("dict", _) => arguments.Chunk(2).ToDictionary(p => (object)p[0]!, p => p[1]),
        ("not", [var value]) => !IsTrue(value),
        ("default", [var other, var value]) => IsTrue(value) ? value : other,
        ("required", [string why, var value]) => IsTrue(value) ? value : throw new InvalidOperationException(why),
        ("quote", [var value]) => $"\"{Printed(value).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"",
        ("nindent", [int width, string text]) => "\n" + string.Join('\n', text.Split('\n').Select(line => new string(' ', width) + line)),
        ("toYaml", [var value]) => new SerializerBuilder().WithQuotingNecessaryStrings().Build().Serialize(value!).TrimEnd(),
        ("sha256sum", [string text]) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        _ => throw new NotSupportedException($"{function} with {arguments.Length} arguments"),
    };

    /// <summary>What Go takes for true.</summary>
    private static bool IsTrue(object? value) => value switch
    {
        null or false or "" or 0 => false,
        ICollection collection => collection.Count > 0,
        _ => true,
    };

    private static string Printed(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        string or IFormattable => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        _ => throw new NotSupportedException($"{value} cannot be printed."),
    };

    /// <summary>Of a map in the order of its keys.</summary>
    private static IEnumerable<(object Key, object? Value)> Entries(object? value) => value is IDictionary map
        ? map.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(k => ((object)k, map[k]))
        : ((IList)value!).Cast<object?>().Select((item, index) => ((object)index, item));

    [GeneratedRegex(@"\{\{(-(?=\s))?\s*(/\*.*?\*/|.*?)\s*((?<=\s)-)?\}\}", RegexOptions.Singleline)]
    private static partial Regex Action();

    [GeneratedRegex("\"[^\"]*\"|[()|]|[^\\s()|]+")]
    private static partial Regex Word();

    /// <param name="Data">What the dot stands for.</param>
    /// <param name="Root">What the dollar stands for.</param>
    /// <param name="Variables">By name, with the dollar.</param>
    private sealed record Scope(object? Data, object? Root, Dictionary<string, object?> Variables)
    {
        public Scope Inner() => this with { Variables = new(Variables) };

        public Scope With(string[] names, (object Key, object? Value) entry)
        {
            var inner = Inner() with { Data = entry.Value };
            if (names.Length == 2)
                inner.Variables[names[0]] = entry.Key;
            inner.Variables[names[^1]] = entry.Value;
            return inner;
        }
    }

    internal abstract record Node;

    private sealed record Text(string Value) : Node;

    private sealed record Print(string Expression) : Node;

    private sealed record Set(string Name, string Expression) : Node;

    private sealed record If(string Condition, List<Node> Then, List<Node> Else) : Node;

    private sealed record Range(string[] Names, string Of, List<Node> Body) : Node;
}
