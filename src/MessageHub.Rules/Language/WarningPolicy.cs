namespace MessageHub.Rules.Language;

/// <summary>
/// Which warnings on messages of our own hold a message until a person decides. Without a choice a warning is shown and holds nothing. Of
/// several choices the most precise counts: one for the gemeente before one for all, and among those one for the code before one for all.
/// </summary>
/// <param name="Choices">What was chosen; at most one for each gemeente and code.</param>
public sealed record WarningPolicy(params IReadOnlyList<WarningChoice> Choices)
{
    /// <summary>Nothing is held.</summary>
    public static readonly WarningPolicy ShowAll = new();

    /// <summary>A warning with this code holds a message of this gemeente.</summary>
    public bool Holds(string gemeente, string code) => Choices
        .Where(c => (c.Gemeente is null || c.Gemeente == gemeente) && (c.Code is null || c.Code == code))
        .MaxBy(c => (c.Gemeente is not null, c.Code is not null)) is { Holds: true };

    /// <summary>The same text for the same choices, in whatever order.</summary>
    internal string Text => string.Join('|', Choices.Select(c => $"{c.Gemeente} {c.Code} {c.Holds}").Order(StringComparer.Ordinal));
}

/// <summary>What a gemeente chose for a warning.</summary>
/// <param name="Gemeente">CBS code, or null for all.</param>
/// <param name="Code">W005 …, or null for all.</param>
/// <param name="Holds">It holds the message; else it is shown.</param>
public sealed record WarningChoice(string? Gemeente, string? Code, bool Holds);
