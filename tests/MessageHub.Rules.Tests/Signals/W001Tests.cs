using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W001Tests
{
    private static readonly EarlierBericht Stopped = new(307, "ID307", new(2026, 2, 10));

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_deleted_stop_that_leaves_two_running_starts(Standaard standaard)
    {
        var old = Valid.Start(standaard);
        var newer = old with { Begindatum = new(2026, 3, 2), Bericht = new(305, "ID305B", new(2026, 3, 3)) };
        var temporary = new Stop(old.ToewijzingNummer, old.Product, old.Begindatum, "20", new(2026, 2, 9), Stopped);
        var deletion = Valid.StopProduct(standaard) with { RedenBeeindiging = "20", Einddatum = new(2026, 2, 9), StatusAanlevering = "3" };

        void Expect(string expected, string reason, Start[] starts, Stop[] stops, params StopProduct[] lines) => Assert.Equal(
            (reason, expected),
            (reason, Signalled.In(Valid.B307(standaard, lines), Valid.Register(standaard) with { Starts = starts, Stops = stops })));

        Expect("W001", "a new start was sent meanwhile", [old, newer], [temporary], deletion);
        Expect("", "no other start", [old], [temporary], deletion);
        Expect("", "the new start was stopped", [old, newer], [temporary, temporary with { Begindatum = newer.Begindatum }], deletion);
        Expect("", "a definitive stop is left", [old, newer], [temporary, temporary with { RedenBeeindiging = "31" }], deletion);
        Expect("", "a start on another allocation", [old, newer with { ToewijzingNummer = 10073 }], [temporary], deletion);
        Expect(
            "W002", "a stop with another day takes its place, of the older start", [old, newer], [temporary],
            deletion, deletion with { Einddatum = new(2026, 2, 8), StatusAanlevering = "1" });
        Expect(
            "W001", "taakgericht: of the same product", [old with { ToewijzingNummer = null }, newer with { ToewijzingNummer = null }],
            [temporary with { ToewijzingNummer = null }], deletion with { ToewijzingNummer = null });
    }}
