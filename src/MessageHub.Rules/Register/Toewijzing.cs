using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Register;

/// <summary>
/// The current version of an allocation: the ToegewezenProduct with the highest (Toewijzingsdatum, Toewijzingstijd) among the 301
/// messages in force, on a tie the last one processed (IV013). Those of one moment are the same version, sent again.
/// </summary>
public sealed record Toewijzing
{
    /// <summary>ToewijzingNummer.</summary>
    public required long Nummer { get; init; }

    public required Bsn Bsn { get; init; }

    /// <summary>AGB code of the aanbieder it was sent to.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>Null for a generic allocation.</summary>
    public Product? Product { get; init; }

    public required DateOnly Toewijzingsdatum { get; init; }

    public required TimeOnly Toewijzingstijd { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly Ingangsdatum { get; init; }

    /// <summary>Last day, inclusive; null is open-ended.</summary>
    public DateOnly? Einddatum { get; init; }

    /// <summary>The one that the version had first: sent again, it leaves this empty (IV099, R-091).</summary>
    public string? RedenWijziging { get; init; }

    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    /// <summary>The 301 that carried this version.</summary>
    public required EarlierBericht Bericht { get; init; }

    /// <summary>
    /// Deleted counts as never sent: reason 13, which is for nothing else (CS335), or the obsolete 01 on one that ends on its first day. A
    /// deletion that is sent again with another Einddatum stays one.
    /// </summary>
    public bool IsDeleted => RedenWijziging is "13" || (RedenWijziging is "01" && Einddatum == Ingangsdatum);

    /// <summary>The last day, infinitely late when open-ended.</summary>
    public DateOnly LastDay => Einddatum ?? DateOnly.MaxValue;

    /// <summary>"Actueel toegewezen product" on a date: not deleted and not ended before it; it may start later .</summary>
    public bool IsActueelOn(DateOnly date) => !IsDeleted && LastDay >= date;

    /// <summary>Where its values came from, for explanations.</summary>
    public Source Source => Bericht.AsSource($"toewijzing {Nummer}");
}
