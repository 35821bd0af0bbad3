namespace MessageHub.Rules.Tests;

/// <summary>
/// docs/rules is generated and approved as text, as RULES.md: a changed rule shows in review. After a change on purpose, run this test with
/// MESSAGEHUB_APPROVE=1 and look at the difference.
/// </summary>
public class RulePageTests
{
    private static readonly string Folder = Path.Combine(RulePages.Root, "docs", "rules");

    [Fact]
    public void Each_rule_has_the_page_that_the_catalogue_says()
    {
        var pages = RulePages.All();
        if (Environment.GetEnvironmentVariable("MESSAGEHUB_APPROVE") == "1")
            Approve(pages);
        var files = Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!);
        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(Folder, page.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Each_page_of_a_rule_has_an_example_that_passes_and_one_that_fails()
    {
        var pages = RulePages.All();
        Assert.All(
            RuleCatalogue.All.Rules,
            rule => Assert.Matches(@"(?s)\n> .+\n## Example\n\n- passes: .+\n- fails: .+", pages[RulePages.PageName(rule)]));
    }

    private static void Approve(IReadOnlyDictionary<string, string> pages)
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.GetFiles(Folder))
            File.Delete(file);
        foreach (var (name, text) in pages)
            File.WriteAllText(Path.Combine(Folder, name), text);
    }
}
