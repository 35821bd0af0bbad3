using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W002Tests
{
    private static readonly EarlierBericht Stopped = new(307, "ID307", new(2026, 2, 10));

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_stop_on_an_older_start(Standaard standaard)
    {
        var old = Valid.Start(standaard);
        var newer = old with { Begindatum = new(2026, 3, 2), Bericht = new(305, "ID305B", new(2026, 3, 3)) };
        var temporary = new Stop(old.ToewijzingNummer, old.Product, old.Begindatum, "20", new(2026, 2, 9), Stopped);
        var definitive = Valid.StopProduct(standaard);

        void Expect(string expected, string reason, StopProduct stop, params Start[] starts) => Assert.Equal(
            (reason, expected),
            (reason, Signalled.In(Valid.B307(standaard, stop), Valid.Register(standaard) with { Starts = starts, Stops = [temporary] })));

        Expect("W002", "a newer start arrived", definitive, old, newer);
        Expect("", "the only start", definitive, old);
        Expect("", "the newer one itself", definitive with { Begindatum = newer.Begindatum }, old, newer);
        Expect(
            "",
            "the latest is the one that arrived last, whenever it begins",
            definitive with { Begindatum = new(2026, 1, 5) },
            newer,
            old);
        Expect("", "a start on another allocation", definitive, old, newer with { ToewijzingNummer = 10073 });
    }

    [Fact]
    public void It_says_what_there_is_to_see() => Assert.Equal(
        "Een stop hoort bij een oudere start, terwijl er op dezelfde toewijzing, of taakgericht van hetzelfde product, een nieuwere is. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); "
        + "RedenBeeindiging = 31 (dit bericht); Einddatum = 29-05-2026 (dit bericht); nieuwere start vanaf = 02-03-2026 (de 305 van "
        + "03-03-2026). "
        + "Wat wel kan: Vraag de aanbieder of deze stop bij de nieuwere start hoort.",
        Explanation.Of(Assert.Single(Judging.Assess(
            Valid.B307(),
            Valid.Register() with { Starts = [Valid.Start(), Valid.Start() with { Begindatum = new(2026, 3, 2), Bericht = new(305, "X", new(2026, 3, 3)) }] }).Signals)));
}
