using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR379Tests
{
    private static readonly TestedRule Rule = new("TR379");

    [Theory]
    [EachFamily]
    public void A_reference_honours_a_request_once(Standaard standaard)
    {
        var product = Valid.ToegewezenProduct(standaard) with { ReferentieAanbieder = "V001" };
        var version = new ToewijzingVersie(product.ToewijzingNummer, product.Toewijzingsdatum, product.Toewijzingstijd);
        var open = Valid.Aanvraag();

        var honoured = open with { Toewijzingen = [version] };

        void Expect(Ruling ruling, string reason, ToegewezenProduct line, Aanvraag? aanvraag = null, params ToewijzingVersie[] sent) =>
            Rule.Gives(
                ruling, reason, Valid.B301(standaard, line),
                Valid.Register(standaard) with { Aanvragen = aanvraag is null ? [] : [aanvraag], Versies = sent.ToHashSet() });

        Expect(Accepts, "no reference", product with { ReferentieAanbieder = null });
        Expect(Rejects, "an unknown reference", product);
        Expect(Rejects, "a reference is compared letter by letter", product, open with { ReferentieAanbieder = "v001" });
        Expect(Rejects, "the request of another client", product, open with { Bsn = Valid.OtherBsn });
        Expect(Accepts, "an open request", product, open);
        Expect(Accepts, "a request of a 317", product, open with { Bericht = new(317, "ID317", new(2026, 6, 1)) });
        Expect(Accepts, "a request under investigation", product, open with { Antwoorden = ["2"] });
        Expect(Rejects, "a rejected request", product, open with { Antwoorden = ["1"] });
        Expect(Rejects, "a rejected request, on a version that is sent again", product, open with { Antwoorden = ["1"] }, version);
        Expect(Rejects, "a request that was rejected after investigation", product, open with { Antwoorden = ["2", "1"] });
        Expect(Accepts, "the same version again", product, honoured, version);
        Expect(Accepts, "one of several versions again", product, honoured, version with { Toewijzingsdatum = new(2026, 1, 5) }, version);
        Expect(
            Accepts, "the same version again, which went without the reference before", product,
            open with { Toewijzingen = [version with { ToewijzingNummer = 10080 }] }, version);
        Expect(Rejects, "a later version of the same allocation", product, honoured, version with { Toewijzingsdatum = new(2025, 12, 14) });
        Expect(Rejects, "the same day at another time", product, honoured, version with { Toewijzingstijd = new(9, 0) });
        Expect(Rejects, "another allocation honoured it before", product, honoured, version with { ToewijzingNummer = 10080 });

        Rule.Accepts(
            "one change request is honoured by two allocations at once",
            Valid.B301(standaard, product, product with { ToewijzingNummer = 10080, Product = Valid.NieuwProduct(standaard).Product }),
            Valid.Register(standaard) with { Aanvragen = [open] });
    }

    [Fact]
    public void Explains_an_unknown_request() => Explains(
        "verzoek van deze cliënt met deze referentie = (leeg) (de eerdere berichten). "
        + "Wat wel kan: Laat ReferentieAanbieder weg, of vermeld de referentie van een verzoek van deze cliënt.");

    [Fact]
    public void Explains_itself() => Explains(
        "status van het verzoek = afgewezen (de 315 van 01-06-2026). Wat wel kan: Laat ReferentieAanbieder weg: dit verzoek is afgewezen.",
        Valid.Aanvraag() with { Antwoorden = ["1"] });

    [Fact]
    public void Explains_a_request_that_was_honoured() => Explains(
        "status van het verzoek = toegewezen (de 315 van 01-06-2026); toewijzing met deze referentie = 10080 (de eerdere berichten). "
        + "Wat wel kan: Laat ReferentieAanbieder weg: dit verzoek is al toegewezen.",
        Valid.Aanvraag() with { Toewijzingen = [new(10080, new(2026, 1, 5), new(9, 0))] });

    private static void Explains(string text, params Aanvraag[] aanvragen) => Rule.Explains(
        "Een toewijzing vermeldt de referentie van de aanbieder alleen als zij voor het eerst een verzoek van deze cliënt met die "
        + "referentie honoreert. "
        + "Gevonden: ReferentieAanbieder = V001 (dit bericht); " + text,
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { ReferentieAanbieder = "V001" }),
        Valid.Register() with { Aanvragen = aanvragen });
}
