namespace MessageHub.Berichten.Model;

/// <summary>CDT_Product: what is assigned, started, stopped or asked for.</summary>
public sealed record Product : Samenstelling
{
    internal static readonly Shape<Product> Shape = new Shape<Product>("Product", static () => new())
        .Code(nameof(Categorie), x => x.Categorie)
        .Code(nameof(Code), x => x.Code);

    /// <summary>Category of products.</summary>
    public string Categorie { get; init; } = "";

    /// <summary>Code of the product within its category; absent for the whole category.</summary>
    public string? Code { get; init; }
}
