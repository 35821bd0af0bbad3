using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR411Tests
{
    private const string Rule = "TR411";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_specific_allocation_wants_a_volume(Standaard standaard)
    {
        var specific = Valid.Toewijzing(standaard);
        var product = Valid.TeWijzigenProduct();
        var register = Valid.With(specific);

        Judging.Expect(Rule, false, "an Omvang", Changing(standaard, product), register);
        Judging.Expect(Rule, false, "the Omvang of the allocation repeated", Changing(standaard, product with { Omvang = specific.Omvang }), register);
        Judging.Expect(Rule, true, "only the end changes", Changing(standaard, product with { Omvang = null }), register);
        Judging.Expect(Rule, true, "a Budget is no Omvang", Changing(standaard, product with { Omvang = null, Budget = 1000 }), register);
        Judging.Expect(
            Rule, false, "a category without Code", Changing(standaard, product with { Omvang = null }),
            Valid.With(specific with { Product = new() { Categorie = Valid.Categorie(standaard) } }));
        Judging.Expect(Rule, false, "a generic allocation", Changing(standaard, product with { Omvang = null }), Valid.With(specific with { Product = null }));
        Judging.Expect(
            Rule, false, "left to TR351 when the allocation is not current", Changing(standaard, product with { Omvang = null }),
            Valid.With(specific with { Einddatum = new(2026, 5, 31) }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een wijziging van een toewijzing met een productcode heeft een omvang. Gevonden: Omvang = (leeg) (dit bericht); "
        + "Product/Code = 45A04 (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Vul Omvang; neem die van de toewijzing over als hij gelijk blijft.",
        Changing(Standaard.Ijw, Valid.TeWijzigenProduct() with { Omvang = null }),
        Valid.With(Valid.Toewijzing()));

    private static Bericht Changing(Standaard standaard, TeWijzigenProduct product) =>
        Valid.B317(standaard, Valid.Verzoek(standaard) with { OngewijzigdeProducten = null, TeWijzigenProducten = [product] });
}
