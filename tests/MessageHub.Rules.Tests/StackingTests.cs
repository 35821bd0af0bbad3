using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Support;

namespace MessageHub.Rules.Tests;

public class StackingTests
{
    public static TheoryData<string, string?, string?, bool, bool> Products => new()
    {
        // reason, product, product, clash in iJw, clash in iWmo
        { "the same code", "45/45A04", "45/45A04", true, true },
        { "another code", "45/45A04", "45/45A05", false, false },
        { "the same code in another category", "45/45A04", "44/45A04", false, false },
        { "a category and a code in it", "45", "45/45A04", true, true },
        { "a category twice", "45", "45", true, true },
        { "two categories", "45", "44", false, false },
        { "a category and a code of another", "45", "44/44A09", false, false },
        { "generic care and a product", null, "45/45A04", true, true },
        { "generic care and a category", null, "45", true, true },
        { "generic care twice", null, null, true, true },
        { "category 11 with its code twice", "11/11A01", "11/11A01", true, false },
        { "category 12 and a code in it", "12", "12/12A01", true, false },
        { "category 13 twice", "13", "13", true, false },
        { "generic care and category 14", null, "14", true, false },
        { "generic care and a code of category 11", null, "11/11A01", true, false },
        { "categories 11 and 12", "11", "12", false, false },
        { "category 10 has no exemption", "10/10A01", "10/10A01", true, true },
        { "category 15 has no exemption", null, "15", true, true },
    };

    [Theory]
    [EachFamilyOf(nameof(Products))]
    public void Products_are_the_same_or_not(Standaard standaard, string reason, string? a, string? b, bool ijw, bool iwmo)
    {
        var clash = standaard is Standaard.Ijw ? ijw : iwmo;
        Assert.True(Stacking.Clash(Of(a), Of(b), standaard) == clash, reason);
        Assert.True(Stacking.Clash(Of(b), Of(a), standaard) == clash, $"the other way round: {reason}");
    }

    [Theory]
    [InlineData("adjacent", "2026-01-01", "2026-08-31", "2026-09-01", null, false)]
    [InlineData("one day in common", "2026-01-01", "2026-09-01", "2026-09-01", "2026-12-31", true)]
    [InlineData("one inside the other", "2026-01-01", "2026-12-31", "2026-03-01", "2026-03-31", true)]
    [InlineData("both open-ended", "2026-01-01", null, "2030-01-01", null, true)]
    [InlineData("open-ended after the other", "2026-01-01", "2026-06-30", "2026-07-01", null, false)]
    [InlineData("open-ended before the other", "2026-01-01", null, "2026-07-01", "2026-07-01", true)]
    public void Periods_overlap_when_they_share_a_day(
        string reason, string begin, string? end, string otherBegin, string? otherEnd, bool clash)
    {
        var (a, b) = (Of("45", begin, end), Of("45", otherBegin, otherEnd));
        Assert.True(Stacking.Clash(a, b, Standaard.Ijw) == clash, reason);
        Assert.True(Stacking.Clash(b, a, Standaard.Ijw) == clash, $"the other way round: {reason}");
    }

    [Fact]
    public void Every_product_that_clashes_with_an_earlier_one_is_named_once()
    {
        var product = Valid.ToegewezenProduct();
        var other = product with { Product = new() { Categorie = "44" } };
        var products = new[] { product, other, product with { }, product with { } };
        var found = Stacking.Among(products, Standaard.Ijw).ToList();
        Assert.Equal(2, found.Count);
        Assert.Same(products[2], found[0].Later);
        Assert.Same(products[0], found[0].Earlier);
        Assert.Same(products[3], found[1].Later);
        Assert.Same(products[0], found[1].Earlier);
    }

    [Fact]
    public void Describes_itself_only_when_asked()
    {
        Assert.Equal("45/45A04 van 01-01-2026 t/m 31-12-2026", Of("45/45A04", "2026-01-01", "2026-12-31").Describe());
        Assert.Equal("categorie 45 vanaf 01-01-2026", Of("45").Describe());
        Assert.Equal("generieke zorg vanaf 01-01-2026", Of(null).Describe());
        Assert.Equal("CarePeriod", Of("45").ToString());
    }

    [Fact]
    public void An_allocation_of_the_register_has_a_period_as_well() =>
        Assert.Equal("45/45A04 van 01-01-2026 t/m 31-12-2026", CarePeriod.Of(Valid.Toewijzing()).Describe());

    private static CarePeriod Of(string? product, string begin = "2026-01-01", string? end = null) => new(
        product?.Split('/') is { } parts ? new Product { Categorie = parts[0], Code = parts.ElementAtOrDefault(1) } : null,
        DateOnly.ParseExact(begin, "yyyy-MM-dd"),
        end is null ? null : DateOnly.ParseExact(end, "yyyy-MM-dd"));
}
