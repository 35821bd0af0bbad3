using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR366Tests
{
    private static readonly TestedRule Rule = new("TR366");

    [Theory]
    [EachFamily]
    public void A_returned_line_is_in_the_claim(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        Rule.AcceptsAnswer("a line of the claim", answer, claim);
        Rule.RejectsAnswer("a line the claim does not have", Referring(answer, "R999", null), claim);
        Rule.RejectsAnswer("references differ in case (R-076)", Referring(answer, "r001", null), claim);

        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);
        var credited = Valid.B323(standaard, Claims.CreditOf(debit));
        var credit = answer.With(Claims.CreditOf(debit) with { RetourCodes = ["8017"] });
        Rule.AcceptsAnswer("a credit of the claim", credit, credited);
        Rule.RejectsAnswer("a credit of another debit", Referring(credit, "C001", "R901"), credited);
    }

    [Fact]
    public void It_stands_under_its_own_client()
    {
        var claim = Valid.Claim(
            Standaard.Ijw,
            new Client { Bsn = Valid.OtherBsn, Prestaties = [Valid.Prestatie()] },
            new Client { Bsn = Valid.Bsn, Prestaties = [Valid.Prestatie(referentie: "R002") with { ToewijzingNummer = 10074 }] });
        Rule.RejectsAnswer("the line is of another client", Valid.B325(), claim);
    }

    [Fact]
    public void Explains_itself() => Rule.ExplainsAnswer(
        "Een prestatie in het antwoord komt met dezelfde ProductReferentie bij dezelfde cliënt in de declaratie voor. Gevonden: "
        + "ReferentieNummer = R999 "
        + "(dit bericht); VorigReferentieNummer = (leeg) (dit bericht); deze prestatie bij deze cliënt = komt niet voor (de 323 van "
        + "08-06-2026). "
        + "Wat wel kan: Neem alleen prestaties uit de declaratie op, bij hun eigen cliënt.",
        Referring(Valid.B325(), "R999", null),
        Valid.B323());

    private static Bericht Referring(Bericht answer, string nummer, string? vorig) =>
        answer.With(answer.Line() with { ProductReferentie = new() { ReferentieNummer = nummer, VorigReferentieNummer = vorig } });
}
