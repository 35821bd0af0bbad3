using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR386Tests
{
    private const string Rule = "TR386";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_product_is_asked_for_once_a_day(Standaard standaard)
    {
        Judging.Expect(Rule, false, "two codes", Valid.B315(standaard, Product("1", "55", "55A11"), Product("2", "55", "55A12")));
        Judging.Expect(Rule, true, "one code twice", Valid.B315(standaard, Product("1", "55", "55A11"), Product("2", "55", "55A11")));
        Judging.Expect(Rule, true, "a category beside a code in it", Valid.B315(standaard, Product("1", "55", null), Product("2", "55", "55A12")));
        Judging.Expect(Rule, true, "generic care beside a code", Valid.B315(standaard, Product("1", null, null), Product("2", "55", "55A12")));
        Judging.Expect(Rule, false, "adjacent periods", Valid.B315(
            standaard, Product("1", "55", "55A11"), Product("2", "55", "55A11") with { ToewijzingIngangsdatum = new(2027, 1, 1), ToewijzingEinddatum = null }));
        Judging.Expect(Rule, true, "one day in common", Valid.B315(
            standaard, Product("1", "55", "55A11"), Product("2", "55", "55A11") with { ToewijzingIngangsdatum = new(2026, 12, 31), ToewijzingEinddatum = null }));
        Judging.Expect(Rule, true, "an open end is infinite", Valid.B315(
            standaard,
            Product("1", "55", "55A11") with { ToewijzingEinddatum = null },
            Product("2", "55", "55A11") with { ToewijzingIngangsdatum = new(2028, 1, 1), ToewijzingEinddatum = null }));
    }

    [Theory]
    [InlineData(Standaard.Ijw, true)]
    [InlineData(Standaard.Iwmo, false)]
    public void Only_iWmo_lets_some_categories_stack(Standaard standaard, bool fails) =>
        Judging.Expect(Rule, fails, "category 11 twice", Valid.B315(standaard, Product("1", "11", "11A01"), Product("2", "11", "11A01")));

    [Fact]
    public void Allocations_of_the_register_are_not_consulted() => Judging.Expect(
        Rule, false, "the same product is allocated", Valid.B315(), Valid.Register() with { Aanvragen = [] });

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
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
