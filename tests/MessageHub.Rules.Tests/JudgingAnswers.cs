using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests;

/// <summary>How tests have an own 325 checked against the 323 it answers.</summary>
internal static class JudgingAnswers
{
    /// <summary>An answer that returns one line and grants nothing.</summary>
    public static Bericht With(this Bericht answer, Prestatie prestatie) => answer with
    {
        DeclaratieAntwoord = answer.DeclaratieAntwoord! with
        {
            TotaalIngediendBedrag = prestatie.IngediendBedrag.SignedCents().ToTotaal(),
            Clienten = [answer.DeclaratieAntwoord.Clienten![0] with { Prestaties = [prestatie] }],
        },
    };

    /// <summary>The only line of an answer.</summary>
    public static Prestatie Line(this Bericht answer) => answer.DeclaratieAntwoord!.Clienten![0].Prestaties![0];

    public static IReadOnlyList<Finding> Of(string rule, Bericht answer, Bericht claim) =>
        [.. Assessor.CheckAnswer(answer, claim, RegisterSnapshot.Empty, Judging.Rules, Judging.Today).Where(f => f.Rule.Code == rule)];

    /// <summary>Asserts that a rule fails, or holds, with the reason of the case as message.</summary>
    public static void Expect(string rule, bool fails, string reason, Bericht answer, Bericht claim)
    {
        var found = Assessor.CheckAnswer(answer, claim, RegisterSnapshot.Empty, Judging.Rules, Judging.Today);
        Assert.True(
            found.Any(f => f.Rule.Code == rule) == fails,
            $"{reason}: {rule} should {(fails ? "fail" : "hold")}; failing: {string.Join(", ", found.Select(f => f.Rule.Code).Distinct())}");
    }

    /// <summary>Asserts the words of the finding of a rule.</summary>
    public static void ExpectExplanation(string rule, string text, Bericht answer, Bericht claim) =>
        Assert.Equal(text, Explanation.Of(Assert.Single(Of(rule, answer, claim))));
}
