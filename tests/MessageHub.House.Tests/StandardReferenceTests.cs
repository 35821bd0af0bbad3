using System.Globalization;
using System.Text.RegularExpressions;

namespace MessageHub.House.Tests;

/// <summary>What code and documents name stands in docs: a stranger finds the reason of a line.</summary>
public partial class StandardReferenceTests
{
    private const string NothingInCode = "nothing in code: ";

    /// <summary>The lines of the list: number, and the cell that says which rules and files follow it.</summary>
    private static readonly IReadOnlyList<(string Number, string Files)> Readings =
        [.. Rows(Repository.PathOf("docs", "readings.md")).Where(r => Reading().IsMatch(r[0])).Select(r => (r[0], r[3]))];

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
        var known = Readings.Select(r => r.Number).ToHashSet();
        var found =
            from file in FilesIn(root)
            from named in Reading().Matches(File.ReadAllText(file))
            where !known.Contains(named.Value)
            select $"{Path.GetFileName(file)}: {named.Value}";
        Assert.Empty(found);
    }

    [Fact]
    public void A_line_of_the_readings_has_all_its_cells_and_a_number_of_its_own()
    {
        Assert.True(Readings.Count > 100);
        Assert.Distinct(Readings.Select(r => r.Number));
        Assert.All(
            Rows(Repository.PathOf("docs", "readings.md")).Where(r => Reading().IsMatch(r[0])),
            row => Assert.Equal(6, row.Count(cell => cell.Length > 0)));
    }

    /// <summary>The files of a line are those of src that name it; a reading that no code follows says why.</summary>
    [Fact]
    public void A_reading_names_the_files_that_follow_it()
    {
        var files = CodeOf("src")
            .SelectMany(f => ReadingsIn(f).Select(number => (Number: number, File: Path.GetFileName(f))))
            .ToLookup(named => named.Number, named => named.File);
        var expected =
            from reading in Readings
            let named = files[reading.Number].Distinct().Order(StringComparer.Ordinal).Select(f => $"`{f}`").ToList()
            select named.Count > 0 ? $"{reading.Number}: {string.Join(", ", named)}" : $"{reading.Number}: {NothingInCode}";
        var told =
            from reading in Readings
            let why = reading.Files.IndexOf(NothingInCode, StringComparison.Ordinal)
            select why >= 0 && reading.Files.Length > why + NothingInCode.Length + 10
                ? $"{reading.Number}: {NothingInCode}"
                : $"{reading.Number}: {string.Join(", ", CodeFile().Matches(reading.Files).Select(m => m.Value))}";
        Assert.Equal(expected, told);
    }

    /// <summary>Migrations never change, so the numbers they know are translated in the list; nothing else has them any more.</summary>
    [Fact]
    public void An_old_number_stands_in_a_migration_only()
    {
        var translated = Rows(Repository.PathOf("docs", "readings.md"))
            .Where(r => OldNumber().IsMatch(r[0])).ToDictionary(r => r[0], r => r[1]);
        var named = CodeOf("src").Where(IsMigration)
            .SelectMany(f => OldNumber().Matches(File.ReadAllText(f)).Select(m => m.Value)).ToHashSet();
        Assert.Equal(named.Order(StringComparer.Ordinal), translated.Keys.Order(StringComparer.Ordinal));
        Assert.All(translated, pair => Assert.Contains(pair.Value, Readings.Select(r => r.Number)));
        var left =
            from file in CodeOf("src").Where(f => !IsMigration(f)).Concat(Repository.Files("docs", "*.md"))
            where Path.GetFileName(file) != "readings.md"
            from old in OldNumber().Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}: {old.Value}";
        Assert.Empty(left);
    }

    /// <summary>A link to a file of the checkout, and a path in backticks of the guides, leads somewhere.</summary>
    [Fact]
    public void A_file_that_a_document_points_at_is_there()
    {
        var documents = Directory.GetFiles(Repository.Root, "*.md")
            .Concat(new[] { "src", "deploy", "docs" }.SelectMany(root => Repository.Files(root, "*.md")));
        var dead =
            from document in documents
            from link in Link().Matches(File.ReadAllText(document))
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value))
            select $"{Path.GetFileName(document)}: {link.Groups[1].Value}";
        var missing =
            from guide in Repository.Files("docs/how-to", "*.md").Append(Repository.PathOf("docs", "when-something-is-away.md"))
            from path in PathInBackticks().Matches(File.ReadAllText(guide))
            where !Path.Exists(Repository.PathOf(path.Groups[1].Value))
            select $"{Path.GetFileName(guide)}: {path.Groups[1].Value}";
        Assert.Empty(dead.Concat(missing));
    }

    /// <summary>Old numbers are not looked for in tests, where D1 may be the Identificatie of a message.</summary>
    private static IEnumerable<string> CodeOf(string root) =>
        new[] { "*.cs", "*.cshtml", "*.sql" }.SelectMany(pattern => Repository.Files(root, pattern));

    private static IEnumerable<string> ReadingsIn(string file)
    {
        var text = File.ReadAllText(file);
        return IsMigration(file)
            ? OldNumber().Matches(text).Select(m => $"R-{int.Parse(m.Value[1..], CultureInfo.InvariantCulture):000}")
            : Reading().Matches(text).Select(m => m.Value);
    }

    private static bool IsMigration(string file) => file.Split(Path.DirectorySeparatorChar).Contains("Migrations");

    private static IEnumerable<string> FilesIn(string root) =>
        new[] { "*.cs", "*.cshtml", "*.sql", "*.md", "*.sh", "scenario.json", "*.yaml" }
            .SelectMany(pattern => Repository.Files(root, pattern));

    private static HashSet<string> HeadingsOf(string document) =>
        [.. Heading().Matches(File.ReadAllText(Repository.PathOf("docs", "standard", document))).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string[]> Rows(string document) =>
        File.ReadLines(document).Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Select(l => Cell().Split(l.Trim()[2..^2]).Select(c => c.Trim()).ToArray());

    [GeneratedRegex(@"\b(ggk|rules|returns|cli|sap|tariffs|process|steering)\.md,? §(\d+(?:\.\d+)*[A-Z]?)")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^#+ (\d+(?:\.\d+)*[A-Z]?)\.? ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\b[RGT]-\d{3}\b")]
    private static partial Regex Reading();

    [GeneratedRegex(@"(?<![\w:{""])D\d{1,2}\b")]
    private static partial Regex OldNumber();

    [GeneratedRegex(@"`[\w.]+\.(?:cs|cshtml|sql)`")]
    private static partial Regex CodeFile();

    [GeneratedRegex(@"(?<!\\) \| ")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|docs|deploy|\.ci|\.github)/[^`\s*<>…]*)`")]
    private static partial Regex PathInBackticks();
}
