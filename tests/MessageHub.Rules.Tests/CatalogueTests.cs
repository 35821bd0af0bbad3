using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;

namespace MessageHub.Rules.Tests;

/// <summary>The catalogue against the published list of rules, and against the files that hold its rules.</summary>
public partial class CatalogueTests
{
    private static readonly string Here = Path.GetDirectoryName(ThisFile())!;
    private static readonly string Source = Path.GetFullPath(Path.Combine(Here, "..", "..", "src", "MessageHub.Rules"));

    [Fact]
    public void Every_published_rule_is_there_for_every_message_and_family_with_its_level_and_code()
    {
        var published = PublishedRules.All
            .Select(r => $"{r.Code} {r.Family} {r.Message} level {r.Level} code {r.ReturnCode ?? "-"}")
                .Distinct()
                .Order(StringComparer.Ordinal);
        var built =
            from rule in RuleCatalogue.All.Rules
            from standaard in rule.AppliesTo.Standaarden
            from nummer in rule.AppliesTo.Nummers
            let type = BerichtType.Of(standaard, nummer)
            select $"{rule.Code} {type.Family} {type.Name} level {(int)rule.Level} code {rule.RetourCode ?? "-"}";
        Assert.Equal(published, built.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_carry_their_published_name_and_stand_in_code_order()
    {
        var names = PublishedRules.All.Select(r => (r.Code, r.Name)).Distinct().ToDictionary(r => r.Code, r => r.Name);
        Assert.All(RuleCatalogue.All.Rules, rule => Assert.Equal(names[rule.Code], rule.Name));
        Assert.Equal(
            RuleCatalogue.All.Rules.Select(r => r.Code).Order(StringComparer.Ordinal), RuleCatalogue.All.Rules.Select(r => r.Code));
    }

    /// <summary>The texts of WJ001 stand between brackets in the published list of return codes.</summary>
    [Fact]
    public void Every_published_return_code_has_its_official_text()
    {
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Published", "return-codes.csv")).Skip(1))
        {
            var text = line[(line.LastIndexOf('(') + 1)..line.LastIndexOf(')')];
            Assert.All(Enum.GetValues<Standaard>(), s => Assert.Equal(text, CodeLists.LabelOf(s, "WJ001", line[..4])));
        }

        Assert.All(
            RuleCatalogue.All.Rules.Select(r => r.RetourCode).OfType<string>(),
            code => Assert.NotNull(CodeLists.LabelOf(Standaard.Ijw, "WJ001", code)));
    }

    [Fact]
    public void A_rule_is_found_by_its_code_and_so_is_its_test()
    {
        var rules = RuleCatalogue.All.Rules;
        Assert.Equal(
            rules.Select(r => $"{r.Code}{r.Name}.cs"),
            Directory.EnumerateFiles(Path.Combine(Source, "Catalogue")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        // Rules that say the same of different places share a file, which is named after all of them.
        Assert.Equal(
            rules.Select(r => r.Code),
            TestFiles.SelectMany(f => Code().Matches(Path.GetFileName(f))).Select(m => m.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// A rule without a pinned explanation is a rule nobody has read the words of. Level 1 is explained by the schema complaint.
    /// </summary>
    [Fact]
    public void Every_rule_has_its_explanation_pinned()
    {
        var silent =
            from rule in RuleCatalogue.All.Rules
            where rule.Checks.Count > 0
            let test = File.ReadAllText(TestFiles.Single(f => Path.GetFileName(f).Contains(rule.Code, StringComparison.Ordinal)))
            where !test.Contains("Explain", StringComparison.Ordinal) || !test.Contains(rule.Definitie, StringComparison.Ordinal)
                && !Unwrapped(test).Contains(rule.Definitie, StringComparison.Ordinal)
            select rule.Code;
        Assert.Empty(silent);

        // A long sentence is written over several string literals.
        static string Unwrapped(string test) => Regex.Replace(test, "\"\\s*\\+\\s*\"", "");
    }

    [Fact]
    public void What_a_rule_needs_is_a_rule_of_the_same_messages()
    {
        foreach (var rule in RuleCatalogue.All.Rules)
        {
            foreach (var needed in rule.Needs.Select(code => RuleCatalogue.All[code]))
                Assert.True(
                    rule.AppliesTo.Nummers.Intersect(needed.AppliesTo.Nummers).Any(),
                    $"{rule} needs {needed}, which holds for other messages");
        }
    }

    [Fact]
    public void The_releases_that_a_rule_names_are_there() => Assert.All(
        RuleCatalogue.All.Rules.SelectMany(r => new[] { r.Since, r.Until }).OfType<ReleaseName>(),
        release => Assert.True(Releases.BuiltIn.Has(release), $"releases.csv has no {release}"));

    [Fact]
    public void Definitions_are_one_plain_sentence() => Assert.All(RuleCatalogue.All.Rules, rule =>
    {
        Assert.EndsWith(".", rule.Definitie, StringComparison.Ordinal);
        Assert.InRange(rule.Definitie.Length, 20, 300);
        Assert.True(char.IsUpper(rule.Definitie[0]), rule.Code);
    });

    private static string[] TestFiles => Directory.GetFiles(Path.Combine(Here, "Catalogue"), "*Tests.cs");

    [GeneratedRegex("[A-Z]{2}[0-9]{3}")]
    private static partial Regex Code();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
