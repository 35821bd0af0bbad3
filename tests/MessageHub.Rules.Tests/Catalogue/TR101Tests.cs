using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR101Tests
{
    private const string Rule = "TR101";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_allocation_holds_every_key_once(Standaard standaard)
    {
        var product = Valid.ToegewezenProduct(standaard);
        Judging.Expect(Rule, true, "the same ToewijzingNummer", Valid.B301(standaard, product, product with { Ingangsdatum = new(2027, 1, 1), Einddatum = null }));
        Judging.Expect(Rule, false, "another ToewijzingNummer", Valid.B301(standaard, product, product with { ToewijzingNummer = 10073 }));
        Judging.Expect(Rule, true, "two contacts of one Soort", Client301(standaard, c => c with { Contactgegevens = [Valid.Contact(), Valid.Contact()] }));
        Judging.Expect(Rule, false, "contacts of two Soorten", Client301(standaard, c => c with { Contactgegevens = [Valid.Contact(), Valid.Contact("03")] }));
        Judging.Expect(Rule, false, "a relation has a contact of the same Soort", Client301(standaard, c => c with { Relaties = [Valid.Relatie()] }));
        Judging.Expect(Rule, true, "two relations with one Nummer", Client301(standaard, c => c with { Relaties = [Valid.Relatie(), Valid.Relatie()] }));
        Judging.Expect(Rule, false, "relations with two Nummers", Client301(
            standaard, c => c with { Relaties = [Valid.Relatie(), Valid.Relatie() with { Nummer = "2" }] }));
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_start_is_known_by_allocation_product_and_begin(Standaard standaard)
    {
        var start = Valid.StartProduct(standaard);
        Judging.Expect(Rule, true, "the same key", Valid.B305(standaard, start, start));
        Judging.Expect(Rule, true, "a deletion and a first delivery with one key", Valid.B305(standaard, start with { StatusAanlevering = "3" }, start));
        Judging.Expect(Rule, true, "ToewijzingIngangsdatum is no key", Valid.B305(standaard, start, start with { ToewijzingIngangsdatum = null }));
        Judging.Expect(Rule, false, "another allocation", Valid.B305(standaard, start, start with { ToewijzingNummer = 10073 }));
        Judging.Expect(Rule, false, "another begin", Valid.B305(standaard, start, start with { Begindatum = new(2026, 1, 13) }));
        Judging.Expect(Rule, false, "another code", Valid.B305(standaard, start, start with { Product = start.Product! with { Code = "X" } }));
        Judging.Expect(Rule, false, "another category", Valid.B305(standaard, start, start with { Product = start.Product! with { Categorie = "X" } }));
        Judging.Expect(Rule, false, "no code beside a code", Valid.B305(standaard, start, start with { Product = start.Product! with { Code = null } }));
        var without = start with { ToewijzingNummer = null };
        Judging.Expect(Rule, true, "absent equals absent", Valid.B305(standaard, without, without));
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_stop_is_known_by_its_reason_and_end_as_well(Standaard standaard)
    {
        var stop = Valid.StopProduct(standaard);
        Judging.Expect(Rule, true, "the same key", Valid.B307(standaard, stop, stop));
        Judging.Expect(Rule, true, "StatusAanlevering is no key", Valid.B307(standaard, stop with { StatusAanlevering = "3" }, stop));
        Judging.Expect(Rule, false, "another reason", Valid.B307(standaard, stop with { RedenBeeindiging = "33" }, stop));
        Judging.Expect(Rule, false, "another end", Valid.B307(standaard, stop, stop with { Einddatum = new(2026, 5, 30) }));
        Judging.Expect(Rule, false, "another begin", Valid.B307(standaard, stop, stop with { Begindatum = new(2026, 1, 6) }));
        Judging.Expect(Rule, false, "another allocation", Valid.B307(standaard, stop, stop with { ToewijzingNummer = 10073 }));
        Judging.Expect(Rule, false, "no product", Valid.B307(standaard, stop, stop with { Product = null }));
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_request_holds_every_key_once(Standaard standaard)
    {
        var (verzoek, unchanged, changed, added) = (
            Valid.Verzoek(standaard), new OngewijzigdProduct { ToewijzingNummer = 10072 }, Valid.TeWijzigenProduct(), Valid.NieuwProduct(standaard));
        Judging.Expect(Rule, true, "an unchanged allocation twice", Valid.B317(standaard, verzoek with { OngewijzigdeProducten = [unchanged, unchanged with { }] }));
        Judging.Expect(Rule, false, "two unchanged allocations", Valid.B317(
            standaard, verzoek with { OngewijzigdeProducten = [unchanged, new() { ToewijzingNummer = 10073 }] }));
        Judging.Expect(Rule, true, "a changed allocation twice", Valid.B317(
            standaard, verzoek with { TeWijzigenProducten = [changed, changed with { GewensteIngangsdatum = new(2026, 8, 1) }] }));
        Judging.Expect(Rule, false, "unchanged and changed are two classes (TR361)", Valid.B317(standaard, verzoek with { TeWijzigenProducten = [changed] }));
        Judging.Expect(Rule, true, "a new product twice", Valid.B317(standaard, verzoek with { NieuweProducten = [added, added with { Einddatum = null }] }));
        Judging.Expect(Rule, true, "generic care twice", Valid.B317(
            standaard, verzoek with { NieuweProducten = [Generic(added), Generic(added)] }));
        Judging.Expect(Rule, false, "a new product from another day", Valid.B317(
            standaard, verzoek with { NieuweProducten = [added, added with { GewensteIngangsdatum = new(2026, 8, 1) }] }));
        Judging.Expect(Rule, false, "315: left to TR383", Valid.B315(standaard, Valid.AangevraagdProduct(standaard), Valid.AangevraagdProduct(standaard)));
        Judging.Expect("TR383", true, "315: reported once, as TR383", Valid.B315(standaard, Valid.AangevraagdProduct(standaard), Valid.AangevraagdProduct(standaard)));
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_claim_holds_every_client_and_line_once(Standaard standaard)
    {
        var line = Valid.Prestatie(standaard, "RN004");
        var other = Valid.Prestatie(standaard, "RN005");
        Judging.Expect(Rule, true, "a line twice", Valid.B323(standaard, line, line with { }));
        Judging.Expect(Rule, false, "two lines", Valid.B323(standaard, line, other));
        Judging.Expect(Rule, false, "one reference, but only one takes a line back (TR314)", Valid.B323(standaard, line, Credit(line, "R0")));
        Judging.Expect(Rule, true, "a credit twice", Valid.B323(standaard, Credit(line, "R0"), Credit(line, "R0")));
        Judging.Expect(Rule, false, "references differ by case", Valid.B323(standaard, line, Valid.Prestatie(standaard, "rn004")));
        Judging.Expect(Rule, false, "the client belongs to the key (TR314)", Valid.Claim(standaard, Of(Valid.Bsn, line), Of(Valid.OtherBsn, line with { })));
        Judging.Expect(Rule, true, "a client twice", Valid.Claim(standaard, Of(Valid.Bsn, line), Of(Valid.Bsn, other)));
        Assert.Equal(
            ["Client", "Prestatie"],
            Judging.Of(Rule, Valid.Claim(standaard, Of(Valid.Bsn, line), Of(Valid.Bsn, line with { }))).Select(f => f.Instance.ToString()));
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_answer_holds_every_client_and_line_once(Standaard standaard)
    {
        var line = Valid.Prestatie(standaard, "RN004");
        Judging.Expect(Rule, true, "a line twice", Answer(standaard, Of(Valid.Bsn, line, line with { })));
        Judging.Expect(Rule, true, "a client twice", Answer(standaard, Of(Valid.Bsn, line), Of(Valid.Bsn, Valid.Prestatie(standaard, "RN005"))));
        Judging.Expect(Rule, false, "two clients", Answer(standaard, Of(Valid.Bsn, line), Of(Valid.OtherBsn, line)));
        Judging.Expect(Rule, false, "no clients", Valid.B325(standaard) with { DeclaratieAntwoord = null });
    }

    [Fact]
    public void All_but_the_first_fail()
    {
        var lines = new[] { Valid.Prestatie(), Valid.Prestatie(), Valid.Prestatie() };
        var found = Judging.Of(Rule, Valid.B323(Standaard.Ijw, lines));
        Assert.Equal(2, found.Count);
        Assert.Same(lines[1], found[0].Instance);
        Assert.Same(lines[2], found[1].Instance);
    }

    [Fact]
    public void Explains_itself()
    {
        Judging.ExpectExplanation(
            Rule,
            "Een gegeven met dezelfde sleutel komt binnen een bericht één keer voor. Gevonden: ReferentieNummer = RN004 (dit bericht); "
            + "VorigReferentieNummer = (leeg) (dit bericht). Wat wel kan: Laat deze herhaling weg, of wijzig een van deze sleutelgegevens.",
            Valid.B323(Standaard.Ijw, Valid.Prestatie(referentie: "RN004"), Valid.Prestatie(referentie: "RN004")));
        Judging.ExpectExplanation(
            Rule,
            "Een gegeven met dezelfde sleutel komt binnen een bericht één keer voor. Gevonden: Bsn = (niet getoond) (dit bericht). "
            + "Wat wel kan: Laat deze herhaling weg, of wijzig een van deze sleutelgegevens.",
            Valid.Claim(Standaard.Ijw, Of(Valid.Bsn, Valid.Prestatie()), Of(Valid.Bsn, Valid.Prestatie(referentie: "RN005"))));
    }

    private static NieuwProduct Generic(NieuwProduct product) => product with { Product = null, Omvang = null, Budget = 1000 };

    private static Prestatie Credit(Prestatie prestatie, string vorig) => prestatie with
    {
        ProductReferentie = prestatie.ProductReferentie with { VorigReferentieNummer = vorig },
        IngediendBedrag = prestatie.IngediendBedrag with { DebetCredit = "C" },
    };

    private static Client Of(Bsn bsn, params Prestatie[] prestaties) => new() { Bsn = bsn, Prestaties = prestaties };

    private static Bericht Client301(Standaard standaard, Func<Client, Client> change)
    {
        var bericht = Valid.B301(standaard);
        return bericht with { Client = change(bericht.Client!) };
    }

    private static Bericht Answer(Standaard standaard, params Client[] clienten)
    {
        var bericht = Valid.B325(standaard);
        return bericht with { DeclaratieAntwoord = bericht.DeclaratieAntwoord! with { Clienten = clienten } };
    }
}
