using System.Text;

namespace MessageHub.Oracles;

/// <summary>One message of a sequence, the facts before it and the verdict of the oracle.</summary>
public sealed record OStep(IReadOnlyList<Accepted> Before, OMessage Message, OVerdict Verdict);

/// <summary>Messages in order of processing, against an empty registry.</summary>
public sealed record OSequence(int Seed, OFamily Family, IReadOnlyList<OMessage> Messages)
{
    /// <summary>Agreements in force all along; they are asked for the variant of a product only (R-090).</summary>
    public IReadOnlyList<OAgreement> Agreements { get; init; } = [];

    /// <summary>The latest Dagtekening; a receiver whose system date is not earlier never sees TR135 fail.</summary>
    public DateOnly LastDated => Messages.Max(message => message.Header.Dated);

    /// <summary>Puts every message before the oracle.</summary>
    public IEnumerable<OStep> Replay()
    {
        IReadOnlyList<Accepted> history = [];
        foreach (var message in Messages)
        {
            var verdict = Oracle.Judge(history, message, Agreements);
            yield return new OStep(history, message, verdict);
            history = Oracle.Apply(history, message, verdict);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(Family).Append(" sequence of seed ").Append(Seed);
        var number = 0;
        foreach (var step in Replay())
            text.Append("\n#")
                .Append(++number)
                .Append(' ')
                .Append(step.Message)
                .Append("\n  => ")
                .Append(step.Verdict.ToString().ReplaceLineEndings("\n  "));
        return text.ToString();
    }
}

/// <summary>How often what happens in generated sequences.</summary>
public static class SequenceStatistics
{
    /// <summary>
    /// Numbers of messages: <c>messages</c>, <c>accepted</c>, <c>partly</c>, <c>rejected</c>, <c>held</c>, <c>301</c>…<c>323</c>, <c>301
    /// accepted</c>…, and per rule code the messages in which it fails at least once (<c>TR321</c>), also per message type (<c>TR056 on
    /// 305</c>).
    /// </summary>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<OSequence> sequences)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        void Count(string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
        foreach (var step in sequences.SelectMany(sequence => sequence.Replay()))
        {
            Count("messages");
            Count(
                step.Verdict.Outcome switch
                {
                    OOutcome.Accepted => "accepted", OOutcome.Partly => "partly", OOutcome.Held => "held", _ => "rejected"
                });
            Count($"{step.Message.Type}");
            if (step.Verdict.Outcome == OOutcome.Accepted)
                Count($"{step.Message.Type} accepted");
            foreach (var rule in step.Verdict.Rules)
            {
                Count(rule);
                Count($"{rule} on {step.Message.Type}");
            }
        }

        return counts;
    }
}
