using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR360Tests
{
    private static readonly TestedRule Rule = new("TR360");

    [Theory]
    [EachFamily]
    public void Investigation_is_the_first_answer_only(Standaard standaard)
    {
        var rejection = new Antwoord { ReferentieAanbieder = "V001", VerzoekAntwoord = "1", RedenAfwijzingVerzoek = "4" };

        void Expect(Ruling ruling, string reason, Antwoord? antwoord, params string[] earlier) => Rule.Gives(
            ruling, reason, Valid.B319(standaard, antwoord),
            Valid.Register(standaard) with { Aanvragen = [Valid.Aanvraag() with { Antwoorden = earlier }] });

        Expect(Accepts, "the first answer", null);
        Expect(Rejects, "a second time under investigation", null, "2");
        Expect(Rejects, "under investigation after a rejection", null, "1");
        Expect(Accepts, "a rejection as first answer", rejection);
        Expect(Accepts, "a rejection after investigation", rejection, "2");
        Expect(Accepts, "a second rejection is left to TR365", rejection, "1");
        Rule.Accepts(
            "answers to another request", Valid.B319(standaard),
            Valid.Register(standaard) with { Aanvragen = [Valid.Aanvraag("V002") with { Antwoorden = ["2"] }, Valid.Aanvraag()] });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Dat een verzoek in onderzoek is, kan alleen het eerste antwoord op dat verzoek zijn. Gevonden: VerzoekAntwoord = 2 (dit bericht); "
        + "eerdere waarden van VerzoekAntwoord = 2 (de eerdere berichten). Wat wel kan: Laat dit antwoord weg: op het verzoek is al "
        + "geantwoord.",
        Valid.B319(),
        Valid.Register() with { Aanvragen = [Valid.Aanvraag() with { Antwoorden = ["2"] }] });
}
