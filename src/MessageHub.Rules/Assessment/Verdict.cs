using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;

namespace MessageHub.Rules.Assessment;

/// <summary>
/// The verdict on a message that was read: a pure function of the message, the register before it, the agreements in it, the rule set,
/// the date and what a person decided. The answer and the change of the register both follow from it.
/// </summary>
public sealed record Verdict
{
    public required Outcome Outcome { get; init; }

    /// <summary>One per failing rule and class instance, by document order and then by rule code.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What a person should see although no rule forbids it; the verdict and its answer are the same without .</summary>
    public IReadOnlyList<Finding> Signals { get; init; } = [];

    /// <summary>
    /// What is held for a person: of a 323 lines that no rule rejects (1.3, contract data), of our own 301 and 319 warnings
    /// (<see cref="HeldWarnings"/>).
    /// </summary>
    public IReadOnlyList<LineToDecide> Held { get; init; } = [];

    /// <summary>What would be held if a person had not decided on it.</summary>
    public IReadOnlyList<LineToDecide> Decided { get; init; } = [];

    /// <summary>Why a message as a whole is held for a person, or null.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>323: signed eurocents submitted.</summary>
    public long? Submitted { get; init; }

    /// <summary>323: signed eurocents granted; null while the message is held, and when nothing of the message was processed 0.</summary>
    public long? Granted { get; init; }

    /// <summary>By what it was reached; null when nobody judged.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The lowest level with a finding, or null.</summary>
    public Level? Level => Findings.Count == 0 ? null : Findings.Min(f => f.Rule.Level);

    /// <summary>The findings on one class instance, by rule code.</summary>
    public IEnumerable<Finding> On(Klasse instance) => Findings.Where(f => ReferenceEquals(f.Instance, instance));
}

/// <summary>A claimed line, or a warning on a message of our own, that is held for a person to decide on, or was.</summary>
/// <param name="Instance">The class instance it is about, by reference.</param>
/// <param name="Reference">By what it is known within the message, however often that is judged.</param>
/// <param name="Reason">Why, in plain Dutch.</param>
/// <param name="Proposal">What the system proposes, in plain Dutch.</param>
public sealed record LineToDecide(Klasse Instance, string Reference, string Reason, string Proposal)
{
    /// <summary>A claimed line.</summary>
    public static LineToDecide Of(Prestatie line, string reason, string proposal) =>
        new(line, line.ProductReferentie.ReferentieNummer, reason, proposal);
}
