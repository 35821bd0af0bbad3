using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>What code and documents say stands in docs/standard stands there: a stranger finds the reason of a line.</summary>
public partial class StandardReferenceTests
{
    private static readonly Lazy<IReadOnlySet<string>> Readings = new(() => ReadingLine().Matches(TextOf("readings.md")).Select(m => m.Groups[1].Value).ToHashSet());
    private static readonly Lazy<IReadOnlySet<string>> EnvelopeReadings = new(() => ReadingLine().Matches(TextOf("ggk.md")).Select(m => m.Groups[1].Value).ToHashSet());

    public static TheoryData<string> Roots => ["src", "tests", "deploy", "docs"];

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_paragraph_that_is_named_is_there(string root)
    {
        var found =
            from file in FilesIn(root)
            from named in Paragraph().Matches(File.ReadAllText(file))
            where !HeadingsOf($"{named.Groups[1].Value}.md").Contains(named.Groups[2].Value)
            select $"{Path.GetFileName(file)}: {named.Value}";
        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_reading_that_is_named_is_there(string root)
    {
        var found =
            from file in FilesIn(root)
            from named in Reading().Matches(File.ReadAllText(file))
            where !Readings.Value.Contains(named.Value) && !EnvelopeReadings.Value.Contains(named.Value)
            select $"{Path.GetFileName(file)}: {named.Value}";
        Assert.Empty(found);
    }

    [Fact]
    public void Each_reading_has_one_line() =>
        Assert.Equal(Readings.Value.Count, ReadingLine().Count(TextOf("readings.md")));

    private static IEnumerable<string> FilesIn(string root) => new[] { "*.cs", "*.cshtml", "*.sql", "*.md", "*.sh" }.SelectMany(pattern => Repository.Files(root, pattern));

    private static HashSet<string> HeadingsOf(string document) => [.. Heading().Matches(TextOf(document)).Select(m => m.Groups[1].Value)];

    private static string TextOf(string document) => File.ReadAllText(Repository.PathOf("docs", "standard", document));

    [GeneratedRegex(@"\b(ggk|rules|returns|cli|sap|tariffs|process|steering)\.md,? §(\d+(?:\.\d+)*[A-Z]?)")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^#+ (\d+(?:\.\d+)*[A-Z]?)\.? ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\bD\d{1,2}\b")]
    private static partial Regex Reading();

    [GeneratedRegex(@"^\| (D\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ReadingLine();
}
