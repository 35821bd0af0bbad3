using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR341Tests
{
    private static readonly TestedRule Rule = new("TR341");

    [Theory]
    [EachFamily("hours and hours", "04", "04", Accepts)]
    [EachFamily("hours assigned, minutes claimed", "04", "01", Accepts)]
    [EachFamily("minutes assigned, hours claimed", "01", "04", Rejects)]
    [EachFamily("minutes and minutes", "01", "01", Accepts)]
    [EachFamily("dagdelen assigned, hours claimed", "16", "04", Rejects)]
    [EachFamily("dagdelen assigned, minutes claimed", "16", "01", Rejects)]
    [EachFamily("hours assigned, dagdelen claimed", "04", "16", Rejects)]
    [EachFamily("pieces of output are no pieces of effort", "82", "84", Rejects)]
    [EachFamily("euro and euro", "83", "83", Accepts)]
    public void A_unit_fits_the_allocation(Standaard standaard, string reason, string assigned, string claimed, Ruling ruling)
    {
        var register = Valid.With(Valid.Toewijzing(standaard) with { Omvang = Valid.Omvang(1000, assigned) });
        Rule.Gives(ruling, reason, Claims.Of(standaard, Line(claimed, standaard)), register, Claims.Today);
    }

    [Theory]
    [EachFamily]
    public void Without_Omvang_a_unit_fits_the_agreements(Standaard standaard)
    {
        var register = Valid.With(Valid.Toewijzing(standaard) with { Omvang = null, Budget = 10000000 });
        var hours = Claims.Agreement(standaard: standaard);
        var agreed = register.WithAgreements(hours);
        Rule.Accepts("the agreed unit", Claims.Of(standaard, Line("04", standaard)), agreed, Claims.Today);
        Rule.Accepts("hours agreed, minutes allowed (R-070)", Claims.Of(standaard, Line("01", standaard)), agreed, Claims.Today);
        Rule.Rejects(
            "hours agreed, minutes not allowed", Claims.Of(standaard, Line("01", standaard)),
            register.WithAgreements(hours with { MinutenToegestaan = false }), Claims.Today);
        Rule.Rejects("another unit", Claims.Of(standaard, Line("16", standaard)), agreed, Claims.Today);
        Rule.Accepts(
            "one of two agreed units", Claims.Of(standaard, Line("16", standaard)),
            register.WithAgreements(hours, hours with { Eenheid = "16" }), Claims.Today);
        Rule.Accepts("no contract data", Claims.Of(standaard, Line("16", standaard)), register, Claims.Today);
        Rule.Accepts(
            "no agreement for the product", Claims.Of(standaard, Line("16", standaard)),
            register.WithAgreements(hours with { ProductCode = "99X99" }), Claims.Today);
        Rule.Accepts(
            "no agreement for the product on the date", Claims.Of(standaard, Line("16", standaard)),
            register.WithAgreements(hours with { GeldigVan = new(2026, 5, 2) }), Claims.Today);
        Rule.Accepts(
            "with Omvang the agreements do not matter", Claims.Of(standaard, Line("16", standaard)),
            Valid.With(Valid.Toewijzing(standaard) with { Omvang = Valid.Omvang(10, "16") }).WithAgreements(hours), Claims.Today);
    }

    [Fact]
    public void Does_not_apply()
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5) with { Eenheid = "16" };
        Rule.Accepts("a credit", Valid.B323(Standaard.Ijw, Claims.CreditOf(debit)), Valid.Register().WithPrestaties(debit));
        Rule.Accepts(
            "an unknown allocation",
            Claims.Of(Line("16", Standaard.Ijw) with { ToewijzingNummer = 99999 }), Valid.Register(), Claims.Today);
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie =
            "De eenheid van een prestatie is die van de toewijzing, of zonder omvang die van de tariefafspraak; bij uren mag het ook in "
            + "minuten. ";
        Rule.Explains(
            Definitie + "Gevonden: Eenheid = 16 (dit bericht); Omvang/Eenheid = 04 (de 301 van 15-12-2025 (toewijzing 10072)). "
            + "Wat wel kan: Declareer in eenheid 04.",
            Claims.Of(Line("16", Standaard.Ijw)),
            Valid.Register(),
            Claims.Today);
        Rule.Explains(
            Definitie + "Gevonden: Eenheid = 16 (dit bericht); Eenheid = 04 (afspraak 1 (45A04, eenheid 04, vanaf 01-01-2022)); "
            + "Eenheid = 14 (afspraak 2 (45A04, eenheid 14, vanaf 01-01-2022)). Wat wel kan: Declareer in eenheid 04 of 14.",
            Claims.Of(Line("16", Standaard.Ijw)),
            Valid.With(Valid.Toewijzing() with { Omvang = null })
                .WithAgreements(Claims.Agreement(), Claims.Agreement(eenheid: "14") with { Row = 3 }),
            Claims.Today);
    }

    private static Prestatie Line(string eenheid, Standaard standaard) =>
        Claims.Line("2026-05-01", "2026-05-31", 5, eenheid, standaard: standaard);
}
