using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W003Tests
{
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
            (reason, Signalled.In(
                Valid.B305(standaard, line),
                Valid.Register(standaard) with { Starts = [start, start with { ToewijzingNummer = null }], Prestaties = granted })));

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
}
