using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Violations;

/// <summary>A product as explanations show it.</summary>
internal static class ProductText
{
    /// <summary>"45/45A04", "45" without Code, null without product.</summary>
    public static string? Of(Product? product) => product switch
    {
        null => null,
        { Code: { } code } => $"{product.Categorie}/{code}",
        _ => product.Categorie,
    };
}
