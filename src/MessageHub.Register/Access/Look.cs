namespace MessageHub.Register.Access;

/// <summary>A look at a person's data.</summary>
public sealed record Look
{
    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who looked.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Its name at that moment; it stays when the account goes.</summary>
    public required string AccountName { get; init; }

    /// <summary>
    /// CBS code of the gemeente whose data it was; a search over more gemeenten is one look in each. "" for a file whose gemeente could not
    /// be read.
    /// </summary>
    public required string Gemeente { get; init; }

    /// <summary>
    /// The person, as <see cref="ClientPseudonym"/>; null when it was a message about many persons, or a search without result.
    /// </summary>
    public string? Client { get; init; }

    /// <summary>The message that was looked at, if any.</summary>
    public Guid? BerichtId { get; init; }

    /// <summary>What was looked at: a word of the host, for example search, message, original, answer, allocation, export.</summary>
    public required string What { get; init; }

    /// <summary>Why, as the user gave it or as the page implies it. Never a BSN or a name.</summary>
    public required string Why { get; init; }
}
