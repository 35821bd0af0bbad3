namespace MessageHub.Berichten.Model;

/// <summary>A product asked for beside the existing allocations (317).</summary>
public sealed record NieuwProduct : Klasse, IProductregel
{
    internal static readonly Shape<NieuwProduct> Shape = new Shape<NieuwProduct>("NieuwProduct", static () => new())
        .One(nameof(Product), x => x.Product, Product.Shape)
        .Date(nameof(GewensteIngangsdatum), x => x.GewensteIngangsdatum)
        .Date(nameof(Einddatum), x => x.Einddatum)
        .One(nameof(Omvang), x => x.Omvang, Omvang.Shape)
        .Number(nameof(Budget), x => x.Budget)
        .RetourCodes();

    /// <summary>What care it is; absent for any product of the category or of the gemeente.</summary>
    public Product? Product { get; init; }

    /// <summary>The day from which the aanbieder asks it, inclusive.</summary>
    public DateOnly GewensteIngangsdatum { get; init; }

    /// <summary>Inclusive; absent is open-ended.</summary>
    public DateOnly? Einddatum { get; init; }

    /// <summary>How much, in a unit per frequency; absent where a budget or nothing is said.</summary>
    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    DateOnly IProductregel.Begin => GewensteIngangsdatum;

    DateOnly? IProductregel.Einde => Einddatum;

    string IProductregel.BeginElement => nameof(GewensteIngangsdatum);

    string IProductregel.EindeElement => nameof(Einddatum);
}
