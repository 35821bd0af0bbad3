using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR360Tests
{
    private const string Rule = "TR360";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Investigation_is_the_first_answer_only(Standaard standaard)
    {
        var rejection = new Antwoord { ReferentieAanbieder = "V001", VerzoekAntwoord = "1", RedenAfwijzingVerzoek = "4" };

        void Expect(bool fails, string reason, Antwoord? antwoord, params string[] earlier) => Judging.Expect(
            Rule, fails, reason, Valid.B319(standaard, antwoord), Valid.Register(standaard) with { Aanvragen = [Valid.Aanvraag() with { Antwoorden = earlier }] });

        Expect(false, "the first answer", null);
        Expect(true, "a second time under investigation", null, "2");
        Expect(true, "under investigation after a rejection", null, "1");
        Expect(false, "a rejection as first answer", rejection);
        Expect(false, "a rejection after investigation", rejection, "2");
        Expect(false, "a second rejection is left to TR365", rejection, "1");
        Judging.Expect(
            Rule, false, "answers to another request", Valid.B319(standaard),
            Valid.Register(standaard) with { Aanvragen = [Valid.Aanvraag("V002") with { Antwoorden = ["2"] }, Valid.Aanvraag()] });
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Dat een verzoek in onderzoek is, kan alleen het eerste antwoord op dat verzoek zijn. Gevonden: VerzoekAntwoord = 2 (dit bericht); "
        + "eerdere waarden van VerzoekAntwoord = 2 (de eerdere berichten). Wat wel kan: Laat dit antwoord weg: op het verzoek is al geantwoord.",
        Valid.B319(),
        Valid.Register() with { Aanvragen = [Valid.Aanvraag() with { Antwoorden = ["2"] }] });
}
