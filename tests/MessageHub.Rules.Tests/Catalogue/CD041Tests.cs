using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD041Tests
{
    private static readonly TestedRule Rule = new("CD041");

    [Theory]
    [EachFamily]
    public void A_product_code_asks_for_a_volume(Standaard standaard)
    {
        Rule.Accepts("301: code with Omvang", Valid.B301(standaard));
        Rule.Rejects("301: code without Omvang", Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with { Omvang = null }));
        Rule.Accepts("301: a category alone needs no Omvang", Valid.B301(
            standaard,
            Valid.ToegewezenProduct(standaard) with
            {
                Product = new() { Categorie = Valid.Categorie(standaard) }, Omvang = null, Budget = 1000
            }));
        Rule.Rejects(
            "315: code with Budget only", Valid.B315(standaard, Valid.AangevraagdProduct(standaard) with { Omvang = null, Budget = 1000 }));
        Rule.Rejects("317: NieuwProduct with code and no Omvang", Valid.B317(
            standaard, Valid.Verzoek(standaard) with { NieuweProducten = [Valid.NieuwProduct(standaard) with { Omvang = null }] }));
        Rule.Accepts("317: a TeWijzigenProduct has no code of its own (TR411)", Valid.B317(
            standaard,
            Valid.Verzoek(standaard) with
            {
                OngewijzigdeProducten = null, TeWijzigenProducten = [Valid.TeWijzigenProduct() with { Omvang = null }]
            }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Als de productcode is gevuld, is ook de omvang gevuld. Gevonden: Product/Code = 45A04 (dit bericht); Omvang = (leeg) (dit "
        + "bericht). "
        + "Wat wel kan: Vul Omvang, of laat Product/Code weg.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { Omvang = null }));
}
