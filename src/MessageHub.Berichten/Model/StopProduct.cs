namespace MessageHub.Berichten.Model;

/// <summary>The end of delivery, temporary (RedenBeeindiging 20) or definitive (307).</summary>
public sealed record StopProduct : Klasse
{
    internal static readonly Shape<StopProduct> Shape = new Shape<StopProduct>("StopProduct", static () => new())
        .Number(nameof(ToewijzingNummer), x => x.ToewijzingNummer)
        .One(nameof(Product), x => x.Product, Product.Shape)
        .Date(nameof(ToewijzingIngangsdatum), x => x.ToewijzingIngangsdatum)
        .Date(nameof(Begindatum), x => x.Begindatum)
        .Code(nameof(RedenBeeindiging), x => x.RedenBeeindiging)
        .Date(nameof(Einddatum), x => x.Einddatum)
        .Code(nameof(StatusAanlevering), x => x.StatusAanlevering)
        .RetourCodes();

    /// <summary>Absent in the taakgerichte variant.</summary>
    public long? ToewijzingNummer { get; init; }

    public Product? Product { get; init; }

    public DateOnly? ToewijzingIngangsdatum { get; init; }

    public DateOnly Begindatum { get; init; }

    public string RedenBeeindiging { get; init; } = "";

    public DateOnly Einddatum { get; init; }

    /// <summary>1 first delivery, 3 deletion.</summary>
    public string StatusAanlevering { get; init; } = "";
}
