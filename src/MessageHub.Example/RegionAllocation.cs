using MessageHub.Berichten.Model;
using MessageHub.Processing;
using MessageHub.Rules.Volume;

namespace MessageHub.Example;

/// <summary>An allocation of the region.</summary>
internal sealed record RegionAllocation
{
    public required long Nummer { get; init; }

    public required RegionProduct Product { get; init; }

    /// <summary>Units per period of <see cref="Frequentie"/>.</summary>
    public required long Volume { get; init; }

    public required string Frequentie { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required DateOnly Ingangsdatum { get; init; }

    public required DateOnly Einddatum { get; init; }

    public string? ReferentieAanbieder { get; init; }

    public string? RedenWijziging { get; init; }

    /// <summary>Whole eurocents, for the whole category in the place of a volume of the product; null is a volume.</summary>
    public long? Budget { get; init; }

    public Product ProductOfStandard => new() { Categorie = Product.Categorie, Code = Product.Code };

    public ToegewezenProduct ToProduct() => new()
    {
        ToewijzingNummer = Nummer,
        ReferentieAanbieder = ReferentieAanbieder,
        Product = Budget is null ? ProductOfStandard : new() { Categorie = Product.Categorie },
        Toewijzingsdatum = AmsterdamDate.Of(DecidedAt),
        Toewijzingstijd = new(DecidedAt.Hour, DecidedAt.Minute, 0),
        Ingangsdatum = Ingangsdatum,
        Einddatum = Einddatum,
        Omvang = Budget is null ? new() { Volume = Volume, Eenheid = Product.Eenheid, Frequentie = Frequentie } : null,
        Budget = Budget,
        RedenWijziging = RedenWijziging,
    };

    /// <summary>The ProductPeriode in a month, or null when it is not in force in it.</summary>
    public GeslotenPeriode? PeriodeIn(DateOnly month)
    {
        var (first, last) = (month, Calendar.LastOfMonth(month));
        return Ingangsdatum > last || Einddatum < first
            ? null
            : new() { Begindatum = Ingangsdatum > first ? Ingangsdatum : first, Einddatum = Einddatum < last ? Einddatum : last };
    }
}
