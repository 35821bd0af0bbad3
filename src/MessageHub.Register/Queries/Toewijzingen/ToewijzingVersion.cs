namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>One version of an allocation, as a 301 carried it.</summary>
public sealed record ToewijzingVersion
{
    /// <summary>The 301.</summary>
    public required Guid BerichtId { get; init; }

    public required DateOnly Toewijzingsdatum { get; init; }

    public required TimeOnly Toewijzingstijd { get; init; }

    public string? ReferentieAanbieder { get; init; }

    public string? ProductCategorie { get; init; }

    public string? ProductCode { get; init; }

    public required DateOnly Ingangsdatum { get; init; }

    public DateOnly? Einddatum { get; init; }

    public string? RedenWijziging { get; init; }

    public long? Volume { get; init; }

    public string? Eenheid { get; init; }

    public string? Frequentie { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    /// <summary>When the 301 was handed over for delivery, in UTC, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the 302 to it arrived, in UTC, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>That the aanbieder agreed to it, where that was recorded; null otherwise.</summary>
    public AgreedVersion? Agreed { get; init; }

    /// <summary>False once a 302 rejected the 301: it does not count.</summary>
    public required bool InForce { get; init; }

    /// <summary>The version that counts now.</summary>
    public required bool IsCurrent { get; init; }
}

/// <summary>That an aanbieder agreed to a version (OP186, OP298, OP299).</summary>
/// <param name="By">Who said so for the aanbieder.</param>
/// <param name="On">When he said so.</param>
/// <param name="NotedBy">Who of the gemeente recorded it.</param>
public sealed record AgreedVersion(string By, DateOnly On, string NotedBy);
