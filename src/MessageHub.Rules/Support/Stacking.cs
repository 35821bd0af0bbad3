using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Support;

/// <summary>A product, or generic care, with the days it is assigned or asked for.</summary>
/// <param name="Product">Null is generic care.</param>
/// <param name="Begin">First day, inclusive.</param>
/// <param name="Einde">Last day, inclusive; null is open-ended.</param>
public readonly record struct CarePeriod(Product? Product, DateOnly Begin, DateOnly? Einde)
{
    /// <summary>The period of this product.</summary>
    public static CarePeriod Of(IProductregel product) => new(product.Product, product.Begin, product.Einde);

    /// <summary>The period of this product.</summary>
    public static CarePeriod Of(Toewijzing toewijzing) => new(toewijzing.Product, toewijzing.Ingangsdatum, toewijzing.Einddatum);

    /// <summary>The period of this product.</summary>
    public static CarePeriod Of(GevraagdProduct.Nieuw asked) => new(asked.Product, asked.Ingangsdatum, asked.Einddatum);

    /// <summary>Both have a day in common.</summary>
    public bool Overlaps(CarePeriod other) => Begin <= (other.Einde ?? DateOnly.MaxValue) && other.Begin <= (Einde ?? DateOnly.MaxValue);

    /// <summary>In Dutch, for explanations: "45/45A04 van 01-01-2026 t/m 30-06-2026".</summary>
    public string Describe()
    {
        var product = Product is null ? "generieke zorg"
            : Product.Code is null ? $"categorie {Product.Categorie}"
            : $"{Product.Categorie}/{Product.Code}";
        return Einde is { } einde
            ? $"{product} van {ComparedValue.Day(Begin)} t/m {ComparedValue.Day(einde)}"
            : $"{product} vanaf {ComparedValue.Day(Begin)}";
    }

    /// <summary>The name of the type, never its content: that is care data.</summary>
    public override string ToString() => nameof(CarePeriod);
}

/// <summary>
/// Stacking: the same product twice on one day. Generic care is the same as everything, a category without Code the same as all of that
/// category, else Categorie and Code decide. iWmo lets the categories 11–14 stack, also on generic care. Source: TR302, TR361, TR386,
/// TR410.
/// </summary>
public static class Stacking
{
    /// <summary>True when the two are the same product and share at least one day.</summary>
    public static bool Clash(CarePeriod a, CarePeriod b, Standaard standaard) => IsSame(a.Product, b.Product, standaard) && a.Overlaps(b);

    /// <summary>
    /// Every product of a list that clashes with one before it, together with the first of those. Pairwise: a client has a handful.
    /// </summary>
    public static IEnumerable<(T Later, T Earlier)> Among<T>(IReadOnlyList<T> products, Standaard standaard)
        where T : class, IProductregel
    {
        for (var i = 1; i < products.Count; i++)
        {
            var later = CarePeriod.Of(products[i]);
            for (var j = 0; j < i; j++)
            {
                if (!Clash(later, CarePeriod.Of(products[j]), standaard))
                    continue;
                yield return (products[i], products[j]);
                break;
            }
        }
    }

    /// <summary>Why two products of this message may not stand beside each other.</summary>
    public static Violation Between(IProductregel later, IProductregel earlier) => new(
        "Laat de perioden elkaar niet overlappen, of laat een van beide producten weg.",
        ComparedValue.Here("dit product", CarePeriod.Of(later).Describe()),
        ComparedValue.Here("het andere product", CarePeriod.Of(earlier).Describe()));

    private static bool IsSame(Product? a, Product? b, Standaard standaard)
    {
        if (standaard is Standaard.Iwmo && (MayStack(a) || MayStack(b)))
            return false;
        if (a is null || b is null)
            return true;
        return a.Categorie == b.Categorie && (a.Code is null || b.Code is null || a.Code == b.Code);
    }

    private static bool MayStack(Product? product) => product?.Categorie is "11" or "12" or "13" or "14";
}
