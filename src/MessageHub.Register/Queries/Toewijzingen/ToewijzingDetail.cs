using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>
/// One allocation with all that happened to it. Holds the BSN of its client: to be recorded in the <see cref="Access.AccessLog"/>.
/// </summary>
public sealed record ToewijzingDetail
{
    /// <summary>Gemeente, domain and number of the allocation.</summary>
    public required ToewijzingKey Key { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>Of whom it is.</summary>
    public required Bsn Bsn { get; init; }

    /// <summary>Perceel of the agreement on its product on its first day, or "".</summary>
    public required string Perceel { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<ToewijzingVersion> Versions { get; init; }

    /// <summary>Starts and stops in order of arrival, deleted ones included.</summary>
    public required IReadOnlyList<LeveringEvent> Leveringen { get; init; }

    /// <summary>Claimed lines by ProductPeriode and then in order of arrival; rejected ones included.</summary>
    public required IReadOnlyList<ClaimedLine> Lines { get; init; }

    /// <summary>Null when no version is in force.</summary>
    public required ToewijzingUsage? Usage { get; init; }

    /// <summary>The version that counts, or null when none is in force.</summary>
    public ToewijzingVersion? Current => Versions.LastOrDefault(v => v.IsCurrent);
}
