using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using MessageHub.Rules;
using MessageHub.Rules.Language;
using Xunit.Abstractions;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// The engine against a second reading of the same rules, on random sequences. The first are always the same, so that a change is to blame
/// when they fail; more of them are new each time:
/// MESSAGEHUB_TEST_ORACLE_SEQUENCES=200000 dotnet test tests/MessageHub.Oracle.Tests -c Release --filter Engine_and_oracle_agree
/// </summary>
public partial class AgreementTests(ITestOutputHelper output)
{
    public const string CountVariable = "MESSAGEHUB_TEST_ORACLE_SEQUENCES";

    /// <summary>The number of the only sequence to run: the one that a failed test named.</summary>
    private const string OneVariable = "MESSAGEHUB_TEST_ORACLE_SEQUENCE";
    private const int DefaultCount = 2_000;

    [Fact]
    public void Engine_and_oracle_agree()
    {
        if (Number(OneVariable) is { } one)
        {
            Assert.True(Shrunk(one, RuleCatalogue.All) is null, Told(one, RuleCatalogue.All));
            return;
        }

        var count = Number(CountVariable) ?? DefaultCount;
        var (found, messages) = Run(Math.Min(count, DefaultCount), RuleCatalogue.All, stopAfter: 20);
        output.WriteLine($"{count} sequences, {messages} messages in the first {DefaultCount}");
        var shortestFirst = found.OrderBy(d => d.Value.Messages.Count).Select(d => Told(d.Key, RuleCatalogue.All));
        Assert.True(found.Count == 0, string.Join("\n\n", shortestFirst));
        if (count > DefaultCount)
            SampleNew(count - DefaultCount, RuleCatalogue.All);
    }

    [Fact]
    public void A_wrong_judge_is_told_with_few_messages_and_a_number_that_shows_them_again()
    {
        var wrong = RuleCatalogue.All.Without("TR326");
        var told = Assert.Throws<CsCheckException>(() => SampleNew(300, wrong)).Message;

        var again = Shrunk(int.Parse(OneNumber().Match(told).Groups[1].Value, CultureInfo.InvariantCulture), wrong);
        Assert.NotNull(again);
        Assert.InRange(again.Messages.Count, 2, 6);
        Assert.Contains(again.ToString(), told);
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
        var isMissed = found.Values.Any(d => d.Oracle.Rules.Contains(rule) && !d.Engine.Rules.Contains(rule));
        Assert.True(isMissed, $"nobody missed {rule}, {subject}");
    }

    /// <summary>Runs the sequences with the lowest numbers; what they disagree on, by number.</summary>
    private static (IReadOnlyDictionary<int, Disagreement> Found, long Messages) Run(int count, RuleSet rules, int stopAfter)
    {
        var found = new ConcurrentDictionary<int, Disagreement>();
        var messages = 0L;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (number, state) =>
        {
            if (found.Count >= stopAfter)
            {
                state.Stop();
                return;
            }

            var sequence = Numbered(number);
            Interlocked.Add(ref messages, sequence.Messages.Count);
            if (Shrunk(sequence, rules) is { } disagreement)
                found[number] = disagreement;
        });
        return (found, messages);
    }

    /// <summary>Sequences with numbers that nobody has chosen.</summary>
    /// <exception cref="CsCheckException">They disagree on one; says which, and the few messages that matter.</exception>
    private static void SampleNew(int count, RuleSet rules) => Gen.Int[DefaultCount, int.MaxValue - 1].Sample(
        number => Shrunk(number, rules) is null, iter: count, print: number => Told(number, rules));

    /// <summary>The sequence of this number: both families in turn, half of them with edges.</summary>
    private static OSequence Numbered(int number) =>
        new SequenceGenerator((number / 2) + 1, number % 2 == 0 ? OFamily.Ijw : OFamily.Iwmo, edges: number % 4 > 1).Generate();

    private static Disagreement? Shrunk(int number, RuleSet rules) => Shrunk(Numbered(number), rules);

    private static Disagreement? Shrunk(OSequence sequence, RuleSet rules) =>
        Duel.Fight(sequence.Messages, rules, sequence.Agreements) is { } found ? Duel.Shrink(found, rules, sequence.Agreements) : null;

    private static string Told(int number, RuleSet rules) => $"{Shrunk(number, rules)}\n\nagain: {OneVariable}={number}";

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(OneVariable + @"=(\d+)")]
    private static partial Regex OneNumber();
}
