namespace MessageHub.Register.Access;

/// <summary>Which looks are meant. What is null does not limit.</summary>
public sealed record LookFilter
{
    /// <summary>The gemeenten whose log may be read.</summary>
    public required Database.GemeenteScope Scope { get; init; }

    /// <summary>The first moment, inclusive; null for all.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only what this person looked at; null for all.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Pseudonym of a person.</summary>
    public string? Client { get; init; }

    /// <summary>Only looks at this message; null for all.</summary>
    public Guid? BerichtId { get; init; }
}
