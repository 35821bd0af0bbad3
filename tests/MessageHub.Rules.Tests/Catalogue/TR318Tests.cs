using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR318Tests
{
    private static readonly TestedRule Rule = new("TR318");

    [Theory]
    [EachFamily]
    public void A_claim_period_does_not_go_back(Standaard standaard)
    {
        var (may, register) = (Valid.B323(standaard), Valid.Register(standaard));
        Rule.Accepts("the first claim ever", may, register);
        Rule.Accepts("the next month", may, register with { LastDeclaratiePeriode = new(2026, 4, 1) });
        Rule.Accepts("a second claim over the last month", may, register with { LastDeclaratiePeriode = new(2026, 5, 1) });
        Rule.Accepts("a gap of two months", may, register with { LastDeclaratiePeriode = new(2026, 2, 1) });
        Rule.Rejects("a month back", may, register with { LastDeclaratiePeriode = new(2026, 6, 1) });
        Rule.Rejects("back over a year", may, register with { LastDeclaratiePeriode = new(2027, 1, 1) });
    }

    [Fact]
    public void It_refuses_the_claim_as_a_whole()
    {
        var claim = Valid.B323();
        var verdict = Judging.Assess(claim, Valid.Register() with { LastDeclaratiePeriode = new(2026, 6, 1) });
        Assert.Same(claim.Declaratie, Assert.Single(verdict.Findings).Instance);
        Assert.Equal(0, verdict.Granted);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een declaratieperiode ligt niet voor de laatst ingediende declaratieperiode. Gevonden: DeclaratiePeriode/Begindatum = 01-05-2026 "
        + "(dit bericht); "
        + "laatste DeclaratiePeriode/Begindatum = 01-06-2026 (eerdere declaraties). Wat wel kan: Gebruik de declaratieperiode "
        + "vanaf 01-06-2026 of een latere; prestaties van eerdere maanden mogen daarin mee.",
        Valid.B323(),
        Valid.Register() with { LastDeclaratiePeriode = new(2026, 6, 1) });
}
