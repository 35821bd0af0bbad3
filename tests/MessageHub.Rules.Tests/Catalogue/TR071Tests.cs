using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR071Tests
{
    private static readonly TestedRule Rule = new("TR071");

    [Theory]
    [EachFamily]
    public void A_stopped_start_is_not_deleted(Standaard standaard)
    {
        var register = Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] };
        var deletion = Valid.StartProduct(standaard) with { Begindatum = new(2026, 1, 5), StatusAanlevering = "3" };
        var stop = Stop(standaard, "20");

        void Expect(Ruling ruling, string reason, params Stop[] stops) =>
            Rule.Gives(ruling, reason, Valid.B305(standaard, deletion), register with { Stops = stops });

        Expect(Accepts, "no stop");
        Expect(Rejects, "a temporary stop counts", stop);
        Expect(Rejects, "a definitive stop", stop with { RedenBeeindiging = "31" });
        Expect(Accepts, "the stop of another Begindatum", stop with { Begindatum = new(2026, 1, 6) });
        Expect(Accepts, "the stop of another Product", stop with { Product = null });
        Expect(Accepts, "the stop on another allocation", stop with { ToewijzingNummer = 999 });
        Rule.Accepts("a missing start is left to TR063", Valid.B305(standaard, deletion), register with { Starts = [], Stops = [stop] });
        Rule.Accepts(
            "a first delivery", Valid.B305(standaard, deletion with { StatusAanlevering = "1" }), register with { Stops = [stop] });
        Rule.Rejects("taakgericht", Valid.B305(standaard, deletion with { ToewijzingNummer = null }), register with
        {
            Starts = [Valid.Start(standaard) with { ToewijzingNummer = null }],
            Stops = [stop with { ToewijzingNummer = null }],
        });
        Rule.Accepts(
            "307: the deletion of the stop itself",
            Valid.B307(standaard, Valid.StopProduct(standaard) with { StatusAanlevering = "3" }),
            register with { Stops = [Stop(standaard, "31")] });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een start wordt niet verwijderd zolang er een stop bij die start bestaat. Gevonden: ToewijzingNummer = 10072 (dit bericht); "
        + "Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); RedenBeeindiging = 20 (de 307 van 01-06-2026); "
        + "Einddatum = 29-05-2026 (de 307 van 01-06-2026). Wat wel kan: Verwijder eerst met een 307 elke stop bij deze start, en daarna de "
        + "start.",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { Begindatum = new(2026, 1, 5), StatusAanlevering = "3" }),
        Valid.Register() with { Starts = [Valid.Start()], Stops = [Stop(Standaard.Ijw, "20")] });

    private static Stop Stop(Standaard standaard, string reden) =>
        new(Valid.ToewijzingNummer, Valid.Product(standaard), new(2026, 1, 5), reden, new(2026, 5, 29), new(307, "ID307", new(2026, 6, 1)));
}
