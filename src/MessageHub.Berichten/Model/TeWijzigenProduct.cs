namespace MessageHub.Berichten.Model;

/// <summary>An allocation that has to change (317).</summary>
public sealed record TeWijzigenProduct : Klasse, IProductregel
{
    internal static readonly Shape<TeWijzigenProduct> Shape = new Shape<TeWijzigenProduct>("TeWijzigenProduct", static () => new())
        .Number(nameof(ToewijzingNummer), x => x.ToewijzingNummer)
        .Date(nameof(GewensteIngangsdatum), x => x.GewensteIngangsdatum)
        .Date(nameof(Einddatum), x => x.Einddatum)
        .One(nameof(Omvang), x => x.Omvang, Omvang.Shape)
        .Number(nameof(Budget), x => x.Budget)
        .RetourCodes();

    public long ToewijzingNummer { get; init; }

    public DateOnly GewensteIngangsdatum { get; init; }

    /// <summary>Inclusive; absent is open-ended.</summary>
    public DateOnly? Einddatum { get; init; }

    public Omvang? Omvang { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long? Budget { get; init; }

    DateOnly IProductregel.Begin => GewensteIngangsdatum;

    DateOnly? IProductregel.Einde => Einddatum;

    string IProductregel.BeginElement => nameof(GewensteIngangsdatum);

    string IProductregel.EindeElement => nameof(Einddatum);

    Product? IProductregel.Product => null;
}
