using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR355Tests
{
    private static readonly TestedRule Rule = new("TR355");

    [Theory]
    [EachFamily]
    public void An_answer_has_its_request(Standaard standaard)
    {
        void Expect(Ruling ruling, string reason, string answer, params Aanvraag[] aanvragen)
        {
            var antwoord = new Berichten.Model.Antwoord
            {
                ReferentieAanbieder = "V001", VerzoekAntwoord = answer, RedenAfwijzingVerzoek = answer == "1" ? "4" : null
            };
            Rule.Gives(ruling, reason, Valid.B319(standaard, antwoord), Valid.Register(standaard) with { Aanvragen = aanvragen });
        }

        Expect(Accepts, "a request of a 315", "2", Valid.Aanvraag());
        Expect(Accepts, "a request of a 317", "1", Valid.Aanvraag() with { Bericht = new(317, "ID317", new(2026, 6, 1)) });
        Expect(Rejects, "under investigation, but never requested", "2");
        Expect(Rejects, "rejected, but never requested", "1");
        Expect(Rejects, "a reference is compared letter by letter", "2", Valid.Aanvraag("v001"));
        Expect(Accepts, "a request that was answered before is known", "1", Valid.Aanvraag() with { Antwoorden = ["1"] });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een antwoord vermeldt de referentie van een verzoek dat de aanbieder eerder stuurde. Gevonden: ReferentieAanbieder = V001 (dit "
        + "bericht); "
        + "verzoek met deze referentie = (leeg) (de eerdere berichten). Wat wel kan: Vermeld de ReferentieAanbieder van het verzoek dat "
        + "wordt beantwoord.",
        Valid.B319());
}
