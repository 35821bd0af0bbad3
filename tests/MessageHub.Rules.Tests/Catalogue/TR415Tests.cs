using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR415Tests
{
    private static readonly TestedRule Rule = new("TR415");

    [Theory]
    [EachFamily]
    public void Nothing_follows_a_definitive_stop(Standaard standaard)
    {
        var register = Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] };
        var stop = Valid.StopProduct(standaard);
        var definitive = Definitive(standaard);

        void Expect(Ruling ruling, string reason, params Stop[] stops) =>
            Rule.Gives(ruling, reason, Valid.B307(standaard, stop), register with { Stops = stops });

        Expect(Accepts, "the first stop");
        Expect(Rejects, "another reason was reported", definitive);
        Expect(Rejects, "the same stop was reported", definitive with { RedenBeeindiging = "31", Einddatum = stop.Einddatum });
        Expect(Accepts, "after a temporary stop", definitive with { RedenBeeindiging = "20" });
        Expect(Rejects, "Product is not compared", definitive with { Product = null });
        Expect(Accepts, "a stop of another start", definitive with { Begindatum = new(2026, 1, 4) });
        Expect(Accepts, "a stop on another allocation", definitive with { ToewijzingNummer = 999 });

        var stopped = register with { Stops = [definitive] };
        Rule.Rejects("a temporary stop does not follow either", Valid.B307(standaard, stop with { RedenBeeindiging = "20" }), stopped);
        Rule.Accepts(
            "the deletion of the stop",
            Valid.B307(standaard, stop with { RedenBeeindiging = "36", Einddatum = definitive.Einddatum, StatusAanlevering = "3" }),
            stopped);
        Rule.Accepts(
            "the earlier stop is deleted in the same message",
            Valid.B307(standaard, stop, stop with { RedenBeeindiging = "36", Einddatum = definitive.Einddatum, StatusAanlevering = "3" }),
            stopped);
        var taakgericht = register with
        {
            Starts = [Valid.Start(standaard) with { ToewijzingNummer = null }],
            Stops = [definitive with { ToewijzingNummer = null }],
        };
        Rule.Rejects("taakgericht: the same product", Valid.B307(standaard, stop with { ToewijzingNummer = null }), taakgericht);
        Rule.Accepts(
            "taakgericht: another product", Valid.B307(standaard, stop with { ToewijzingNummer = null, Product = null }), taakgericht);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Na een definitieve stop volgt bij dezelfde start geen andere stop. Gevonden: ToewijzingNummer = 10072 (dit bericht); "
        + "Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); RedenBeeindiging = 31 (dit bericht); "
        + "Einddatum = 29-05-2026 (dit bericht); RedenBeeindiging = 36 (de 307 van 23-03-2026); Einddatum = 20-03-2026 (de 307 van "
        + "23-03-2026). "
        + "Wat wel kan: Laat deze stop weg, of verwijder eerst de eerdere definitieve stop.",
        Valid.B307(),
        Valid.Register() with { Starts = [Valid.Start()], Stops = [Definitive(Standaard.Ijw)] });

    private static Stop Definitive(Standaard standaard) =>
        new(Valid.ToewijzingNummer, Valid.Product(standaard), new(2026, 1, 5), "36", new(2026, 3, 20), new(307, "ID307", new(2026, 3, 23)));
}
