namespace MessageHub.Berichten.Model;

/// <summary>CDT_Product: what is assigned, started, stopped or asked for.</summary>
public sealed record Product : Samenstelling
{
    internal static readonly Shape<Product> Shape = new Shape<Product>("Product", static () => new())
        .Code(nameof(Categorie), x => x.Categorie)
        .Code(nameof(Code), x => x.Code);

    public string Categorie { get; init; } = "";

    public string? Code { get; init; }
}
