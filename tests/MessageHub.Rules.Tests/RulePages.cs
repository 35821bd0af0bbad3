using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Rules.Language;

namespace MessageHub.Rules.Tests;

/// <summary>
/// Makes the page of a rule for who answers the telephone: from the catalogue, the comment and the texts of its file, its paragraph in
/// docs/standard/rules.md and the readings that it names.
/// </summary>
internal static partial class RulePages
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static readonly string Standard = File.ReadAllText(Path.Combine(Root, "docs", "standard", "rules.md")).ReplaceLineEndings("\n");

    private static readonly Dictionary<string, string[]> Readings = File.ReadLines(Path.Combine(Root, "docs", "readings.md"))
        .Where(l => ReadingRow().IsMatch(l)).Select(l => l[2..^2].Split(" | ")).ToDictionary(cells => cells[0]);

    /// <summary>File name and text of every page, the index among them.</summary>
    public static IReadOnlyDictionary<string, string> All()
    {
        var rules = RuleCatalogue.All.Rules.Concat(RuleCatalogue.All.Signals).ToList();
        var pages = rules.ToDictionary(PageName, PageOf);
        pages["README.md"] = Index(rules);
        return pages;
    }

    /// <summary>A rule that a later release changed has a page beside that of before.</summary>
    public static string PageName(Rule rule) => rule.Since is { } since ? $"{rule.Code}-{since}.md" : $"{rule.Code}.md";

    /// <summary>"from 3.3", "up to 3.2", or both; null when it holds in every release.</summary>
    public static string? ReleasesOf(Rule rule) => (rule.Since, rule.Until) switch
    {
        (null, null) => null,
        ({ } since, null) => $"from {since}",
        (null, { } until) => $"up to {until}",
        ({ } since, { } until) => $"from {since} up to {until}",
    };

    private static string Index(IEnumerable<Rule> rules)
    {
        var text = new StringBuilder("""
            # A page per rule

            Generated from the catalogue, its comments and [standard/rules.md](../standard/rules.md), and approved as text by
            `RulePageTests`; do not edit. All rules in one table: [RULES.md](../../src/MessageHub.Rules/RULES.md).

            | rule | return code | messages | what it says |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var rule in rules)
        {
            var messages = string.Join(", ", rule.AppliesTo.Nummers);
            text.Append(Line($"| [{rule.Code}]({PageName(rule)}) | {rule.RetourCode ?? "–"} | {messages} | {rule.Definitie} |"));
        }

        return text.ToString();
    }

    private static string PageOf(Rule rule)
    {
        var folder = rule.Level is Level.Signal ? "Signals" : "Catalogue";
        var path = $"src/MessageHub.Rules/{folder}/{rule.Code}{rule.Name}.cs";
        var source = File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");
        var (comment, origin) = CommentOf(source);
        var paragraph = ParagraphOf(rule.Code);
        var text = new StringBuilder();
        text.Append(Line($"# {rule.Code} {rule.Name}\n"));
        text.Append(Line($"> {rule.Definitie}\n"));
        text.Append("| | |\n|---|---|\n");
        text.Append(Line($"| messages | {string.Join(", ", NamesOf(rule))} |"));
        if (ReleasesOf(rule) is { } releases)
            text.Append(Line($"| releases | {releases} |"));
        text.Append(Line($"| level | {LevelOf(rule.Level)} |"));
        text.Append(Line($"| return code | {ReturnCodeOf(rule)} |"));
        if (Part(paragraph, "Code on") is { } place)
            text.Append(Line($"| code on | {place} |"));
        if (Part(paragraph, "Inputs") is { } inputs)
            text.Append(Line($"| needs | {inputs} |"));
        if (rule.Needs.Count > 0)
            text.Append(Line($"| judged when these hold | {string.Join(", ", rule.Needs.Select(code => $"[{code}]({code}.md)"))} |"));
        text.Append(Line($"| source | {origin} |"));
        // Rules that say the same of different places share their cases.
        var cases = $"tests/MessageHub.Rules.Tests/{folder}";
        cases = $"{cases}/{Path.GetFileName(Directory.GetFiles(Path.Combine(Root, cases), $"*{rule.Code}*Tests.cs").Single())}";
        text.Append(Line($"| code | [{Path.GetFileName(path)}](../../{path}), [its cases](../../{cases}) |"));
        text.Append(Line($"\n{comment}"));
        var heading = rule.Level is Level.Signal ? "What to do" : "What passes";
        if (RemediesOf(source, rule) is { Count: > 0 } remedies)
        {
            text.Append(Line($"\n## {heading}\n\nWhat the report says to do, with values in the place of …:\n"));
            text.Append(Line($"- {string.Join("\n- ", remedies)}"));
        }

        if (Part(paragraph, "Passes") is { } passes && Part(paragraph, "Fails") is { } fails)
            text.Append(Line($"\n## Example\n\n- passes: {passes}\n- fails: {fails}"));
        var readings = ReadingNumber().Matches(source + paragraph).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal).ToList();
        if (readings.Count > 0)
            text.Append("\n## Readings\n\nWhere the standard leaves room, as [readings.md](../readings.md) has it.\n\n");
        foreach (var number in readings)
            text.Append(Line($"- **{number}** {Readings[number][1]} *{Readings[number][2]}*"));
        return text.ToString();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).ReplaceLineEndings("\n") + "\n";

    private static IEnumerable<string> NamesOf(Rule rule) =>
        from standaard in rule.AppliesTo.Standaarden
        from nummer in rule.AppliesTo.Nummers
        select BerichtType.Of(standaard, nummer).Name;

    private static string LevelOf(Level level) => level switch
    {
        Level.Format => "1: the schema",
        Level.Content => "2: the message itself",
        Level.AcrossMessages => "3: earlier messages",
        Level.ExternalSource => "4: an external source",
        Level.Signal => "none: a signal for our own people about a message that is accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary>The code with its text in the list of each family, which may differ.</summary>
    private static string ReturnCodeOf(Rule rule)
    {
        if (rule.RetourCode is not { } code)
            return "none";
        var labels = rule.AppliesTo.Standaarden.Select(s => CodeLists.LabelOf(s, "WJ001", code) ?? "not in the code list").Distinct();
        return $"{code}: {string.Join(" / ", labels)}";
    }

    /// <summary>What the comment of a rule says, and the sources it ends with.</summary>
    private static (string Comment, string Source) CommentOf(string source)
    {
        var summary = Summary().Match(source).Groups[1].Value;
        var words = Blanks().Replace(Tags().Replace(summary.Replace("///", " ", StringComparison.Ordinal), "`$1`"), " ").Trim();
        var at = words.LastIndexOf("Source:", StringComparison.Ordinal);
        return (words[..at].Trim(), words[(at + "Source:".Length)..].Trim().TrimEnd('.'));
    }

    private static string ParagraphOf(string code)
    {
        var start = Standard.IndexOf($"\n### {code} ", StringComparison.Ordinal);
        return start < 0 ? "" : NextHeading().Split(Standard[(start + 1)..], 3)[1];
    }

    /// <summary>What follows **name.** up to the next word in bold, or null.</summary>
    private static string? Part(string paragraph, string name)
    {
        var match = Regex.Match(paragraph, $@"\*\*{name}\.?\*\*\.?\s*(.+?)(?=\s\*\*[A-Z]|\n|\z)", RegexOptions.CultureInvariant);
        return match.Success ? match.Groups[1].Value.Replace("|", "\\|", StringComparison.Ordinal).Trim() : null;
    }

    /// <summary>The sentences of the file that say what to change.</summary>
    private static List<string> RemediesOf(string source, Rule rule) =>
    [
        .. Sentence().Matches(Join().Replace(source, "")).Select(m => m.Groups[1].Value).Where(s => s != rule.Definitie)
            .Select(s => Hole().Replace(s, "…")).Distinct(),
    ];

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\| [RGT]-\d{3} \|")]
    private static partial Regex ReadingRow();

    [GeneratedRegex(@"\b[RGT]-\d{3}\b")]
    private static partial Regex ReadingNumber();

    [GeneratedRegex("<summary>(.*?)</summary>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex("<(?:see|paramref|c)[^>]*?(?:cref|name)?=?\"?([^\"/>]*)\"?\\s*/>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^#{2,3} ", RegexOptions.Multiline)]
    private static partial Regex NextHeading();

    /// <summary>Where a sentence goes on in the next line.</summary>
    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Join();

    [GeneratedRegex("\\$?\"([A-Z][^\"\\n]*\\.)\"")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
