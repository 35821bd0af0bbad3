using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR355Tests
{
    private const string Rule = "TR355";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_answer_has_its_request(Standaard standaard)
    {
        void Expect(bool fails, string reason, string answer, params Aanvraag[] aanvragen)
        {
            var antwoord = new Berichten.Model.Antwoord { ReferentieAanbieder = "V001", VerzoekAntwoord = answer, RedenAfwijzingVerzoek = answer == "1" ? "4" : null };
            Judging.Expect(Rule, fails, reason, Valid.B319(standaard, antwoord), Valid.Register(standaard) with { Aanvragen = aanvragen });
        }

        Expect(false, "a request of a 315", "2", Valid.Aanvraag());
        Expect(false, "a request of a 317", "1", Valid.Aanvraag() with { Bericht = new(317, "ID317", new(2026, 6, 1)) });
        Expect(true, "under investigation, but never requested", "2");
        Expect(true, "rejected, but never requested", "1");
        Expect(true, "a reference is compared letter by letter", "2", Valid.Aanvraag("v001"));
        Expect(false, "a request that was answered before is known", "1", Valid.Aanvraag() with { Antwoorden = ["1"] });
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een antwoord vermeldt de referentie van een verzoek dat de aanbieder eerder stuurde. Gevonden: ReferentieAanbieder = V001 (dit bericht); "
        + "verzoek met deze referentie = (leeg) (de eerdere berichten). Wat wel kan: Vermeld de ReferentieAanbieder van het verzoek dat wordt beantwoord.",
        Valid.B319());
}
