using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR074Tests
{
    private static readonly TestedRule Rule = new("TR074");

    [Theory]
    [EachFamily]
    public void A_key_is_delivered_once(Standaard standaard)
    {
        var register = Register(standaard);
        var start = Valid.StartProduct(standaard) with { Begindatum = new(2026, 1, 5) };
        var stop = Valid.StopProduct(standaard);

        Rule.Rejects("305: the same start again", Valid.B305(standaard, start), register);
        Rule.Rejects("305: the same start after its stop", Valid.B305(standaard, start), register with { Stops = [] });
        Rule.Accepts("305: a restart with another Begindatum", Valid.B305(standaard), register);
        Rule.Accepts("305: another Product", Valid.B305(standaard, start with { Product = null }), register);
        Rule.Accepts("305: the key is free again after a deletion", Valid.B305(standaard, start), register with { Starts = [] });
        Rule.Accepts("305: a deletion wants the key to be there", Valid.B305(standaard, start with { StatusAanlevering = "3" }), register);
        Rule.Rejects(
            "305: taakgericht", Valid.B305(standaard, start with { ToewijzingNummer = null }),
            register with { Starts = [Valid.Start(standaard) with { ToewijzingNummer = null }] });

        Rule.Rejects("307: the same stop again", Valid.B307(standaard, stop), register);
        Rule.Accepts("307: another reason", Valid.B307(standaard, stop with { RedenBeeindiging = "36" }), register);
        Rule.Accepts("307: another end", Valid.B307(standaard, stop with { Einddatum = new(2026, 5, 30) }), register);
        Rule.Accepts("307: the key is free again after a deletion", Valid.B307(standaard, stop), register with { Stops = [] });
        Rule.Accepts("307: a deletion wants the key to be there", Valid.B307(standaard, stop with { StatusAanlevering = "3" }), register);
        Rule.Accepts(
            "307: left to TR019 when the allocation is unknown",
            Valid.B307(standaard, stop), register with { Toewijzingen = Valid.With().Toewijzingen });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een start of stop met dezelfde sleutel is niet al eerder aangeleverd. Gevonden: ToewijzingNummer = 10072 (dit bericht); "
        + "Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); Begindatum = 05-01-2026 (de 305 van 06-01-2026). "
        + "Wat wel kan: Laat deze start weg, of geef een herstart een andere Begindatum.",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { Begindatum = new(2026, 1, 5) }),
        Register(Standaard.Ijw));

    [Fact]
    public void Explains_itself_on_a_stop() => Rule.Explains(
        "Een start of stop met dezelfde sleutel is niet al eerder aangeleverd. Gevonden: ToewijzingNummer = 10072 (dit bericht); "
        + "Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); RedenBeeindiging = 31 (dit bericht); "
        + "Einddatum = 29-05-2026 (dit bericht); RedenBeeindiging = 31 (de 307 van 01-06-2026); Einddatum = 29-05-2026 (de 307 van "
        + "01-06-2026). "
        + "Wat wel kan: Laat deze stop weg.",
        Valid.B307(),
        Register(Standaard.Ijw));

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
