using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR101Tests
{
    private static readonly TestedRule Rule = new("TR101");

    [Theory]
    [EachFamily]
    public void An_allocation_holds_every_key_once(Standaard standaard)
    {
        var product = Valid.ToegewezenProduct(standaard);
        Rule.Rejects(
            "the same ToewijzingNummer", Valid.B301(standaard, product, product with { Ingangsdatum = new(2027, 1, 1), Einddatum = null }));
        Rule.Accepts("another ToewijzingNummer", Valid.B301(standaard, product, product with { ToewijzingNummer = 10073 }));
        Rule.Rejects(
            "two contacts of one Soort", Client301(standaard, c => c with { Contactgegevens = [Valid.Contact(), Valid.Contact()] }));
        Rule.Accepts(
            "contacts of two Soorten", Client301(standaard, c => c with { Contactgegevens = [Valid.Contact(), Valid.Contact("03")] }));
        Rule.Accepts("a relation has a contact of the same Soort", Client301(standaard, c => c with { Relaties = [Valid.Relatie()] }));
        Rule.Rejects("two relations with one Nummer", Client301(standaard, c => c with { Relaties = [Valid.Relatie(), Valid.Relatie()] }));
        Rule.Accepts("relations with two Nummers", Client301(
            standaard, c => c with { Relaties = [Valid.Relatie(), Valid.Relatie() with { Nummer = "2" }] }));
    }

    [Theory]
    [EachFamily]
    public void A_start_is_known_by_allocation_product_and_begin(Standaard standaard)
    {
        var start = Valid.StartProduct(standaard);
        Rule.Rejects("the same key", Valid.B305(standaard, start, start));
        Rule.Rejects("a deletion and a first delivery with one key", Valid.B305(standaard, start with { StatusAanlevering = "3" }, start));
        Rule.Rejects("ToewijzingIngangsdatum is no key", Valid.B305(standaard, start, start with { ToewijzingIngangsdatum = null }));
        Rule.Accepts("another allocation", Valid.B305(standaard, start, start with { ToewijzingNummer = 10073 }));
        Rule.Accepts("another begin", Valid.B305(standaard, start, start with { Begindatum = new(2026, 1, 13) }));
        Rule.Accepts("another code", Valid.B305(standaard, start, start with { Product = start.Product! with { Code = "X" } }));
        Rule.Accepts("another category", Valid.B305(standaard, start, start with { Product = start.Product! with { Categorie = "X" } }));
        Rule.Accepts("no code beside a code", Valid.B305(standaard, start, start with { Product = start.Product! with { Code = null } }));
        var without = start with { ToewijzingNummer = null };
        Rule.Rejects("absent equals absent", Valid.B305(standaard, without, without));
    }

    [Theory]
    [EachFamily]
    public void A_stop_is_known_by_its_reason_and_end_as_well(Standaard standaard)
    {
        var stop = Valid.StopProduct(standaard);
        Rule.Rejects("the same key", Valid.B307(standaard, stop, stop));
        Rule.Rejects("StatusAanlevering is no key", Valid.B307(standaard, stop with { StatusAanlevering = "3" }, stop));
        Rule.Accepts("another reason", Valid.B307(standaard, stop with { RedenBeeindiging = "33" }, stop));
        Rule.Accepts("another end", Valid.B307(standaard, stop, stop with { Einddatum = new(2026, 5, 30) }));
        Rule.Accepts("another begin", Valid.B307(standaard, stop, stop with { Begindatum = new(2026, 1, 6) }));
        Rule.Accepts("another allocation", Valid.B307(standaard, stop, stop with { ToewijzingNummer = 10073 }));
        Rule.Accepts("no product", Valid.B307(standaard, stop, stop with { Product = null }));
    }

    [Theory]
    [EachFamily]
    public void A_request_holds_every_key_once(Standaard standaard)
    {
        var (verzoek, unchanged, changed, added) = (
            Valid.Verzoek(standaard), new OngewijzigdProduct { ToewijzingNummer = 10072 }, Valid.TeWijzigenProduct(),
            Valid.NieuwProduct(standaard));
        Rule.Rejects(
            "an unchanged allocation twice",
            Valid.B317(standaard, verzoek with { OngewijzigdeProducten = [unchanged, unchanged with { }] }));
        Rule.Accepts("two unchanged allocations", Valid.B317(
            standaard, verzoek with { OngewijzigdeProducten = [unchanged, new() { ToewijzingNummer = 10073 }] }));
        Rule.Rejects("a changed allocation twice", Valid.B317(
            standaard, verzoek with { TeWijzigenProducten = [changed, changed with { GewensteIngangsdatum = new(2026, 8, 1) }] }));
        Rule.Accepts(
            "unchanged and changed are two classes (TR361)", Valid.B317(standaard, verzoek with { TeWijzigenProducten = [changed] }));
        Rule.Rejects(
            "a new product twice", Valid.B317(standaard, verzoek with { NieuweProducten = [added, added with { Einddatum = null }] }));
        Rule.Rejects("generic care twice", Valid.B317(
            standaard, verzoek with { NieuweProducten = [Generic(added), Generic(added)] }));
        Rule.Accepts("a new product from another day", Valid.B317(
            standaard, verzoek with { NieuweProducten = [added, added with { GewensteIngangsdatum = new(2026, 8, 1) }] }));
        Rule.Accepts("315: left to TR383", Valid.B315(standaard, Valid.AangevraagdProduct(standaard), Valid.AangevraagdProduct(standaard)));
        new TestedRule("TR383").Rejects(
            "315: reported once, as TR383",
            Valid.B315(standaard, Valid.AangevraagdProduct(standaard), Valid.AangevraagdProduct(standaard)));
    }

    [Theory]
    [EachFamily]
    public void A_claim_holds_every_client_and_line_once(Standaard standaard)
    {
        var line = Valid.Prestatie(standaard, "RN004");
        var other = Valid.Prestatie(standaard, "RN005");
        Rule.Rejects("a line twice", Valid.B323(standaard, line, line with { }));
        Rule.Accepts("two lines", Valid.B323(standaard, line, other));
        Rule.Accepts("one reference, but only one takes a line back (TR314)", Valid.B323(standaard, line, Credit(line, "R0")));
        Rule.Rejects("a credit twice", Valid.B323(standaard, Credit(line, "R0"), Credit(line, "R0")));
        Rule.Accepts("references differ by case", Valid.B323(standaard, line, Valid.Prestatie(standaard, "rn004")));
        Rule.Accepts(
            "the client belongs to the key (TR314)", Valid.Claim(standaard, Of(Valid.Bsn, line), Of(Valid.OtherBsn, line with { })));
        Rule.Rejects("a client twice", Valid.Claim(standaard, Of(Valid.Bsn, line), Of(Valid.Bsn, other)));
        Assert.Equal(
            ["Client", "Prestatie"],
            Rule.FindingsIn(Valid.Claim(standaard, Of(Valid.Bsn, line), Of(Valid.Bsn, line with { }))).Select(f => f.Instance.ToString()));
    }

    [Theory]
    [EachFamily]
    public void An_answer_holds_every_client_and_line_once(Standaard standaard)
    {
        var line = Valid.Prestatie(standaard, "RN004");
        Rule.Rejects("a line twice", Answer(standaard, Of(Valid.Bsn, line, line with { })));
        Rule.Rejects("a client twice", Answer(standaard, Of(Valid.Bsn, line), Of(Valid.Bsn, Valid.Prestatie(standaard, "RN005"))));
        Rule.Accepts("two clients", Answer(standaard, Of(Valid.Bsn, line), Of(Valid.OtherBsn, line)));
        Rule.Accepts("no clients", Valid.B325(standaard) with { DeclaratieAntwoord = null });
    }

    [Fact]
    public void All_but_the_first_fail()
    {
        var lines = new[] { Valid.Prestatie(), Valid.Prestatie(), Valid.Prestatie() };
        var found = Rule.FindingsIn(Valid.B323(Standaard.Ijw, lines));
        Assert.Equal(2, found.Count);
        Assert.Same(lines[1], found[0].Instance);
        Assert.Same(lines[2], found[1].Instance);
    }

    [Fact]
    public void Explains_itself()
    {
        Rule.Explains(
            "Een gegeven met dezelfde sleutel komt binnen een bericht één keer voor. Gevonden: ReferentieNummer = RN004 (dit bericht); "
            + "VorigReferentieNummer = (leeg) (dit bericht). Wat wel kan: Laat deze herhaling weg, of wijzig een van deze sleutelgegevens.",
            Valid.B323(Standaard.Ijw, Valid.Prestatie(referentie: "RN004"), Valid.Prestatie(referentie: "RN004")));
        Rule.Explains(
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
