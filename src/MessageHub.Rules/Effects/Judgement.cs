using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Effects;

/// <summary>A message that was judged, with what it was judged by and what that leaves.</summary>
/// <param name="bericht">The message.</param>
/// <param name="register">What the register held for it.</param>
/// <param name="verdict">The verdict.</param>
public sealed class Judgement(Bericht bericht, RegisterSnapshot register, Verdict verdict)
{
    /// <summary>The message.</summary>
    public Bericht Bericht { get; } = bericht;

    /// <summary>What the register held for it, with what the messages before it left.</summary>
    public RegisterSnapshot Register { get; } = register;

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; } = verdict;

    /// <summary>What the verdict leaves in the register.</summary>
    public BerichtEffects Effects { get; } = BerichtEffects.Of(bericht, verdict, register);

    /// <summary>
    /// Judges messages of one scope for which the register was asked at one moment: each as if it had been asked after the messages before
    /// it.
    /// </summary>
    /// <param name="messages">In order of arrival, with what the register held for each before the first.</param>
    /// <param name="rules">The rules to judge by.</param>
    /// <param name="today">The system date in Europe/Amsterdam.</param>
    /// <returns>What became of each, up to and including the first that undoes a message of ours: for those after it the register has to
    /// be asked again.</returns>
    public static IReadOnlyList<Judgement> InOrder(
        IReadOnlyList<(Bericht Bericht, RegisterSnapshot Register)> messages, RuleSet rules, DateOnly today)
    {
        var judged = new List<Judgement>(messages.Count);
        foreach (var (bericht, loaded) in messages)
        {
            var register = judged.Count == 0 ? loaded : After(judged, loaded, RegisterKeys.Of(bericht));
            judged.Add(new(bericht, register, Assessor.Assess(bericht, register, rules, today)));
            if (judged[^1].Effects.UndoesOwn)
                break;
        }

        return judged;
    }

    private static RegisterSnapshot After(List<Judgement> judged, RegisterSnapshot loaded, RegisterKeys keys) =>
        judged.Aggregate(loaded, (before, earlier) => before.Apply(earlier.Effects, keys));
}
