using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR413Tests
{
    private static readonly TestedRule Rule = new("TR413");

    [Theory]
    [EachFamily]
    public void A_temporary_stop_is_not_followed_by_another(Standaard standaard)
    {
        var register = Valid.Register(standaard) with { Starts = [Valid.Start(standaard)] };
        var stop = Valid.StopProduct(standaard) with { RedenBeeindiging = "20" };
        var temporary = Temporary(standaard);

        void Expect(Ruling ruling, string reason, params Stop[] stops) =>
            Rule.Gives(ruling, reason, Valid.B307(standaard, stop), register with { Stops = stops });

        Expect(Accepts, "the first stop");
        Expect(Rejects, "a temporary stop is there", temporary);
        Expect(Rejects, "with the same end as well", temporary with { Einddatum = stop.Einddatum });
        Expect(Rejects, "Product is not compared", temporary with { Product = null });
        Expect(Accepts, "a definitive stop is left to TR415", temporary with { RedenBeeindiging = "31" });
        Expect(Accepts, "a temporary stop of another start", temporary with { Begindatum = new(2026, 1, 4) });
        Expect(Accepts, "a temporary stop on another allocation", temporary with { ToewijzingNummer = 999 });

        var stopped = register with { Stops = [temporary] };
        Rule.Accepts("a definitive stop may follow", Valid.B307(standaard), stopped);
        Rule.Accepts("a deletion", Valid.B307(standaard, stop with { Einddatum = temporary.Einddatum, StatusAanlevering = "3" }), stopped);
        var taakgericht = stopped with
        {
            Starts = [Valid.Start(standaard) with { ToewijzingNummer = null }],
            Stops = [temporary with { ToewijzingNummer = null }],
        };
        Rule.Rejects("taakgericht: the same product", Valid.B307(standaard, stop with { ToewijzingNummer = null }), taakgericht);
        Rule.Accepts(
            "taakgericht: another product", Valid.B307(standaard, stop with { ToewijzingNummer = null, Product = null }), taakgericht);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Na een tijdelijke stop volgt bij dezelfde start geen tweede tijdelijke stop. Gevonden: ToewijzingNummer = 10072 (dit bericht); "
        + "Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); RedenBeeindiging = 20 (dit bericht); "
        + "Einddatum = 29-05-2026 (dit bericht); RedenBeeindiging = 20 (de 307 van 23-03-2026); Einddatum = 20-03-2026 (de 307 van "
        + "23-03-2026). "
        + "Wat wel kan: Verwijder eerst de eerdere tijdelijke stop, of meld na een herstart een stop met de nieuwe Begindatum.",
        Valid.B307(Standaard.Ijw, Valid.StopProduct() with { RedenBeeindiging = "20" }),
        Valid.Register() with { Starts = [Valid.Start()], Stops = [Temporary(Standaard.Ijw)] });

    private static Stop Temporary(Standaard standaard) =>
        new(Valid.ToewijzingNummer, Valid.Product(standaard), new(2026, 1, 5), "20", new(2026, 3, 20), new(307, "ID307", new(2026, 3, 23)));
}
