using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W005Tests
{
    private static readonly ToegewezenProduct Added = Valid.ToegewezenProduct() with { ToewijzingNummer = 10080 };

    public static TheoryData<string, string, Toewijzing, ToegewezenProduct> Cases => new()
    {
        { "W004 W005", "the same product on the same days", Valid.Toewijzing(), Added },
        {
            "W004 W005", "the last day of the one is the first of the other", Valid.Toewijzing() with { Einddatum = new(2026, 7, 1) },
            Added with { Ingangsdatum = new(2026, 7, 1) }
        },
        {
            "W004",
            "the day after",
            Valid.Toewijzing() with { Einddatum = new(2026, 6, 30), Omvang = Valid.Omvang(5) },
            Added with { Ingangsdatum = new(2026, 7, 1) }
        },
        { "W004", "another product", Valid.Toewijzing() with { Product = new() { Categorie = "45", Code = "45A05" } }, Added },
        { "", "of another client", Valid.Toewijzing() with { Bsn = Valid.OtherBsn }, Added },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_product_on_top_of_what_is_assigned(string expected, string reason, Toewijzing known, ToegewezenProduct added) =>
        Assert.Equal(
            (reason, expected), (reason, Signalled.In(Valid.B301(Standaard.Ijw, added), Valid.With(known))));

    [Fact]
    public void An_allocation_of_the_message_itself_is_compared_as_it_becomes() => Assert.Equal(
        "",
        Signalled.In(
            Valid.B301(
                Standaard.Ijw,
                Valid.ToegewezenProduct() with { Toewijzingsdatum = new(2026, 6, 8), Einddatum = new(2026, 6, 30), RedenWijziging = "05" },
                Added with { Ingangsdatum = new(2026, 7, 1), Omvang = Valid.Omvang(5) }),
            Valid.With(Valid.Toewijzing())));

    [Fact]
    public void Wmo_lets_some_categories_stack() => Assert.Equal(
        "W004",
        Signalled.In(
            Valid.B301(
                Standaard.Iwmo,
                Valid.ToegewezenProduct(Standaard.Iwmo) with
                {
                    ToewijzingNummer = 10080, Product = new() { Categorie = "11", Code = "11A01" }
                }),
            Valid.With(Valid.Toewijzing(Standaard.Iwmo) with { Product = new() { Categorie = "11", Code = "11A01" } })));
}
