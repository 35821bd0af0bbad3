using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR302Tests
{
    private static readonly TestedRule Rule = new("TR302");

    [Theory]
    [EachFamily]
    public void A_product_is_allocated_once_a_day(Standaard standaard)
    {
        var (categorie, code) = (Valid.Categorie(standaard), Valid.Code(standaard));
        Rule.Accepts("adjacent halves of the year", Valid.B301(
            standaard, Product(1, categorie, code, "2026-01-01", "2026-06-30"), Product(2, categorie, code, "2026-07-01", "2026-12-31")));
        Rule.Rejects("one day in common", Valid.B301(
            standaard, Product(1, categorie, code, "2026-01-01", "2026-07-01"), Product(2, categorie, code, "2026-07-01", "2026-12-31")));
        Rule.Rejects("an open end is infinite", Valid.B301(
            standaard, Product(1, categorie, code, "2026-01-01", null), Product(2, categorie, code, "2028-07-01", null)));
        Rule.Rejects("a category beside a code in it", Valid.B301(
            standaard, Product(1, categorie, null, "2026-01-01", "2026-12-31"), Product(2, categorie, code, "2026-03-01", null)));
        Rule.Rejects("generic care beside anything", Valid.B301(
            standaard, Product(1, null, null, "2026-01-01", "2026-12-31"), Product(2, categorie, code, "2026-03-01", null)));
        Rule.Accepts("another code", Valid.B301(
            standaard, Product(1, categorie, code, "2026-01-01", null), Product(2, categorie, "X", "2026-01-01", null)));
    }

    [Theory]
    [EachFamily]
    public void A_deletion_does_not_count(Standaard standaard)
    {
        var (categorie, code) = (Valid.Categorie(standaard), Valid.Code(standaard));
        var running = Product(1, categorie, code, "2026-01-01", "2026-12-31");
        var oneDay = Product(2, categorie, code, "2026-03-01", "2026-03-01");
        Rule.Accepts("reason 13", Valid.B301(standaard, running, oneDay with { RedenWijziging = "13" }));
        Rule.Accepts("the obsolete reason 01", Valid.B301(standaard, oneDay with { RedenWijziging = "01" }, running));
        Rule.Rejects("one day with another reason", Valid.B301(standaard, running, oneDay with { RedenWijziging = "02" }));
        Rule.Rejects("one day without a reason", Valid.B301(standaard, running, oneDay));
        Rule.Rejects("reason 13 over two days deletes nothing", Valid.B301(
            standaard, running, oneDay with { RedenWijziging = "13", Einddatum = new(2026, 3, 2) }));
        Rule.Rejects("reason 01 over two days deletes nothing", Valid.B301(
            standaard, running, oneDay with { RedenWijziging = "01", Einddatum = new(2026, 3, 2) }));
    }

    [Theory]
    [InlineData(Standaard.Ijw, Rejects)]
    [InlineData(Standaard.Iwmo, Accepts)]
    public void Only_iWmo_lets_some_categories_stack(Standaard standaard, Ruling ruling)
    {
        var aid = Product(1, "11", "11A01", "2026-01-01", "2026-12-31");
        var generic = Product(2, null, null, "2026-01-01", "2026-12-31");
        Rule.Gives(ruling, "category 11 twice", Valid.B301(standaard, aid, aid with { ToewijzingNummer = 2 }));
        Rule.Gives(ruling, "category 11 beside generic care", Valid.B301(standaard, aid, generic));
        Rule.Rejects("generic care twice", Valid.B301(standaard, generic, generic with { ToewijzingNummer = 3 }));
    }

    [Fact]
    public void The_later_of_two_fails()
    {
        var (first, second) = (Product(1, "45", "45A04", "2026-03-01", null), Product(2, "45", "45A04", "2026-01-01", null));
        Assert.Same(second, Assert.Single(Rule.FindingsIn(Valid.B301(Standaard.Ijw, first, second))).Instance);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Hetzelfde product wordt in een bericht niet twee keer toegewezen over dezelfde dag. "
        + "Gevonden: dit product = 45/45A04 vanaf 01-03-2026 (dit bericht); het andere product = categorie 45 van 01-01-2026 t/m "
        + "31-12-2026 (dit bericht). "
        + "Wat wel kan: Laat de perioden elkaar niet overlappen, of laat een van beide producten weg.",
        Valid.B301(Standaard.Ijw, Product(1, "45", null, "2026-01-01", "2026-12-31"), Product(2, "45", "45A04", "2026-03-01", null)));

    private static ToegewezenProduct Product(long nummer, string? categorie, string? code, string begin, string? end) =>
        Valid.ToegewezenProduct() with
    {
        ToewijzingNummer = nummer,
        Product = categorie is null ? null : new() { Categorie = categorie, Code = code },
        Ingangsdatum = DateOnly.ParseExact(begin, "yyyy-MM-dd"),
        Einddatum = end is null ? null : DateOnly.ParseExact(end, "yyyy-MM-dd"),
        Omvang = code is null ? null : Valid.Omvang(),
        Budget = code is null ? 1000 : null,
    };
}
