using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR339Tests
{
    private const string Rule = "TR339";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_line_has_the_category_of_its_allocation(Standaard standaard)
    {
        var other = Valid.B323(standaard, Valid.Prestatie(standaard) with { ProductCategorie = "46" });
        var toewijzing = Valid.Toewijzing(standaard);
        Judging.Expect(Rule, false, "the same category", Valid.B323(standaard), Valid.Register(standaard));
        Judging.Expect(Rule, true, "another category", other, Valid.Register(standaard));
        Judging.Expect(
            Rule, true, "another category on an aspecific allocation", other,
            Valid.With(toewijzing with { Product = new() { Categorie = Valid.Categorie(standaard) }, Omvang = null }));
        Judging.Expect(Rule, false, "a generic allocation has none", other, Valid.With(toewijzing with { Product = null, Omvang = null, Budget = 100000 }));

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard) with { ProductCategorie = "46" };
        Judging.Expect(
            Rule, false, "a credit is not held against the allocation", Valid.B323(standaard, Claims.CreditOf(debit)), Valid.Register(standaard).WithPrestaties(debit));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De productcategorie van een prestatie is die van de toewijzing. Gevonden: ProductCategorie = 46 (dit bericht); Product/Categorie = 45 "
        + "(de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Declareer productcategorie 45, of verwijs naar de toewijzing van dit product.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductCategorie = "46" }),
        Valid.Register());
}
