using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR333Tests
{
    private static readonly TestedRule Rule = new("TR333");
    private static readonly EarlierBericht Earlier = new(323, "ID323E", new(2026, 5, 4));

    [Theory]
    [EachFamily]
    public void A_claim_number_is_used_once(Standaard standaard)
    {
        var (claim, register) = (Valid.B323(standaard), Valid.Register(standaard));
        Rule.Accepts("a fresh number, or one of a claim that was never processed", claim, register);
        Rule.Rejects("a number of a processed claim", claim, register with { SameDeclaratieNummer = Earlier });
        var verdict = Judging.Assess(claim, register with { SameDeclaratieNummer = Earlier });
        Assert.Same(claim.Declaratie, Assert.Single(verdict.Findings).Instance);
        Assert.Equal(0, verdict.Granted);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een aanbieder gebruikt een DeclaratieNummer één keer. Gevonden: DeclaratieNummer = DN001 (dit bericht); DeclaratieNummer = DN001 "
        + "(de 323 van 04-05-2026). Wat wel kan: Geef de declaratie een nummer dat nog niet is gebruikt.",
        Valid.B323(),
        Valid.Register() with { SameDeclaratieNummer = Earlier });
}
