using System.Collections.Concurrent;
using System.Globalization;
using MessageHub.Rules;
using Xunit.Abstractions;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// The engine against a second reading of the same rules, on random sequences with fixed seeds. A longer run:
/// MESSAGEHUB_TEST_ORACLE_SEQUENCES=200000 dotnet test tests/MessageHub.Oracle.Tests -c Release --filter Engine_and_oracle_agree
/// </summary>
public class AgreementTests(ITestOutputHelper output)
{
    private const string Variable = "MESSAGEHUB_TEST_ORACLE_SEQUENCES";
    private const int DefaultCount = 2_000;

    [Fact]
    public void Engine_and_oracle_agree()
    {
        var count = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultCount;
        var (found, messages) = Run(count, RuleCatalogue.All, stopAfter: 20);
        output.WriteLine($"{count} sequences, {messages} messages");
        Assert.True(found.Count == 0, string.Join("\n\n", found.OrderBy(d => d.Messages.Count)));
    }

    [Theory]
    [InlineData("TR322", "the total of an allocation")]
    [InlineData("TR389", "a second debit")]
    [InlineData("TR326", "a second start")]
    [InlineData("TR361", "stacking in a request for change")]
    [InlineData("TR378", "a gemeente that came or went")]
    [InlineData("TR416", "two debits of one client")]
    [InlineData("TR335", "a period that is too old")]
    [InlineData("TR134", "a decision after the message")]
    [InlineData("CD034", "a contact without address")]
    public void Engine_without_a_rule_disagrees_within_500_sequences(string rule, string subject)
    {
        var (found, _) = Run(500, RuleCatalogue.All.Without(rule), stopAfter: 1);
        Assert.True(found.Any(d => d.Oracle.Rules.Contains(rule) && !d.Engine.Rules.Contains(rule)), $"nobody missed {rule}, {subject}");
    }

    /// <summary>Runs sequences with seeds from 1, both families in turn, half of them with edges.</summary>
    private static (IReadOnlyCollection<Disagreement> Found, long Messages) Run(int count, RuleSet rules, int stopAfter)
    {
        var found = new ConcurrentBag<Disagreement>();
        var messages = 0L;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, state) =>
        {
            if (found.Count >= stopAfter)
            {
                state.Stop();
                return;
            }

            var sequence = new SequenceGenerator((i / 2) + 1, i % 2 == 0 ? OFamily.Ijw : OFamily.Iwmo, edges: i % 4 > 1).Generate();
            Interlocked.Add(ref messages, sequence.Messages.Count);
            if (Duel.Fight(sequence.Messages, rules, sequence.Agreements) is { } disagreement)
                found.Add(Duel.Shrink(disagreement, rules, sequence.Agreements));
        });
        return (found, messages);
    }
}
