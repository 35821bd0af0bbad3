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

    public Product ProductOfStandard => new() { Categorie = Product.Categorie, Code = Product.Code };

    public ToegewezenProduct ToProduct() => new()
    {
        ToewijzingNummer = Nummer,
        ReferentieAanbieder = ReferentieAanbieder,
        Product = ProductOfStandard,
        Toewijzingsdatum = AmsterdamDate.Of(DecidedAt),
        Toewijzingstijd = new(DecidedAt.Hour, DecidedAt.Minute, 0),
        Ingangsdatum = Ingangsdatum,
        Einddatum = Einddatum,
        Omvang = new() { Volume = Volume, Eenheid = Product.Eenheid, Frequentie = Frequentie },
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
