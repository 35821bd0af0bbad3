using MessageHub.Rules.Assessment;
using MessageHub.Rules.Effects;
using MessageHub.Rules.Language;

namespace MessageHub.Oracles.Tests;

/// <summary>Puts messages before the engine and the oracle, one after the other.</summary>
internal static class Duel
{
    /// <summary>The first disagreement, with all messages up to it, or null.</summary>
    public static Disagreement? Fight(IReadOnlyList<OMessage> messages, RuleSet rules, IReadOnlyList<OAgreement>? agreements = null)
    {
        IReadOnlyList<Accepted> history = [];
        var register = new MemoryRegister(agreements ?? []);
        var today = messages.Max(m => m.Header.Dated);
        for (var i = 0; i < messages.Count; i++)
        {
            var expected = Oracle.Judge(history, messages[i], agreements);
            var bericht = OracleBerichten.Of(messages[i]);
            var known = register.For(bericht);
            var verdict = Assessor.Assess(bericht, known, rules, today);
            var actual = EngineVerdict.Of(bericht, verdict);
            if (Differ(expected, actual))
                return new([.. messages.Take(i + 1)], expected, actual);
            history = Oracle.Apply(history, messages[i], expected);
            register.Record(BerichtEffects.Of(bericht, verdict, known));
        }

        return null;
    }

    /// <summary>True when two verdicts are not the same in outcome, rules per class, what was not assessed or what was granted.</summary>
    public static bool Differ(OVerdict expected, OVerdict actual) => EngineVerdict.TextOf(expected) != EngineVerdict.TextOf(actual);

    /// <summary>
    /// A disagreement with as few messages before it as possible: every message that makes no difference goes, until none is left. By hand,
    /// because CsCheck shrinks by making new values, and each message here was made for what the ones before it did.
    /// </summary>
    public static Disagreement Shrink(Disagreement found, RuleSet rules, IReadOnlyList<OAgreement>? agreements = null)
    {
        var count = found.Messages.Count;
        for (var i = found.Messages.Count - 2; i >= 0; i--)
        {
            var fewer = found.Messages.Where((_, position) => position != i).ToList();
            if (HasAllAnswered(fewer) && Fight(fewer, rules, agreements) is { } smaller && smaller.Messages.Count == fewer.Count)
                found = smaller;
        }

        return found.Messages.Count < count ? Shrink(found, rules, agreements) : found;
    }

    /// <summary>A 302 without its 301 is held for a person, which the oracle knows nothing about.</summary>
    private static bool HasAllAnswered(IReadOnlyList<OMessage> messages) => messages.OfType<O302>().All(answer =>
        messages.TakeWhile(m => m != answer).OfType<O301>().Any(own =>
            own.Header.Identification == answer.OfIdentification
                && own.Header.Dated == answer.OfDated
                && own.Header.Provider == answer.Header.Provider));
}
