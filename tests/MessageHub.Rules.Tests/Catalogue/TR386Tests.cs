using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR386Tests
{
    private static readonly TestedRule Rule = new("TR386");

    [Theory]
    [EachFamily]
    public void A_product_is_asked_for_once_a_day(Standaard standaard)
    {
        Rule.Accepts("two codes", Valid.B315(standaard, Product("1", "55", "55A11"), Product("2", "55", "55A12")));
        Rule.Rejects("one code twice", Valid.B315(standaard, Product("1", "55", "55A11"), Product("2", "55", "55A11")));
        Rule.Rejects("a category beside a code in it", Valid.B315(standaard, Product("1", "55", null), Product("2", "55", "55A12")));
        Rule.Rejects("generic care beside a code", Valid.B315(standaard, Product("1", null, null), Product("2", "55", "55A12")));
        Rule.Accepts("adjacent periods", Valid.B315(
            standaard, Product("1", "55", "55A11"),
            Product("2", "55", "55A11") with { ToewijzingIngangsdatum = new(2027, 1, 1), ToewijzingEinddatum = null }));
        Rule.Rejects("one day in common", Valid.B315(
            standaard, Product("1", "55", "55A11"),
            Product("2", "55", "55A11") with { ToewijzingIngangsdatum = new(2026, 12, 31), ToewijzingEinddatum = null }));
        Rule.Rejects("an open end is infinite", Valid.B315(
            standaard,
            Product("1", "55", "55A11") with { ToewijzingEinddatum = null },
            Product("2", "55", "55A11") with { ToewijzingIngangsdatum = new(2028, 1, 1), ToewijzingEinddatum = null }));
    }

    [Theory]
    [InlineData(Standaard.Ijw, Rejects)]
    [InlineData(Standaard.Iwmo, Accepts)]
    public void Only_iWmo_lets_some_categories_stack(Standaard standaard, Ruling ruling) =>
        Rule.Gives(ruling, "category 11 twice", Valid.B315(standaard, Product("1", "11", "11A01"), Product("2", "11", "11A01")));

    [Fact]
    public void Allocations_of_the_register_are_not_consulted() => Rule.Accepts(
        "the same product is allocated", Valid.B315(), Valid.Register() with { Aanvragen = [] });

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Hetzelfde product wordt in een bericht niet twee keer aangevraagd over dezelfde dag. "
        + "Gevonden: dit product = 55/55A12 van 01-07-2026 t/m 31-12-2026 (dit bericht); "
        + "het andere product = categorie 55 van 01-07-2026 t/m 31-12-2026 (dit bericht). "
        + "Wat wel kan: Laat de perioden elkaar niet overlappen, of laat een van beide producten weg.",
        Valid.B315(Standaard.Ijw, Product("1", "55", null), Product("2", "55", "55A12")));

    private static AangevraagdProduct Product(string referentie, string? categorie, string? code) => Valid.AangevraagdProduct() with
    {
        ReferentieAanbieder = referentie,
        Product = categorie is null ? null : new() { Categorie = categorie, Code = code },
        Omvang = code is null ? null : Valid.Omvang(),
        Budget = code is null ? 1000 : null,
    };
}
