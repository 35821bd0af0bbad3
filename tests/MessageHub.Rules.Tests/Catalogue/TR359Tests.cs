using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR359Tests
{
    private static readonly TestedRule Rule = new("TR359");

    [Theory]
    [EachFamily]
    public void An_allocated_request_gets_no_answer(Standaard standaard)
    {
        var allocated = Allocated();
        var rejection = new Antwoord { ReferentieAanbieder = "V001", VerzoekAntwoord = "1", RedenAfwijzingVerzoek = "4" };

        void Expect(Ruling ruling, string reason, Antwoord? antwoord, params Aanvraag[] aanvragen) =>
            Rule.Gives(ruling, reason, Valid.B319(standaard, antwoord), Valid.Register(standaard) with { Aanvragen = aanvragen });

        Expect(Accepts, "before any allocation", null, Valid.Aanvraag());
        Expect(Rejects, "under investigation after the allocation", null, allocated);
        Expect(Rejects, "rejection after the allocation", rejection, allocated);
        Expect(Rejects, "rejection after investigation and allocation", rejection, allocated with { Antwoorden = ["2"] });
        Expect(Accepts, "another request was allocated", rejection, Valid.Aanvraag(), allocated with { ReferentieAanbieder = "V002" });
        Expect(Accepts, "unknown requests are left to TR355", rejection);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Op een verzoek dat is toegewezen volgt geen antwoord meer. Gevonden: ReferentieAanbieder = V001 (dit bericht); "
        + "toewijzing met deze referentie = 10072 (de eerdere berichten). Wat wel kan: Stuur geen antwoord: dit verzoek is al toegewezen.",
        Valid.B319(),
        Valid.Register() with { Aanvragen = [Allocated()] });

    private static Aanvraag Allocated() =>
        Valid.Aanvraag() with { Toewijzingen = [new(Valid.ToewijzingNummer, new(2025, 12, 15), new(10, 0))] };
}
