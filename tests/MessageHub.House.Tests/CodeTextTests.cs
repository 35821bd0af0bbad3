namespace MessageHub.House.Tests;

/// <summary>What holds for the text of the code itself.</summary>
public class CodeTextTests
{
    private const int MaxLineLength = 140;

    /// <summary>Markup of pages and migrations are not held to it: the first is laid out as HTML, the second never changes.</summary>
    [Fact]
    public void A_line_of_code_has_at_most_140_characters()
    {
        var tooLong =
            from file in Repository.Files("src", "*.cs")
            from line in File.ReadLines(file).Index()
            where line.Item.Length > MaxLineLength
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1} has {line.Item.Length} characters";
        Assert.Empty(tooLong);
    }
}
