using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR411Tests
{
    private static readonly TestedRule Rule = new("TR411");

    [Theory]
    [EachFamily]
    public void A_specific_allocation_wants_a_volume(Standaard standaard)
    {
        var specific = Valid.Toewijzing(standaard);
        var product = Valid.TeWijzigenProduct();
        var register = Valid.With(specific);

        Rule.Accepts("an Omvang", Changing(standaard, product), register);
        Rule.Accepts("the Omvang of the allocation repeated", Changing(standaard, product with { Omvang = specific.Omvang }), register);
        Rule.Rejects("only the end changes", Changing(standaard, product with { Omvang = null }), register);
        Rule.Rejects("a Budget is no Omvang", Changing(standaard, product with { Omvang = null, Budget = 1000 }), register);
        Rule.Accepts(
            "a category without Code", Changing(standaard, product with { Omvang = null }),
            Valid.With(specific with { Product = new() { Categorie = Valid.Categorie(standaard) } }));
        Rule.Accepts(
            "a generic allocation", Changing(standaard, product with { Omvang = null }), Valid.With(specific with { Product = null }));
        Rule.Accepts(
            "left to TR351 when the allocation is not current", Changing(standaard, product with { Omvang = null }),
            Valid.With(specific with { Einddatum = new(2026, 5, 31) }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een wijziging van een toewijzing met een productcode heeft een omvang. Gevonden: Omvang = (leeg) (dit bericht); "
        + "Product/Code = 45A04 (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Vul Omvang; neem die van de toewijzing over als hij gelijk blijft.",
        Changing(Standaard.Ijw, Valid.TeWijzigenProduct() with { Omvang = null }),
        Valid.With(Valid.Toewijzing()));

    private static Bericht Changing(Standaard standaard, TeWijzigenProduct product) =>
        Valid.B317(standaard, Valid.Verzoek(standaard) with { OngewijzigdeProducten = null, TeWijzigenProducten = [product] });
}
