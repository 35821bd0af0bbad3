using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Register;

/// <summary>
/// The current version of an allocation: the ToegewezenProduct with the highest (Toewijzingsdatum, Toewijzingstijd) among the 301
/// messages in force, on a tie the last one processed (IV013). Those of one moment are the same version, sent again.
/// </summary>
public sealed record Toewijzing
{
    /// <summary>ToewijzingNummer.</summary>
    public required long Nummer { get; init; }

    /// <summary>To whom care is assigned.</summary>
    public required Bsn Bsn { get; init; }

    /// <summary>AGB code of the aanbieder it was sent to.</summary>
    public required string Aanbieder { get; init; }

    /// <summary>Null for a generic allocation.</summary>
    public Product? Product { get; init; }

    /// <summary>With Toewijzingstijd: when this version was decided. The last one counts (IV013).</summary>
    public required DateOnly Toewijzingsdatum { get; init; }

    /// <summary>Of the clock in the Netherlands.</summary>
    public required TimeOnly Toewijzingstijd { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly Ingangsdatum { get; init; }

    /// <summary>Last day, inclusive; null is open-ended.</summary>
    public DateOnly? Einddatum { get; init; }

    /// <summary>The one that the version had first: sent again, it leaves this empty (IV099, R-091).</summary>
    public string? RedenWijziging { get; init; }

    /// <summary>How much care, or null when it has a budget or is not limited.</summary>
    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    /// <summary>The 301 that carried this version.</summary>
    public required EarlierBericht Bericht { get; init; }

    /// <summary>A line of a 301 as a version.</summary>
    public static Toewijzing Of(ToegewezenProduct product, Bsn bsn, string aanbieder, EarlierBericht bericht) => new()
    {
        Nummer = product.ToewijzingNummer,
        Bsn = bsn,
        Aanbieder = aanbieder,
        Product = product.Product,
        Toewijzingsdatum = product.Toewijzingsdatum,
        Toewijzingstijd = product.Toewijzingstijd,
        Ingangsdatum = product.Ingangsdatum,
        Einddatum = product.Einddatum,
        RedenWijziging = product.RedenWijziging,
        Omvang = product.Omvang,
        Budget = product.Budget,
        Bericht = bericht,
    };

    /// <summary>
    /// The current one of two versions of a number (IV013). Sent again at the same moment it is the same version, and leaves its
    /// RedenWijziging empty: the first one stays (IV099, R-091).
    /// </summary>
    /// <param name="earlier">The current one of those processed before, or null when there are none.</param>
    /// <param name="later">The next one that was processed.</param>
    public static Toewijzing Newest(Toewijzing? earlier, Toewijzing later)
    {
        if (earlier is null)
            return later;
        var order = (later.Toewijzingsdatum, later.Toewijzingstijd).CompareTo((earlier.Toewijzingsdatum, earlier.Toewijzingstijd));
        return order < 0 ? earlier
            : order > 0 ? later
            : later with { RedenWijziging = earlier.RedenWijziging ?? later.RedenWijziging };
    }

    /// <summary>
    /// Deleted counts as never sent: reason 13, which is for nothing else (CS335), or the obsolete 01 on one that ends on its first day. A
    /// deletion that is sent again with another Einddatum stays one.
    /// </summary>
    public bool IsDeleted => IsDeletion(RedenWijziging, Ingangsdatum, Einddatum);

    /// <summary>Whether a version with this RedenWijziging, which it had first, deletes the allocation.</summary>
    internal static bool IsDeletion(string? redenWijziging, DateOnly ingangsdatum, DateOnly? einddatum) =>
        redenWijziging == Codes.RedenWijziging.Verwijderd
        || (redenWijziging == Codes.RedenWijziging.Administratief && einddatum == ingangsdatum);

    /// <summary>The last day, infinitely late when open-ended.</summary>
    public DateOnly LastDay => Einddatum ?? DateOnly.MaxValue;

    /// <summary>"Actueel toegewezen product" on a date: not deleted and not ended before it; it may start later .</summary>
    public bool IsActueelOn(DateOnly date) => !IsDeleted && LastDay >= date;

    /// <summary>Where its values came from, for explanations.</summary>
    public Source Source => Bericht.AsSource($"toewijzing {Nummer}");
}
