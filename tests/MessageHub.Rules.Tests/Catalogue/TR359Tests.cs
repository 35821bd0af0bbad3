using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR359Tests
{
    private const string Rule = "TR359";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_allocated_request_gets_no_answer(Standaard standaard)
    {
        var allocated = Allocated();
        var rejection = new Antwoord { ReferentieAanbieder = "V001", VerzoekAntwoord = "1", RedenAfwijzingVerzoek = "4" };

        void Expect(bool fails, string reason, Antwoord? antwoord, params Aanvraag[] aanvragen) =>
            Judging.Expect(Rule, fails, reason, Valid.B319(standaard, antwoord), Valid.Register(standaard) with { Aanvragen = aanvragen });

        Expect(false, "before any allocation", null, Valid.Aanvraag());
        Expect(true, "under investigation after the allocation", null, allocated);
        Expect(true, "rejection after the allocation", rejection, allocated);
        Expect(true, "rejection after investigation and allocation", rejection, allocated with { Antwoorden = ["2"] });
        Expect(false, "another request was allocated", rejection, Valid.Aanvraag(), allocated with { ReferentieAanbieder = "V002" });
        Expect(false, "unknown requests are left to TR355", rejection);
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Op een verzoek dat is toegewezen volgt geen antwoord meer. Gevonden: ReferentieAanbieder = V001 (dit bericht); "
        + "toewijzing met deze referentie = 10072 (de eerdere berichten). Wat wel kan: Stuur geen antwoord: dit verzoek is al toegewezen.",
        Valid.B319(),
        Valid.Register() with { Aanvragen = [Allocated()] });

    private static Aanvraag Allocated() => Valid.Aanvraag() with { Toewijzingen = [new(Valid.ToewijzingNummer, new(2025, 12, 15), new(10, 0))] };
}
