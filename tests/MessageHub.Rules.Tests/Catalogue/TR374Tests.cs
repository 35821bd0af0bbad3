using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR374Tests
{
    private static readonly TestedRule Rule = new("TR374");

    [Theory]
    [EachFamily]
    public void One_request_at_a_time(Standaard standaard)
    {
        var toegewezen = Valid.Aanvraag("V001") with { Toewijzingen = [new(Valid.ToewijzingNummer, new(2025, 12, 15), new(10, 0))] };

        void Expect(Ruling ruling, string reason, params Aanvraag[] aanvragen)
        {
            var register = Valid.Register(standaard) with { Aanvragen = aanvragen };
            Rule.Gives(ruling, $"315: {reason}", Valid.B315(standaard), register);
            Rule.Gives(ruling, $"317: {reason}", Valid.B317(standaard), register);
        }

        Expect(Accepts, "no earlier request");
        Expect(Rejects, "an open request", Valid.Aanvraag());
        Expect(Rejects, "a request under investigation", Valid.Aanvraag() with { Antwoorden = ["2"] });
        Expect(Accepts, "a rejected request", Valid.Aanvraag() with { Antwoorden = ["1"] });
        Expect(Accepts, "a request rejected after investigation", Valid.Aanvraag() with { Antwoorden = ["2", "1"] });
        Expect(Accepts, "an allocated request", toegewezen);
        Expect(Rejects, "one line of the earlier 315 has no answer yet", toegewezen, Valid.Aanvraag("V002"));
        Expect(Accepts, "one line was allocated, the other rejected", toegewezen, Valid.Aanvraag("V002") with { Antwoorden = ["1"] });
        Expect(Accepts, "an open request of another client", Valid.Aanvraag() with { Bsn = Valid.OtherBsn });
    }

    [Fact]
    public void The_code_is_on_every_requested_product()
    {
        var product = Valid.AangevraagdProduct();
        var bericht = Valid.B315(
            Standaard.Ijw, product, product with { ReferentieAanbieder = "V101", Product = Valid.NieuwProduct().Product });
        Assert.Equal(
            bericht.Client!.AangevraagdeProducten!, Rule.FindingsIn(bericht, Valid.Register()).Select(f => (AangevraagdProduct)f.Instance));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Voor een cliënt kan een nieuw verzoek pas als elk eerder verzoek van de aanbieder is toegewezen of afgewezen. "
        + "Gevonden: ReferentieAanbieder = V001 (de 315 van 01-06-2026); status van het verzoek = in onderzoek (de 315 van 01-06-2026). "
        + "Wat wel kan: Wacht met dit verzoek tot het eerdere verzoek is toegewezen of afgewezen.",
        Valid.B315(),
        Valid.Register() with { Aanvragen = [Valid.Aanvraag() with { Antwoorden = ["2"] }] });
}
