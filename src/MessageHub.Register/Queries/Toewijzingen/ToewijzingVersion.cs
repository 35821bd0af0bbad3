namespace MessageHub.Register.Queries.Toewijzingen;

/// <summary>One version of an allocation, as a 301 carried it.</summary>
public sealed record ToewijzingVersion
{
    /// <summary>The 301.</summary>
    public required Guid BerichtId { get; init; }

    /// <summary>The day of the decision to allocate (IV013).</summary>
    public required DateOnly Toewijzingsdatum { get; init; }

    /// <summary>The time of the decision; of two versions the later one holds.</summary>
    public required TimeOnly Toewijzingstijd { get; init; }

    /// <summary>The reference that the aanbieder gave the request.</summary>
    public string? ReferentieAanbieder { get; init; }

    /// <summary>Category of products (WJ001 of the domain).</summary>
    public string? ProductCategorie { get; init; }

    /// <summary>Code of the product within its category.</summary>
    public string? ProductCode { get; init; }

    /// <summary>First day of the allocation, inclusive.</summary>
    public required DateOnly Ingangsdatum { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? Einddatum { get; init; }

    /// <summary>Why an allocation that was sent before is changed (JZ002, WMO002); absent on a first version.</summary>
    public string? RedenWijziging { get; init; }

    /// <summary>How much; null without a volume.</summary>
    public long? Volume { get; init; }

    /// <summary>Unit of the volume (WJ756).</summary>
    public string? Eenheid { get; init; }

    /// <summary>Per what the volume counts (WMO757).</summary>
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
