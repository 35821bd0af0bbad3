using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Composing;

/// <summary>A decision on the allocations of one client with one aanbieder, from which one 301 follows (OP087).</summary>
/// <param name="Scope">Domain, gemeente and aanbieder.</param>
/// <param name="Bsn">The client.</param>
/// <param name="Date">Toewijzingsdatum of all that changes: the day of the decision, not of sending (IV013).</param>
/// <param name="Time">Toewijzingstijd of all that changes.</param>
/// <param name="Changes">What is decided, in any order.</param>
/// <param name="ReferentieVerzoek">
/// ReferentieAanbieder of the 317 that is honoured: every product of the 301 carries it (IV093). Null otherwise; a 315 has a reference per
/// product, on <see cref="AllocationChange.Assign"/>.
/// </param>
public sealed record AllocationDecision(
    ExchangeScope Scope, Bsn Bsn, DateOnly Date, TimeOnly Time, IReadOnlyList<AllocationChange> Changes, string? ReferentieVerzoek = null)
{
    /// <summary>The aanbieder agrees to what takes his agreement, as somebody recorded; null when it was not asked.</summary>
    public Consent? Consent { get; init; }

    /// <summary>Two persons decide: the message is held until a colleague of who decided confirms it.</summary>
    public bool NeedsColleague { get; init; }

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(AllocationDecision);
}
