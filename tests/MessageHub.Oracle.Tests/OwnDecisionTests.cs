using System.Globalization;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Register;
using Xunit.Abstractions;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// Random sequences in which the gemeente decides and composes: what it composes passes the rules as the aanbieder reads them, and engine
/// and oracle go on to agree. More of them:
/// MESSAGEHUB_TEST_ORACLE_SEQUENCES=20000 dotnet test tests/MessageHub.Oracle.Tests -c Release --filter OwnDecisionTests
/// </summary>
public class OwnDecisionTests(ITestOutputHelper output)
{
    private const int DefaultCount = 500;

    /// <summary>What no decision can know before it is judged: lines that were granted stand in the way of a removal.</summary>
    private const string OnlyTheRegisterKnows = "TR385";

    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    [Fact]
    public void No_rule_rejects_what_the_gemeente_composes_and_engine_and_oracle_agree_on_all_that_follows()
    {
        var count = Environment.GetEnvironmentVariable(AgreementTests.CountVariable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultCount;
        var (composed, mended, blocked) = (0, 0, 0);
        Parallel.For(0, count, number =>
        {
            var story = new Story(number);
            story.Play();
            Interlocked.Add(ref composed, story.Composed);
            Interlocked.Add(ref mended, story.Mended);
            Interlocked.Add(ref blocked, story.Blocked);
        });
        output.WriteLine(
            $"{count} sequences, {composed} messages composed, {mended} sent again after a 302, {blocked} removals of claimed allocations");
        Assert.InRange(composed, count, int.MaxValue);
        Assert.InRange(mended, count / 20, int.MaxValue);
        Assert.InRange(blocked, 0, composed / 10);
    }

    /// <summary>One sequence, with decisions between its messages.</summary>
    private sealed class Story
    {
        private readonly int number;
        private readonly OSequence sequence;
        private readonly Random random;
        private readonly MemoryRegister register = new([]);
        private readonly OwnDecisions decisions;
        private readonly DateOnly today;
        private IReadOnlyList<Accepted> history = [];
        private DateOnly day = DateOnly.MinValue;

        public Story(int number)
        {
            this.number = number;
            sequence = new SequenceGenerator(2_000_001 + number, number % 2 == 0 ? OFamily.Ijw : OFamily.Iwmo).Generate();
            (random, decisions) = (new(number), new(number, register));
            today = sequence.LastDated;
        }

        public int Composed { get; private set; }

        public int Mended { get; private set; }

        public int Blocked { get; private set; }

        public void Play()
        {
            foreach (var message in sequence.Messages)
            {
                var bericht = OracleBerichten.Of(message);
                // A decision may have taken what it was made for: it is judged all the same, and both have to say the same.
                if (message is not O302 || register.For(bericht).OwnBericht is not null)
                    Judge(message, bericht);
                day = message.Header.Dated > day ? message.Header.Dated : day;
                if (BsnOf(message) is { } bsn && random.Next(2) == 0
                    && decisions.Decide(ExchangeScope.Of(bericht), new(bsn), day) is { } own)
                    Send(own);
            }
        }

        private void Send(Bericht own)
        {
            Composed++;
            Assert.True(Reader.Read(BerichtWriter.Write(own)) is ReadResult.Read, $"sequence {number}: not valid");
            if (!MayLeave(own) || own.Identity.Nummer != 301 || random.Next(4) > 0)
                return;
            var header = OwnDecisions.Read(own).Header;
            var back = new O302(header with { Identification = $"R{Composed}" }, header.Identification, header.Dated, Rejects: true);
            Judge(back, OracleBerichten.Of(back));
            if (decisions.Mend(own, day) is not { } again)
                return;
            Mended++;
            MayLeave(again);
        }

        /// <summary>The rules let it leave, and it counts; what only the register knows is met before anything is written.</summary>
        private bool MayLeave(Bericht own)
        {
            var (verdict, rules) = Judge(OwnDecisions.Read(own), own);
            if (verdict.Outcome is Outcome.Accepted)
                return true;
            Assert.True(rules == OnlyTheRegisterKnows, $"sequence {number}: {rules} rejects what was composed: {OwnDecisions.Read(own)}");
            Blocked++;
            return false;
        }

        private (Verdict Verdict, string Rules) Judge(OMessage message, Bericht bericht)
        {
            var expected = Oracle.Judge(history, message);
            var known = register.For(bericht);
            var verdict = Assessor.Assess(bericht, known, RuleCatalogue.All, today);
            var actual = EngineVerdict.Of(bericht, verdict);
            Assert.False(
                Duel.Differ(expected, actual),
                $"sequence {number}: {message}\noracle {EngineVerdict.TextOf(expected)}\nengine {EngineVerdict.TextOf(actual)}");
            history = Oracle.Apply(history, message, expected);
            register.Record(BerichtEffects.Of(bericht, verdict, known));
            return (verdict, string.Join(' ', verdict.Findings.Select(f => f.Rule.Code).Distinct()));
        }

        private static string? BsnOf(OMessage message) => message switch
        {
            O301 m => m.Bsn,
            O305 m => m.Bsn,
            O307 m => m.Bsn,
            O315 m => m.Bsn,
            O317 m => m.Bsn,
            _ => null,
        };
    }
}
