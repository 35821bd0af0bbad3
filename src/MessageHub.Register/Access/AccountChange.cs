namespace MessageHub.Register.Access;

/// <summary>Something that happened to an account.</summary>
public sealed record AccountChange
{
    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor By { get; init; }

    /// <summary>Whose account was changed.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The name of the account.</summary>
    public required string AccountName { get; init; }

    /// <summary>What was changed.</summary>
    public required AccountChangeKind What { get; init; }

    /// <summary>How it was; null when there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>How it is since; null when there is nothing.</summary>
    public string? After { get; init; }
}
