using MessageHub.Berichten;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Rejections;

namespace MessageHub.Register.Queries.Berichten;

/// <summary>A message in a list. Holds nothing of a person.</summary>
public sealed record BerichtRow
{
    /// <summary>Given by this store.</summary>
    public required Guid Id { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null when it could not be read.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>301 … 325, or null when it could not be read.</summary>
    public int? Nummer { get; init; }

    /// <summary>The gemeente, four digits.</summary>
    public string? Gemeente { get; init; }

    /// <summary>The aanbieder, an AGB code of eight digits.</summary>
    public string? Aanbieder { get; init; }

    /// <summary>Identificatie of the message, given by its sender.</summary>
    public string? Identificatie { get; init; }

    /// <summary>The number that the aanbieder gave the claim, unique for him (TR333).</summary>
    public string? DeclaratieNummer { get; init; }

    /// <summary>How far it is.</summary>
    public required BerichtState State { get; init; }

    /// <summary>The lowest control level with a finding, or null.</summary>
    public int? Level { get; init; }

    /// <summary>323: signed eurocents.</summary>
    public long? Submitted { get; init; }

    /// <summary>323: signed eurocents; null while it is held.</summary>
    public long? Granted { get; init; }

    /// <summary>323: number of Prestaties.</summary>
    public long Lines { get; init; }

    /// <summary>323: number of Prestaties that were not granted; 0 while it is held.</summary>
    public long LinesRejected { get; init; }

    /// <summary>How many rules failed.</summary>
    public long Findings { get; init; }

    /// <summary>The different return codes of its findings, in order; empty when it is held or was accepted.</summary>
    public IReadOnlyList<string> RetourCodes { get; init; } = [];

    /// <summary>The highest <see cref="FindingRow.Attempt"/> of its findings; 0 without findings.</summary>
    public long Attempt { get; init; }

    /// <summary>JW323, WMO301 …, or null when it could not be read.</summary>
    public string? Name => Type?.Name;

    /// <summary>Null when it could not be read.</summary>
    public BerichtType? Type => Standaard is { } s && Nummer is { } n ? BerichtType.Of(s, n) : null;
}
