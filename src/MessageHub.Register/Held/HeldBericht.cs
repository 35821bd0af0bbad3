using MessageHub.Berichten;
using MessageHub.Rules.Assessment;

namespace MessageHub.Register.Held;

/// <summary>A message that is held for a person.</summary>
public sealed record HeldBericht
{
    /// <summary>A short number for people; it stays the same as long as the message exists.</summary>
    public required long Number { get; init; }

    /// <summary>The message, as this store knows it.</summary>
    public required Guid BerichtId { get; init; }

    /// <summary>When the message arrived, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>JW323, WMO302 …</summary>
    public required string Name { get; init; }

    /// <summary>Our own 301 or 319: it is confirmed or refused as a whole, and leaves or does not.</summary>
    public bool IsOwn => BerichtType.Find(Name)!.IsOwn;

    /// <summary>Identificatie of the message, given by its sender.</summary>
    public required string Identificatie { get; init; }

    /// <summary>Who sends: a gemeente of four digits or an aanbieder of eight (AGB).</summary>
    public required string Afzender { get; init; }

    /// <summary>Who receives: a gemeente of four digits or an aanbieder of eight (AGB).</summary>
    public required string Ontvanger { get; init; }

    /// <summary>Why the message as a whole is held, in plain Dutch, or null when only lines are.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>
    /// The lines that are held, of a message of our own the warnings; also those that were decided on while others still are not, in
    /// document order.
    /// </summary>
    public required IReadOnlyList<HeldLine> Lines { get; init; }

    /// <summary>What people decided so far, oldest first; on one line the last decision counts.</summary>
    public required IReadOnlyList<TakenDecision> Decisions { get; init; }

    /// <summary>Proposals that wait for a second person, oldest first.</summary>
    public required IReadOnlyList<Proposal> Proposals { get; init; }

    /// <summary>The decision that counts for a line, or null when there is none yet.</summary>
    public TakenDecision? DecisionOn(HeldLine line) => Decisions.LastOrDefault(d => d.ReferentieNummer == line.ReferentieNummer);

    /// <summary>What counts for lines, by ReferentieNummer: the last decision on each.</summary>
    public static IReadOnlyDictionary<string, Decision> OnLines(IEnumerable<TakenDecision> decisions) => decisions
        .Where(d => d.ReferentieNummer is not null)
        .GroupBy(d => d.ReferentieNummer!, d => d.Decision)
        .ToDictionary(g => g.Key, g => g.Last());
}
