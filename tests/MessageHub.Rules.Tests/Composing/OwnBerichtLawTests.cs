using MessageHub.Berichten;
using MessageHub.Rules.Composing;

namespace MessageHub.Rules.Tests.Composing;

/// <summary>The law of composing: whatever is decided, what is composed of it is valid and no rule and no warning stops it.</summary>
public class OwnBerichtLawTests
{
    private const int Seeds = 600;

    [Theory]
    [EachFamily]
    public void What_is_composed_is_valid_and_no_rule_or_warning_stops_it(Standaard standaard)
    {
        var made = new Dictionary<DecisionKind, int>();
        var refused = new HashSet<ComposeRefusalReason>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomDecision(standaard, seed);
            var composed = random.Compose();
            if (composed.Bericht is not { } bericht)
            {
                refused.Add(composed.Refusal!.Reason);
                continue;
            }

            made[random.Kind] = made.GetValueOrDefault(random.Kind) + 1;
            SchemaJudging.Accepts($"seed {seed}", bericht);
            var verdict = Judging.Assess(bericht, random.Register);
            Assert.True(
                verdict.Findings.Count + verdict.Signals.Count == 0,
                $"seed {seed}, {random.Kind}: "
                + $"{string.Join("; ", verdict.Findings.Concat(verdict.Signals).Select(f => $"{f} {f.Violation.Remedy}"))}");
        }

        // A law that holds of nothing says nothing: every kind of decision is made often, and some are refused.
        Assert.All(Enum.GetValues<DecisionKind>(), kind => Assert.InRange(made.GetValueOrDefault(kind), 50, Seeds));
        Assert.Contains(ComposeRefusalReason.Stacked, refused);
        Assert.Contains(ComposeRefusalReason.NotExpressible, refused);
    }
}
