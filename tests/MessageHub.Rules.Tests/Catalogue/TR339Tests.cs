using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR339Tests
{
    private static readonly TestedRule Rule = new("TR339");

    [Theory]
    [EachFamily]
    public void A_line_has_the_category_of_its_allocation(Standaard standaard)
    {
        var other = Valid.B323(standaard, Valid.Prestatie(standaard) with { ProductCategorie = "46" });
        var toewijzing = Valid.Toewijzing(standaard);
        Rule.Accepts("the same category", Valid.B323(standaard), Valid.Register(standaard));
        Rule.Rejects("another category", other, Valid.Register(standaard));
        Rule.Rejects(
            "another category on an aspecific allocation", other,
            Valid.With(toewijzing with { Product = new() { Categorie = Valid.Categorie(standaard) }, Omvang = null }));
        Rule.Accepts(
            "a generic allocation has none", other, Valid.With(toewijzing with { Product = null, Omvang = null, Budget = 100000 }));

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard) with { ProductCategorie = "46" };
        Rule.Accepts(
            "a credit is not held against the allocation",
            Valid.B323(standaard, Claims.CreditOf(debit)), Valid.Register(standaard).WithPrestaties(debit));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De productcategorie van een prestatie is die van de toewijzing. Gevonden: ProductCategorie = 46 (dit bericht); Product/Categorie "
        + "= 45 "
        + "(de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Declareer productcategorie 45, of verwijs naar de toewijzing van dit "
        + "product.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductCategorie = "46" }),
        Valid.Register());
}
