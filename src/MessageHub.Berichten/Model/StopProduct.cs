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

    /// <summary>What care it is; absent for any product of the category or of the gemeente.</summary>
    public Product? Product { get; init; }

    /// <summary>First day of the allocation, inclusive.</summary>
    public DateOnly? ToewijzingIngangsdatum { get; init; }

    /// <summary>The first day of delivery, as its start said.</summary>
    public DateOnly Begindatum { get; init; }

    /// <summary>Why delivery stopped (JZ588, WMO588).</summary>
    public string RedenBeeindiging { get; init; } = "";

    /// <summary>The last day of delivery, inclusive.</summary>
    public DateOnly Einddatum { get; init; }

    /// <summary>1 first delivery, 3 deletion.</summary>
    public string StatusAanlevering { get; init; } = "";
}
