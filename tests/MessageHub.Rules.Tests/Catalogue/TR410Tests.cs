using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR410Tests
{
    private static readonly TestedRule Rule = new("TR410");

    [Theory]
    [EachFamily]
    public void A_new_product_is_asked_for_once_a_day(Standaard standaard)
    {
        Rule.Accepts("adjacent periods", Request(
            standaard, Product("44", "44A09", "2027-01-01", "2027-06-30"), Product("44", "44A09", "2027-07-01", null)));
        Rule.Rejects("an open end is infinite", Request(
            standaard, Product("44", "44A09", "2027-01-01", null), Product("44", "44A09", "2027-07-01", null)));
        Rule.Rejects("one day in common", Request(
            standaard, Product("44", "44A09", "2027-01-01", "2027-07-01"), Product("44", "44A09", "2027-07-01", null)));
        Rule.Accepts("two codes", Request(
            standaard, Product("44", "44A09", "2027-01-01", null), Product("44", "44A10", "2027-01-01", null)));
        Rule.Rejects("a category beside a code in it", Request(
            standaard, Product("44", null, "2027-01-01", "2027-12-31"), Product("44", "44A10", "2027-01-01", null)));
        Rule.Rejects("generic care beside a code", Request(
            standaard, Product(null, null, "2027-01-01", "2027-12-31"), Product("44", "44A10", "2027-01-01", null)));
    }

    [Theory]
    [InlineData(Standaard.Ijw, Rejects)]
    [InlineData(Standaard.Iwmo, Accepts)]
    public void Only_iWmo_lets_some_categories_stack(Standaard standaard, Ruling ruling) => Rule.Gives(
        ruling,
        "category 12 twice", Request(standaard, Product("12", "12A01", "2027-01-01", null), Product("12", "12A01", "2027-02-01", null)));

    [Fact]
    public void Existing_allocations_are_for_TR361()
    {
        var product = Valid.NieuwProduct() with { Product = Valid.Product() };
        Rule.Accepts("the product of the unchanged allocation", Request(Standaard.Ijw, product), Valid.Register() with { Aanvragen = [] });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Hetzelfde nieuwe product wordt in een verzoek niet twee keer gevraagd over dezelfde dag. "
        + "Gevonden: dit product = 44/44A09 vanaf 01-07-2027 (dit bericht); het andere product = 44/44A09 vanaf 01-01-2027 (dit bericht). "
        + "Wat wel kan: Laat de perioden elkaar niet overlappen, of laat een van beide producten weg.",
        Request(Standaard.Ijw, Product("44", "44A09", "2027-01-01", null), Product("44", "44A09", "2027-07-01", null)));

    private static Bericht Request(Standaard standaard, params NieuwProduct[] products) =>
        Valid.B317(standaard, Valid.Verzoek(standaard) with { NieuweProducten = products });

    private static NieuwProduct Product(string? categorie, string? code, string begin, string? end) => Valid.NieuwProduct() with
    {
        Product = categorie is null ? null : new() { Categorie = categorie, Code = code },
        GewensteIngangsdatum = DateOnly.ParseExact(begin, "yyyy-MM-dd"),
        Einddatum = end is null ? null : DateOnly.ParseExact(end, "yyyy-MM-dd"),
        Omvang = code is null ? null : Valid.Omvang(),
        Budget = code is null ? 1000 : null,
    };
}
