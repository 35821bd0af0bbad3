namespace MessageHub.Oracles;

/// <summary>A product with a period, for the pair test of TR302.</summary>
internal sealed record Stackable(OProduct? Product, DateOnly Start, DateOnly? End);

/// <summary>The pair test of TR302, which TR361, TR386 and TR410 borrow (rules.md §2).</summary>
internal static class Stacking
{
    private static readonly string[] Exempt = ["11", "12", "13", "14"];

    /// <summary>Same product with overlapping periods [start, end ?? infinity], and not exempt.</summary>
    public static bool Clash(OFamily family, Stackable a, Stackable b) =>
        SameProduct(family, a.Product, b.Product) && Overlap(a, b);

    /// <summary>
    /// TR302: "if a or b has no Product: same; else if a or b has no Code: same when Categorie is equal; else same when Categorie and Code
    /// are equal". iWmo: "a pair is exempt when both have a Categorie in {11, 12, 13, 14} and step 2 or 3 would call them the same; and
    /// when one is generic and the other has a Categorie in {11, 12, 13, 14}. Generic with generic stays forbidden".
    /// </summary>
    private static bool SameProduct(OFamily family, OProduct? a, OProduct? b)
    {
        var aExempt = family == OFamily.Iwmo && a is not null && Exempt.Contains(a.Category);
        var bExempt = family == OFamily.Iwmo && b is not null && Exempt.Contains(b.Category);
        if (a is null && b is null)
            return true;
        if (a is null)
            return !bExempt;
        if (b is null)
            return !aExempt;
        if (aExempt && bExempt)
            return false;
        if (a.Code is null || b.Code is null)
            return a.Category == b.Category;
        return a.Category == b.Category && a.Code == b.Code;
    }

    /// <summary>"Adjacent periods do not overlap; sharing one day does" (TR302).</summary>
    private static bool Overlap(Stackable a, Stackable b) =>
        a.Start <= (b.End ?? DateOnly.MaxValue) && b.Start <= (a.End ?? DateOnly.MaxValue);
}
