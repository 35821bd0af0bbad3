using System.Runtime.CompilerServices;
using System.Text;
using MessageHub.Berichten;

namespace MessageHub.Rules.Tests;

/// <summary>
/// RULES.md is generated from the catalogue and approved as text: a changed rule shows in review. After a change on purpose, run this
/// test with MESSAGEHUB_APPROVE=1 and look at the difference.
/// </summary>
public class RulesDocumentTests
{
    private static readonly string Document =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "src", "MessageHub.Rules", "RULES.md"));

    [Fact]
    public void Rules_document_is_what_the_catalogue_says()
    {
        var generated = Generate();
        if (Environment.GetEnvironmentVariable("MESSAGEHUB_APPROVE") == "1")
            File.WriteAllText(Document, generated);
        Assert.Equal(File.ReadAllText(Document), generated);
    }

    private static string Generate()
    {
        var text = new StringBuilder("""
            # Rules

            Generated from `RuleCatalogue` and approved as text by `RulesDocumentTests`; do not edit. Level 1 is the schema, 2 the message
            itself, 3 earlier messages, 4 an external source. A rule with *needs* is not judged where one of those fails on the same class.

            | code | level | return code | messages | families | needs | what it says | where it lives |
            |---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var rule in RuleCatalogue.All.Rules)
        {
            var families = string.Join(", ", rule.AppliesTo.Standaarden.Select(s => BerichtType.FamilyOf(s)));
            var releases = RulePages.ReleasesOf(rule) is { } some ? $" ({some})" : "";
            text.Append(
                $"| {rule.Code} | {(int)rule.Level} | {rule.RetourCode ?? "–"} | {string.Join(", ", rule.AppliesTo.Nummers)}{releases} | "
                + $"{families} "
                + $"| {string.Join(", ", rule.Needs)} | {rule.Definitie} | [{rule.Code}{rule.Name}](Catalogue/{rule.Code}{rule.Name}.cs) "
                + $"|\n");
        }

        text.Append("""

            ## Signals

            What people should see of a message that was accepted. Generated from `SignalCatalogue`; the codes are ours, and no aanbieder gets them.

            | code | messages | what it says | where it lives |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var signal in RuleCatalogue.All.Signals)
        {
            text.Append(
                $"| {signal.Code} | {string.Join(", ", signal.AppliesTo.Nummers)} | {signal.Definitie} "
                + $"| [{signal.Code}{signal.Name}](Signals/{signal.Code}{signal.Name}.cs) |\n");
        }

        return text.ToString();
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
