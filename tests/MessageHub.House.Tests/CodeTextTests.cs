namespace MessageHub.House.Tests;

/// <summary>What holds for the text of the code itself.</summary>
public class CodeTextTests
{
    private const int MaxLineLength = 140;

    /// <summary>Code and the markup of pages; migrations are not held to it, for they never change.</summary>
    [Theory]
    [InlineData("*.cs")]
    [InlineData("*.cshtml")]
    public void A_line_of_code_has_at_most_140_characters(string kind)
    {
        var tooLong =
            from file in Repository.Files("src", kind)
            from line in File.ReadLines(file).Index()
            where line.Item.Length > MaxLineLength
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1} has {line.Item.Length} characters";
        Assert.Empty(tooLong);
    }

    /// <summary>In tests what stands there as text (XML, SQL, a sentence) may be longer: a line of a thousand.</summary>
    [Fact]
    public void A_line_of_a_test_has_at_most_140_characters_too()
    {
        var lines = Repository.Files("tests", "*.cs").SelectMany(File.ReadLines).ToList();
        Assert.InRange(lines.Count(line => line.Length > MaxLineLength), 0, lines.Count / 1000);
    }

    /// <summary>A class of questions only opens the session; each query is a file of its own beside it, and found by its name.</summary>
    [Fact]
    public void A_class_of_questions_holds_no_SQL()
    {
        var classes = Repository.Files("src", "*Queries.cs").ToList();
        Assert.NotEmpty(classes);
        Assert.DoesNotContain(classes, file => File.ReadAllText(file).Contains("select ", StringComparison.Ordinal));
    }
}
