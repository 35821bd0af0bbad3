using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR382Tests
{
    private static readonly TestedRule Rule = new("TR382");

    [Theory]
    [EachFamily]
    public void A_stop_has_its_start(Standaard standaard)
    {
        var register = Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] };
        var stop = Valid.StopProduct(standaard);

        void Expect(Ruling ruling, string reason, StopProduct product) =>
            Rule.Gives(ruling, reason, Valid.B307(standaard, product), register);

        Expect(Accepts, "copied from the start", stop);
        Expect(Accepts, "ToewijzingIngangsdatum is not compared", stop with { ToewijzingIngangsdatum = null });
        Expect(Rejects, "one day later than the start", stop with { Begindatum = new(2026, 1, 6) });
        Expect(Rejects, "Product absent while the start had it", stop with { Product = null });
        Expect(
            Rejects,
            "the category alone while the start had a code", stop with { Product = new() { Categorie = Valid.Categorie(standaard) } });
        Expect(Rejects, "without number while the start had one", stop with { ToewijzingNummer = null });
        Expect(Accepts, "a deletion is left to TR063", stop with { Begindatum = new(2026, 1, 6), StatusAanlevering = "3" });
        Expect(Accepts, "left to TR019 when the allocation is unknown", stop with { ToewijzingNummer = 999 });
        Rule.Rejects("no start at all, or a deleted one", Valid.B307(standaard), Valid.Register(standaard));
        Rule.Accepts("a start that was stopped temporarily is still there", Valid.B307(standaard), register with
        {
            Stops = [
                new(
                    Valid.ToewijzingNummer, Valid.Product(standaard), new(2026, 1, 5), "20", new(2026, 2, 2),
                    new(307, "ID307", new(2026, 2, 3)))
            ],
        });
        Rule.Accepts("taakgericht", Valid.B307(standaard, stop with { ToewijzingNummer = null }), register with
        {
            Starts = [Valid.Start(standaard) with { ToewijzingNummer = null }],
        });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een stop heeft hetzelfde toewijzingnummer, hetzelfde product en dezelfde begindatum als een start die niet is verwijderd. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); "
        + "start met deze sleutel = (leeg) (de eerdere berichten). "
        + "Wat wel kan: Neem ToewijzingNummer, Product en Begindatum ongewijzigd over van de start, of lever eerst de start aan.",
        Valid.B307(),
        Valid.Register());
}
