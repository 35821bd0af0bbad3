using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR063Tests
{
    private static readonly TestedRule Rule = new("TR063");

    [Theory]
    [EachFamily]
    public void A_start_is_deleted_by_its_key(Standaard standaard)
    {
        var register = Register(standaard);
        var deletion = Valid.StartProduct(standaard) with { Begindatum = new(2026, 1, 5), StatusAanlevering = "3" };

        void Expect(Ruling ruling, string reason, StartProduct start) => Rule.Gives(ruling, reason, Valid.B305(standaard, start), register);

        Expect(Accepts, "305: the start is there", deletion);
        Expect(Accepts, "305: ToewijzingIngangsdatum is no key element", deletion with { ToewijzingIngangsdatum = null });
        Expect(Rejects, "305: another Begindatum", deletion with { Begindatum = new(2026, 1, 6) });
        Expect(Rejects, "305: another number", deletion with { ToewijzingNummer = 999 });
        Expect(Rejects, "305: another Product", deletion with { Product = null });
        Expect(
            Rejects,
            "305: the category alone is another Product", deletion with { Product = new() { Categorie = Valid.Categorie(standaard) } });
        Expect(Accepts, "305: a first delivery needs no target", deletion with { StatusAanlevering = "1" });
        Rule.Rejects("305: a stop is no start", Valid.B305(standaard, deletion), register with { Starts = [] });
        Rule.Accepts("305: taakgericht", Valid.B305(standaard, deletion with { ToewijzingNummer = null }), register with
        {
            Starts = [Valid.Start(standaard) with { ToewijzingNummer = null }],
        });
        Rule.Accepts(
            "305: the allocation is not consulted",
            Valid.B305(standaard, deletion), register with { Toewijzingen = Valid.With().Toewijzingen });
    }

    [Theory]
    [EachFamily]
    public void A_stop_is_deleted_by_its_key(Standaard standaard)
    {
        var register = Register(standaard);
        var deletion = Valid.StopProduct(standaard) with { StatusAanlevering = "3" };

        void Expect(Ruling ruling, string reason, StopProduct stop) => Rule.Gives(ruling, reason, Valid.B307(standaard, stop), register);

        Expect(Accepts, "307: the stop is there", deletion);
        Expect(Accepts, "307: ToewijzingIngangsdatum is no key element", deletion with { ToewijzingIngangsdatum = null });
        Expect(Rejects, "307: another reason", deletion with { RedenBeeindiging = "36" });
        Expect(Rejects, "307: another end", deletion with { Einddatum = new(2026, 5, 28) });
        Expect(Rejects, "307: another begin", deletion with { Begindatum = new(2026, 1, 6) });
        Expect(Rejects, "307: another number", deletion with { ToewijzingNummer = 999 });
        Expect(Rejects, "307: another Product", deletion with { Product = null });
        Expect(Accepts, "307: a first delivery needs no target", deletion with { StatusAanlevering = "1" });
        Rule.Rejects("307: a start is no stop", Valid.B307(standaard, deletion), register with { Stops = [] });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verwijdering heeft dezelfde sleutel als een eerder aangeleverde start of stop die nog niet is verwijderd. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A04 (dit bericht); Begindatum = 12-01-2026 (dit bericht); "
        + "start met deze sleutel = (leeg) (de eerdere berichten). "
        + "Wat wel kan: Neem ToewijzingNummer, Product en Begindatum over van de start die verwijderd moet worden, of laat deze "
        + "verwijdering weg.",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { StatusAanlevering = "3" }),
        Valid.Register());

    [Fact]
    public void Explains_itself_on_a_stop() => Rule.Explains(
        "Een verwijdering heeft dezelfde sleutel als een eerder aangeleverde start of stop die nog niet is verwijderd. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); "
        + "RedenBeeindiging = 31 (dit bericht); Einddatum = 29-05-2026 (dit bericht); stop met deze sleutel = (leeg) (de eerdere "
        + "berichten). "
        + "Wat wel kan: Neem ToewijzingNummer, Product, Begindatum, RedenBeeindiging en Einddatum over van de stop die verwijderd moet "
        + "worden, "
        + "of laat deze verwijdering weg.",
        Valid.B307(Standaard.Ijw, Valid.StopProduct() with { StatusAanlevering = "3" }),
        Valid.Register());

    private static RegisterSnapshot Register(Standaard standaard) => Valid.Register(standaard) with
    {
        Starts = [Valid.Start(standaard)],
        Stops = [
            new(
                Valid.ToewijzingNummer, Valid.Product(standaard), new(2026, 1, 5), "31", new(2026, 5, 29),
                new(307, "ID307", new(2026, 6, 1)))
        ],
    };
}
