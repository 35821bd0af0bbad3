using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR376Tests
{
    private static readonly TestedRule Rule = new("TR376");

    [Theory]
    [EachFamily]
    public void An_answer_has_the_number_of_its_claim(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        Rule.AcceptsAnswer("the number of the claim", answer, claim);
        Rule.RejectsAnswer("another number", Numbered(answer, "DN002"), claim);
        Rule.AcceptsAnswer("a refusal on the Header has no DeclaratieAntwoord", answer with { DeclaratieAntwoord = null }, claim);
        Assert.Null(Judging.Rules.Rules.FirstOrDefault(r => r.Code == Rule.Code)?.RetourCode);
    }

    [Fact]
    public void Explains_itself() => Rule.ExplainsAnswer(
        "Het antwoord heeft het DeclaratieNummer van de declaratie. Gevonden: DeclaratieNummer = DN002 (dit bericht); DeclaratieNummer = "
        + "DN001 "
        + "(de 323 van 08-06-2026). Wat wel kan: Neem het DeclaratieNummer van de declaratie over.",
        Numbered(Valid.B325(), "DN002"),
        Valid.B323());

    private static Bericht Numbered(Bericht answer, string nummer) =>
        answer with { DeclaratieAntwoord = answer.DeclaratieAntwoord! with { DeclaratieNummer = nummer } };
}
