using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR414Tests
{
    private static readonly TestedRule Rule = new("TR414");

    [Theory]
    [EachFamily]
    public void A_stop_is_not_before_an_earlier_stop(Standaard standaard)
    {
        var register = Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] };
        var stop = Valid.StopProduct(standaard);
        var earlier = Earlier(standaard);

        void Expect(Ruling ruling, string reason, params Stop[] stops) =>
            Rule.Gives(ruling, reason, Valid.B307(standaard, stop), register with { Stops = stops });

        Expect(Accepts, "the first stop");
        Expect(Rejects, "one day before the earlier stop", earlier);
        Expect(Accepts, "on the day of the earlier stop", earlier with { Einddatum = stop.Einddatum });
        Expect(Accepts, "after the earlier stop", earlier with { Einddatum = new(2026, 5, 28) });
        Expect(Rejects, "a definitive stop counts as well", earlier with { RedenBeeindiging = "36" });
        Expect(Rejects, "the latest of two counts", earlier with { Einddatum = new(2026, 2, 2) }, earlier with { RedenBeeindiging = "36" });
        Expect(
            Rejects, "the latest of two counts, whatever their order",
            earlier with { RedenBeeindiging = "36" }, earlier with { Einddatum = new(2026, 2, 2) });
        Expect(Rejects, "Product is not compared", earlier with { Product = null });
        Expect(Accepts, "a stop of another start", earlier with { Begindatum = new(2026, 1, 4) });
        Expect(Accepts, "a stop on another allocation", earlier with { ToewijzingNummer = 999 });

        Rule.Accepts(
            "a deletion is exempt",
            Valid.B307(standaard, stop with { RedenBeeindiging = "20", Einddatum = new(2026, 2, 2), StatusAanlevering = "3" }),
            register with { Stops = [earlier with { Einddatum = new(2026, 2, 2) }, earlier with { RedenBeeindiging = "31" }] });
        var taakgericht = register with
        {
            Starts = [Valid.Start(standaard) with { ToewijzingNummer = null }],
            Stops = [earlier with { ToewijzingNummer = null }],
        };
        Rule.Rejects("taakgericht: the same product", Valid.B307(standaard, stop with { ToewijzingNummer = null }), taakgericht);
        Rule.Accepts(
            "taakgericht: another product", Valid.B307(standaard, stop with { ToewijzingNummer = null, Product = null }), taakgericht);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een stop eindigt niet eerder dan een stop die al bij dezelfde start is gemeld. Gevonden: ToewijzingNummer = 10072 (dit bericht); "
        + "Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); RedenBeeindiging = 31 (dit bericht); "
        + "Einddatum = 29-05-2026 (dit bericht); Einddatum = 30-05-2026 (de 307 van 01-06-2026). "
        + "Wat wel kan: Kies een Einddatum op of na 30-05-2026, of verwijder eerst de eerdere stop.",
        Valid.B307(),
        Valid.Register() with { Starts = [Valid.Start()], Stops = [Earlier(Standaard.Ijw)] });

    /// <summary>A temporary stop one day after the one of <see cref="Valid.StopProduct"/>.</summary>
    private static Stop Earlier(Standaard standaard) =>
        new(Valid.ToewijzingNummer, Valid.Product(standaard), new(2026, 1, 5), "20", new(2026, 5, 30), new(307, "ID307", new(2026, 6, 1)));
}
