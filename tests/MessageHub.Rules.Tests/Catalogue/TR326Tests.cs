using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR326Tests
{
    private static readonly TestedRule Rule = new("TR326");

    [Theory]
    [EachFamily]
    public void A_new_start_waits_for_the_stop(Standaard standaard)
    {
        var running = Valid.Start(standaard);
        var stop = new Stop(
            running.ToewijzingNummer, running.Product, running.Begindatum, "20", new(2026, 1, 9), new(307, "ID307", new(2026, 1, 10)));
        var start = Valid.StartProduct(standaard);

        void Expect(Ruling ruling, string reason, Start[] starts, params Stop[] stops) =>
            Rule.Gives(ruling, reason, Valid.B305(standaard, start), Valid.Register(standaard) with { Starts = starts, Stops = stops });

        Expect(Accepts, "nothing was started", []);
        Expect(Rejects, "the delivery still runs", [running]);
        Expect(Rejects, "a running start that begins later counts as well", [running with { Begindatum = new(2026, 2, 2) }]);
        Expect(
            Rejects, "one start for the whole allocation, whatever the Product",
            [running with { Product = new() { Categorie = Valid.Categorie(standaard) } }]);
        Expect(Accepts, "a temporary stop is enough", [running], stop);
        Expect(Accepts, "a definitive stop", [running], stop with { RedenBeeindiging = "31" });
        Expect(Rejects, "the stop of another start", [running], stop with { Begindatum = new(2026, 1, 4) });
        Expect(Rejects, "the stop of another Product", [running], stop with { Product = null });
        Expect(
            Rejects, "an older start that lost its stop runs again",
            [running, running with { Begindatum = new(2026, 1, 7) }], stop with { Begindatum = new(2026, 1, 7) });
        Expect(Accepts, "a start on another allocation", [running with { ToewijzingNummer = 999 }]);
        Expect(Accepts, "a taakgerichte start of the same product is another line", [running with { ToewijzingNummer = null }]);

        var withRunning = Valid.Register(standaard) with { Starts = [running] };
        Rule.Accepts(
            "the deletion of the running start",
            Valid.B305(standaard, start with { Begindatum = running.Begindatum, StatusAanlevering = "3" }), withRunning);
        Rule.Accepts(
            "the running start is deleted in the same message",
            Valid.B305(standaard, start, start with { Begindatum = running.Begindatum, StatusAanlevering = "3" }), withRunning);
        var taakgericht = Valid.Register(standaard) with { Starts = [running with { ToewijzingNummer = null }] };
        Rule.Rejects("taakgericht: the same product runs", Valid.B305(standaard, start with { ToewijzingNummer = null }), taakgericht);
        Rule.Accepts(
            "taakgericht: another product",
            Valid.B305(standaard, start with { ToewijzingNummer = null, Product = Valid.NieuwProduct(standaard).Product }), taakgericht);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een nieuwe start kan pas als de vorige levering op dezelfde toewijzing, of taakgericht van hetzelfde product, is gestopt. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A04 (dit bericht); Begindatum = 12-01-2026 (dit bericht); "
        + "Begindatum = 05-01-2026 (de 305 van 06-01-2026); stop van die levering = (leeg) (de eerdere berichten). "
        + "Wat wel kan: Meld eerst met een 307 de stop van de levering die op 05-01-2026 begon, of verwijder die start.",
        Valid.B305(),
        Valid.Register() with { Starts = [Valid.Start()] });
}
