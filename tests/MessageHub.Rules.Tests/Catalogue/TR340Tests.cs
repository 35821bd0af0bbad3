using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR340Tests
{
    private static readonly TestedRule Rule = new("TR340");

    [Theory]
    [EachFamily]
    public void A_line_has_the_code_of_its_allocation(Standaard standaard)
    {
        var other = Valid.B323(standaard, Valid.Prestatie(standaard) with { ProductCode = "45A03" });
        var toewijzing = Valid.Toewijzing(standaard);
        Rule.Accepts("the same code", Valid.B323(standaard), Valid.Register(standaard));
        Rule.Rejects("another code", other, Valid.Register(standaard));
        Rule.Accepts(
            "an aspecific allocation has none", other,
            Valid.With(toewijzing with { Product = new() { Categorie = Valid.Categorie(standaard) }, Omvang = null }));
        Rule.Accepts(
            "a generic allocation has none", other, Valid.With(toewijzing with { Product = null, Omvang = null, Budget = 100000 }));

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard) with { ProductCode = "45A03" };
        Rule.Accepts(
            "a credit is not held against the allocation",
            Valid.B323(standaard, Claims.CreditOf(debit)), Valid.Register(standaard).WithPrestaties(debit));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De productcode van een prestatie is die van de toewijzing. Gevonden: ProductCode = 45A03 (dit bericht); Product/Code = 45A04 "
        + "(de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Declareer productcode 45A04, of verwijs naar de toewijzing van dit "
        + "product.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductCode = "45A03" }),
        Valid.Register());
}
