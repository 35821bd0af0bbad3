using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

/// <summary>What people should see of messages that are accepted (D94): the signal, and that the verdict is the same without.</summary>
public class SignalTests
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
            (reason, Signals(Valid.B307(standaard, lines), Valid.Register(standaard) with { Starts = starts, Stops = stops })));

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
    }

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
            (reason, Signals(Valid.B307(standaard, stop), Valid.Register(standaard) with { Starts = starts, Stops = [temporary] })));

        Expect("W002", "a newer start arrived", definitive, old, newer);
        Expect("", "the only start", definitive, old);
        Expect("", "the newer one itself", definitive with { Begindatum = newer.Begindatum }, old, newer);
        Expect("", "the latest is the one that arrived last, whenever it begins", definitive with { Begindatum = new(2026, 1, 5) }, newer, old);
        Expect("", "a start on another allocation", definitive, old, newer with { ToewijzingNummer = 10073 });
    }

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_start_that_is_deleted_after_money_was_granted(Standaard standaard)
    {
        var start = Valid.Start(standaard);
        var deletion = Valid.StartProduct(standaard) with { Begindatum = start.Begindatum, StatusAanlevering = "3" };
        var april = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard);

        void Expect(string expected, string reason, StartProduct line, params EarlierPrestatie[] granted) => Assert.Equal(
            (reason, expected),
            (reason, Signals(
                Valid.B305(standaard, line), Valid.Register(standaard) with { Starts = [start, start with { ToewijzingNummer = null }], Prestaties = granted })));

        Expect("W003", "a granted debit stands", deletion, april);
        Expect("", "nothing was granted", deletion);
        Expect("", "it was credited", deletion, april, april.Credited());
        Expect("", "it waits", deletion, april with { State = PrestatieState.Held });
        Expect("", "it was rejected", deletion, april with { State = PrestatieState.Rejected });
        Expect("", "on another allocation", deletion, april with { ToewijzingNummer = 10073 });
        Expect("", "taakgericht nothing is claimed", deletion with { ToewijzingNummer = null }, april);
    }

    [Fact]
    public void A_rejected_message_has_none()
    {
        var verdict = Judging.Assess(
            Valid.B305(Standaard.Ijw, Valid.StartProduct() with { Begindatum = Valid.Start().Begindatum, StatusAanlevering = "3" }),
            Valid.Register() with { Prestaties = [Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5)] });
        Assert.Equal((Outcome.Rejected, 0), (verdict.Outcome, verdict.Signals.Count));
    }

    [Fact]
    public void It_says_what_there_is_to_see() => Assert.Equal(
        "Een stop hoort bij een oudere start, terwijl er op dezelfde toewijzing, of taakgericht van hetzelfde product, een nieuwere is. "
        + "Gevonden: ToewijzingNummer = 10072 (dit bericht); Product = 45/45A04 (dit bericht); Begindatum = 05-01-2026 (dit bericht); "
        + "RedenBeeindiging = 31 (dit bericht); Einddatum = 29-05-2026 (dit bericht); nieuwere start vanaf = 02-03-2026 (de 305 van 03-03-2026). "
        + "Wat wel kan: Vraag de aanbieder of deze stop bij de nieuwere start hoort.",
        Explanation.Of(Assert.Single(Judging.Assess(
            Valid.B307(),
            Valid.Register() with { Starts = [Valid.Start(), Valid.Start() with { Begindatum = new(2026, 3, 2), Bericht = new(305, "X", new(2026, 3, 3)) }] }).Signals)));

    [Fact]
    public void Signals_are_no_rules_of_the_standard()
    {
        Assert.All(RuleCatalogue.All.Signals, s => Assert.Equal((Level.Signal, null), (s.Level, s.RetourCode)));
        Assert.Empty(RuleCatalogue.All.Rules.Intersect(RuleCatalogue.All.Signals));
        Assert.Empty(RuleCatalogue.All.Without("W002").Signals.Where(s => s.Code == "W002"));
    }

    /// <summary>The codes, of a message that is accepted with the same findings as without signals.</summary>
    private static string Signals(Bericht bericht, RegisterSnapshot register)
    {
        var verdict = Judging.Assess(bericht, register);
        Assert.Empty(verdict.Findings);
        Assert.Equal(Outcome.Accepted, verdict.Outcome);
        return string.Join(' ', verdict.Signals.Select(s => s.Rule.Code).Order(StringComparer.Ordinal));
    }
}
