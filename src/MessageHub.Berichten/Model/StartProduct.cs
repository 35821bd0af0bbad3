namespace MessageHub.Berichten.Model;

/// <summary>The start of delivery (305).</summary>
public sealed record StartProduct : Klasse
{
    internal static readonly Shape<StartProduct> Shape = new Shape<StartProduct>("StartProduct", static () => new())
        .Number(nameof(ToewijzingNummer), x => x.ToewijzingNummer)
        .One(nameof(Product), x => x.Product, Product.Shape)
        .Date(nameof(ToewijzingIngangsdatum), x => x.ToewijzingIngangsdatum)
        .Date(nameof(Begindatum), x => x.Begindatum)
        .Code(nameof(StatusAanlevering), x => x.StatusAanlevering)
        .RetourCodes();

    /// <summary>Absent in the taakgerichte variant.</summary>
    public long? ToewijzingNummer { get; init; }

    /// <summary>What care it is; absent for any product of the category or of the gemeente.</summary>
    public Product? Product { get; init; }

    /// <summary>First day of the allocation, inclusive.</summary>
    public DateOnly? ToewijzingIngangsdatum { get; init; }

    /// <summary>The first day of delivery.</summary>
    public DateOnly Begindatum { get; init; }

    /// <summary>1 first delivery, 3 deletion.</summary>
    public string StatusAanlevering { get; init; } = "";
}
