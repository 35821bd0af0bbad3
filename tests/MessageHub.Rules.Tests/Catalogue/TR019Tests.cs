using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR019Tests
{
    private static readonly TestedRule Rule = new("TR019");
    private const string Text =
        "Een start of stop hoort bij een toewijzing van deze cliënt, en alleen taakgericht kan het zonder toewijzingnummer; "
        + "voor een start mag de toewijzing niet verwijderd zijn. ";

    [Theory]
    [EachFamily]
    public void A_notice_belongs_to_an_allocation_of_the_client(Standaard standaard)
    {
        var register = Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] };
        var start = Valid.StartProduct(standaard);
        var stop = Valid.StopProduct(standaard);
        var deleted = Valid.Toewijzing(standaard) with { Einddatum = new(2026, 1, 1), RedenWijziging = "13" };
        var ofAnother = Valid.Toewijzing(standaard) with { Bsn = Valid.OtherBsn };
        var ended = Valid.Toewijzing(standaard) with { Einddatum = new(2026, 1, 4) };

        Rule.Accepts("305: allocated to this client", Valid.B305(standaard), register with { Starts = [] });
        Rule.Rejects("305: unknown number", Valid.B305(standaard, start with { ToewijzingNummer = 999 }), register);
        Rule.Rejects("305: allocation of another client", Valid.B305(standaard), Valid.With(ofAnother));
        Rule.Rejects("305: a deleted allocation does not count for a start", Valid.B305(standaard), Valid.With(deleted));
        Rule.Accepts("305: an ended allocation counts, its period is not tested", Valid.B305(standaard), Valid.With(ended));
        Rule.Accepts(
            "305: without number the notice is taakgericht", Valid.B305(standaard, start with { ToewijzingNummer = null }), register);
        Rule.Accepts(
            "305: a deletion is left to TR063",
            Valid.B305(standaard, start with { ToewijzingNummer = 999, StatusAanlevering = "3" }), register);

        Rule.Accepts("307: allocated to this client", Valid.B307(standaard), register);
        Rule.Rejects("307: unknown number", Valid.B307(standaard, stop with { ToewijzingNummer = 999 }), register);
        Rule.Rejects("307: allocation of another client", Valid.B307(standaard), Valid.With(ofAnother));
        Rule.Accepts("307: a running delivery on a deleted allocation can still stop", Valid.B307(standaard), Valid.With(deleted));
        Rule.Accepts(
            "307: without number the notice is taakgericht", Valid.B307(standaard, stop with { ToewijzingNummer = null }), register);
        Rule.Accepts(
            "307: a deletion is left to TR063",
            Valid.B307(standaard, stop with { ToewijzingNummer = 999, StatusAanlevering = "3" }), register);
    }

    /// <summary>
    /// Per case: the variants of agreements that are in force on the Begindatum, and what becomes of a notice without number.
    /// </summary>
    public static TheoryData<string, string[], Ruling> Variants => new()
    {
        { "no agreement", [], Accepts },
        { "taak", ["taak"], Accepts },
        { "inspanning", ["inspanning"], Rejects },
        { "output", ["output"], Rejects },
        { "taak in one unit and inspanning in another", ["taak", "inspanning"], Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Variants))]
    public void Without_number_a_notice_is_taakgericht_by_contract(Standaard standaard, string reason, string[] variants, Ruling ruling)
    {
        Agreement[] agreements = [.. variants.Select(v => Claims.Agreement(standaard: standaard) with { Variant = v })];
        var start = Valid.StartProduct(standaard) with { ToewijzingNummer = null };
        var stop = Valid.StopProduct(standaard) with { ToewijzingNummer = null };

        void Expect(Ruling given, string why, Agreement[] of, StartProduct? started = null, StopProduct? stopped = null)
        {
            var register = Valid.Register(standaard).WithAgreements(of);
            Rule.Gives(given, $"305 {reason}: {why}", Valid.B305(standaard, started ?? start), register);
            Rule.Gives(given, $"307 {reason}: {why}", Valid.B307(standaard, stopped ?? stop), register);
        }

        Expect(ruling, "in force", agreements);
        Expect(ruling, "from the Begindatum on", [.. agreements.Select(a => a with { GeldigVan = new(2026, 1, 5) })]);
        Expect(Accepts, "from later on", [.. agreements.Select(a => a with { GeldigVan = new(2026, 1, 13) })]);
        Expect(Accepts, "until before it", [.. agreements.Select(a => a with { GeldigTot = new(2026, 1, 4) })]);
        Expect(Accepts, "on another code", [.. agreements.Select(a => a with { ProductCode = "99X99" })]);
        Expect(Accepts, "of another category", [.. agreements.Select(a => a with { ProductCategorie = "99" })]);
        Expect(Accepts, "a deletion", agreements, start with { StatusAanlevering = "3" }, stop with { StatusAanlevering = "3" });
        Expect(Accepts, "with the number", agreements, Valid.StartProduct(standaard), Valid.StopProduct(standaard));
        var category = new Product { Categorie = Valid.Categorie(standaard) };
        Expect(
            Accepts,
            "a category alone is on no agreement", agreements, start with { Product = category }, stop with { Product = category });
    }

    [Theory]
    [EachFamily]
    public void An_output_notice_needs_a_number_when_there_is_an_allocation_for_it(Standaard standaard)
    {
        var allocated = Valid.Toewijzing(standaard);
        var generic = allocated with { Product = null, Omvang = null, Budget = 100000 };
        void Expect(string variant, Ruling ruling, string reason, params Toewijzing[] toewijzingen) => Rule.Gives(
            ruling, $"{variant}: {reason}", Valid.B305(standaard, Valid.StartProduct(standaard) with { ToewijzingNummer = null }),
            Valid.With(toewijzingen).WithAgreements(Claims.Agreement(standaard: standaard) with { Variant = variant }));

        Expect(Agreement.Output, Rejects, "of the product", allocated);
        Expect(Agreement.Output, Rejects, "of its category", allocated with { Product = new() { Categorie = Valid.Categorie(standaard) } });
        Expect(Agreement.Output, Rejects, "of no product", generic);
        Expect(Agreement.Output, Accepts, "none (scenario L3-305)");
        Expect(Agreement.Output, Accepts, "of another code", allocated with { Product = Valid.Product(standaard) with { Code = "99X99" } });
        Expect(Agreement.Output, Accepts, "of another category", allocated with { Product = new() { Categorie = "99" } });
        Expect(Agreement.Output, Accepts, "of another client", generic with { Bsn = Valid.OtherBsn });
        Expect(Agreement.Output, Accepts, "deleted", generic with { RedenWijziging = "13", Einddatum = generic.Ingangsdatum });
        Expect(Agreement.Inspanning, Rejects, "none");
    }

    [Fact]
    public void Explains_itself_by_the_agreement() => Rule.Explains(
        Text
        + "Gevonden: ToewijzingNummer = (leeg) (dit bericht); Product = 45/45A04 (dit bericht); Begindatum = 12-01-2026 (dit bericht); "
        + "variant = inspanning (afspraak 1 (45A04, eenheid 04, vanaf 01-01-2022)). "
        + "Wat wel kan: Vermeld het nummer van de toewijzing: dit product is niet taakgericht afgesproken.",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { ToewijzingNummer = null }),
        Valid.Register().WithAgreements(Claims.Agreement() with { Variant = Agreement.Inspanning }));

    [Fact]
    public void The_code_stands_alone() => Assert.Equal(
        [Rule.Code], Judging.Codes(Valid.B307(Standaard.Ijw, Valid.StopProduct() with { ToewijzingNummer = 999 }), Valid.Register()));

    [Fact]
    public void Explains_itself() => Rule.Explains(
        Text
        + "Gevonden: ToewijzingNummer = 999 (dit bericht); toewijzing met dit nummer = (leeg) (de eerdere berichten). "
        + "Wat wel kan: Vermeld het nummer van een toewijzing van deze cliënt.",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { ToewijzingNummer = 999 }),
        Valid.Register());

    [Fact]
    public void Explains_itself_without_the_bsn_of_anyone() => Rule.Explains(
        Text
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Bsn = (niet getoond) (dit bericht); "
        + "Bsn = (niet getoond) (de 301 van 15-12-2025 (toewijzing 10072)). "
        + "Wat wel kan: Vermeld het nummer van een toewijzing van deze cliënt.",
        Valid.B305(),
        Valid.With(Valid.Toewijzing() with { Bsn = Valid.OtherBsn }));
}
