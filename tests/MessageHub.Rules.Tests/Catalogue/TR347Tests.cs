using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR347Tests
{
    private static readonly TestedRule Rule = new("TR347");

    [Theory]
    [EachFamily]
    public void A_reference_is_used_once(Standaard standaard)
    {
        var rejected = Valid.Aanvraag("V100") with { Antwoorden = ["1"] };

        void Expect(int nummer, Ruling ruling, string reason, params Aanvraag[] aanvragen) =>
            Rule.Gives(ruling, reason, Valid.Bericht(nummer, standaard), Valid.Register(standaard) with { Aanvragen = aanvragen });

        Expect(315, Accepts, "first use in a 315");
        Expect(315, Rejects, "used in a 315", rejected);
        Expect(315, Rejects, "used in a 317: one series", rejected with { Bericht = new(317, "ID317", new(2026, 5, 1)) });
        Expect(315, Rejects, "used for another client", rejected with { Bsn = Valid.OtherBsn });
        Expect(315, Accepts, "another reference", rejected with { ReferentieAanbieder = "V101" });
        Expect(315, Accepts, "a reference is compared letter by letter", rejected with { ReferentieAanbieder = "v100" });
        Expect(317, Accepts, "first use in a 317");
        Expect(317, Rejects, "used in a 315, now in a 317", rejected with { ReferentieAanbieder = "W100" });
        Expect(317, Accepts, "the reference of another request", rejected);
    }

    [Fact]
    public void The_code_is_on_the_line_that_repeats_a_reference()
    {
        var product = Valid.AangevraagdProduct();
        var bericht = Valid.B315(
            Standaard.Ijw, product with { ReferentieAanbieder = "V099" }, product with { Product = Valid.NieuwProduct().Product });
        var finding = Assert.Single(
            Rule.FindingsIn(bericht, Valid.Register() with { Aanvragen = [Valid.Aanvraag("V100") with { Antwoorden = ["1"] }] }));
        Assert.Same(bericht.Client!.AangevraagdeProducten![1], finding.Instance);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De aanbieder gebruikt een referentie voor niet meer dan één verzoek. Gevonden: ReferentieAanbieder = V100 (dit bericht); "
        + "ReferentieAanbieder = V100 (de 315 van 01-06-2026). Wat wel kan: Geef dit verzoek een ReferentieAanbieder die nog niet is "
        + "gebruikt.",
        Valid.B315(),
        Valid.Register() with { Aanvragen = [Valid.Aanvraag("V100") with { Antwoorden = ["1"] }] });
}
