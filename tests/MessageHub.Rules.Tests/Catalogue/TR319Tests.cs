using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR319Tests
{
    private static readonly TestedRule Rule = new("TR319");

    [Theory]
    [EachFamily]
    public void A_product_period_is_not_after_the_claim_period(Standaard standaard)
    {
        var register = Valid.Register(standaard);
        Rule.Accepts(
            "the month of the claim",
            Over("2026-05-01", "2026-05-31", Line("2026-05-01", "2026-05-31", standaard)), register, Claims.Today);
        Rule.Accepts(
            "an earlier month", Over("2026-05-01", "2026-05-31", Line("2026-03-01", "2026-03-31", standaard)), register, Claims.Today);
        Rule.Rejects(
            "the next month", Over("2026-05-01", "2026-05-31", Line("2026-06-01", "2026-06-30", standaard)), register, Claims.Today);

        var debit = Claims.Earlier("R900", "2026-06-01", "2026-06-30", 5, standaard);
        Rule.Rejects(
            "a credit of a later month", Over("2026-05-01", "2026-05-31", Claims.Of(standaard, Claims.CreditOf(debit))),
            register.WithPrestaties(debit), Claims.Today);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een productperiode ligt niet na de declaratieperiode. Gevonden: ProductPeriode/Einddatum = 30-06-2026 (dit bericht); "
        + "DeclaratiePeriode/Einddatum = 31-05-2026 (dit bericht). Wat wel kan: Declareer deze prestatie in een latere declaratieperiode.",
        Over("2026-05-01", "2026-05-31", Line("2026-06-01", "2026-06-30", Standaard.Ijw)),
        Valid.Register(),
        Claims.Today);

    private static Bericht Line(string begin, string end, Standaard standaard) =>
        Claims.Of(standaard, Claims.Line(begin, end, 5, standaard: standaard));

    private static Bericht Over(string begin, string end, Bericht claim) =>
        claim with { Declaratie = claim.Declaratie! with { DeclaratiePeriode = Valid.Period(begin, end) } };
}
