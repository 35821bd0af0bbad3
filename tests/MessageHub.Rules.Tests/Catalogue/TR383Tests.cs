using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR383Tests
{
    private static readonly TestedRule Rule = new("TR383");

    [Theory]
    [EachFamily("two references", "40A2", Accepts)]
    [EachFamily("one reference twice", "40A1", Rejects)]
    [EachFamily("references differ by case", "40a1", Accepts)]
    public void Every_requested_product_has_its_own_reference(Standaard standaard, string reason, string second, Ruling ruling)
    {
        Rule.Gives(ruling, reason, Valid.B315(standaard, Product(standaard, "40A1"), Product(standaard, second)));
    }

    [Fact]
    public void All_but_the_first_fail()
    {
        var products = new[] { Product(Standaard.Ijw, "40A1"), Product(Standaard.Ijw, "40A1"), Product(Standaard.Ijw, "40A1") };
        var found = Rule.FindingsIn(Valid.B315(Standaard.Ijw, products));
        Assert.Equal(2, found.Count);
        Assert.Same(products[1], found[0].Instance);
        Assert.Same(products[2], found[1].Instance);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Elk aangevraagd product heeft binnen het bericht een eigen referentie van de aanbieder. "
        + "Gevonden: ReferentieAanbieder = 40A1 (dit bericht). "
        + "Wat wel kan: Geef dit AangevraagdProduct een ReferentieAanbieder die in het bericht nog niet voorkomt.",
        Valid.B315(Standaard.Ijw, Product(Standaard.Ijw, "40A1"), Product(Standaard.Ijw, "40A1")));

    private static AangevraagdProduct Product(Standaard standaard, string referentie) =>
        Valid.AangevraagdProduct(standaard) with { ReferentieAanbieder = referentie };
}
