using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests;

/// <summary>How tests ask for a verdict. All go through here, so that a run without one rule shows which tests notice.</summary>
internal static class Judging
{
    /// <summary>Set by tests/mutation.sh to the code of a rule that must be missed.</summary>
    private static readonly string? WithoutRule = Environment.GetEnvironmentVariable("MESSAGEHUB_TEST_WITHOUT_RULE");

    public static readonly RuleSet Rules = WithoutRule is null ? RuleCatalogue.All : RuleCatalogue.All.Without(WithoutRule);

    /// <summary>The date "today" unless a test says otherwise: after every Dagtekening in <see cref="Valid"/>.</summary>
    public static readonly DateOnly Today = new(2026, 6, 15);

    /// <summary>Level 2 findings.</summary>
    public static IReadOnlyList<Finding> Content(Bericht bericht) => Assessor.CheckContent(bericht, Rules);

    /// <summary>The whole verdict.</summary>
    public static Verdict Assess(Bericht bericht, RegisterSnapshot? register = null, DateOnly? today = null) =>
        Assessor.Assess(bericht, register ?? RegisterSnapshot.Empty, Rules, today ?? Today);

    /// <summary>Codes of the rules that fail, once each, in order; level 2 when there is any, else levels 3 and 4.</summary>
    public static string[] Codes(Bericht bericht, RegisterSnapshot? register = null, DateOnly? today = null) =>
        [.. Assess(bericht, register, today).Findings.Select(f => f.Rule.Code).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The findings in an own 325 on the 323 it answers.</summary>
    public static IReadOnlyList<Finding> CheckAnswer(Bericht answer, Bericht claim) =>
        Assessor.CheckAnswer(answer, claim, RegisterSnapshot.Empty, Rules, Today);
}
