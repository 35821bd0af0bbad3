using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Assessment;

/// <summary>A debit over a month that was granted under another ProductPeriode is held for a person .</summary>
public class SameMonthTests
{
    /// <summary>An agreement with the aanbieder on another product.</summary>
    private static readonly Agreement Elsewhere = Claims.Agreement() with { ProductCode = "45A53" };

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_month_that_was_granted_under_another_period_waits(Standaard standaard)
    {
        // The allocation was shortened to 15 May after the whole month had been granted.
        var shortened = Valid.With(Valid.Toewijzing(standaard) with { Einddatum = new(2026, 5, 15) });
        var may = Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5, standaard);
        var debit = Claims.Line("2026-05-01", "2026-05-15", 5, standaard: standaard);
        Outcome Of(EarlierPrestatie[] earlier, params Prestatie[] lines) =>
            Judging.Assess(Valid.B323(standaard, lines.Length > 0 ? lines : [debit]), shortened.WithPrestaties(earlier)).Outcome;

        Assert.Equal(Outcome.Accepted, Of([]));
        Assert.Equal(Outcome.Held, Of([may]));
        Assert.Equal(Outcome.Held, Of([may with { State = PrestatieState.Held }]));
        Assert.Equal(Outcome.Accepted, Of([may with { State = PrestatieState.Rejected }]));
        Assert.Equal(Outcome.Accepted, Of([may, may.Credited()]));
        Assert.Equal(Outcome.Held, Of([may, may.Credited() with { State = PrestatieState.Rejected }]));
        Assert.Equal(Outcome.Accepted, Of([may with { ToewijzingNummer = 10073 }]));
        Assert.Equal(Outcome.Accepted, Of([may with { ProductCode = "45A03" }]));
        Assert.Equal(Outcome.Accepted, Of([may with { ProductCategorie = "46" }]));
        Assert.Equal(Outcome.Accepted, Of([may with { Bsn = Valid.OtherBsn }]));
        Assert.Equal(Outcome.Accepted, Of([Claims.Earlier("R900", "2025-05-01", "2025-05-31", 5, standaard)]));
        Assert.Equal(Outcome.Accepted, Of([Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5, standaard)]));

        // Credits of the message count first, wherever they stand; a credit itself never waits.
        Assert.Equal(Outcome.Accepted, Of([may], debit, Claims.CreditOf(may)));
        Assert.Equal(Outcome.Accepted, Of([may], Claims.CreditOf(may)));
        Assert.Equal(
            Outcome.Held, Of([may, Claims.Earlier("R901", "2026-05-01", "2026-05-20", 1, standaard)], debit, Claims.CreditOf(may)));

        // The same period is rejected, and so is what another rule rejects.
        Assert.Equal(Outcome.Rejected, Of([may with { Einddatum = new(2026, 5, 15) }]));
        Assert.Equal(
            Outcome.Rejected, Of([may], debit with { GeleverdVolume = 11, IngediendBedrag = new() { Bedrag = 93500, DebetCredit = "D" } }));
    }

    [Fact]
    public void A_month_that_waits_names_the_line_that_stands()
    {
        var shortened = Valid.With(Valid.Toewijzing() with { Einddatum = new(2026, 5, 15) });
        var register = shortened.WithPrestaties(Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5));
        var claim = Valid.B323(Standaard.Ijw, Claims.Line("2026-05-01", "2026-05-15", 5));
        var waiting = Assert.Single(Judging.Assess(claim, register).Held);
        Assert.Equal(
            "Over deze maand is al een debetregel toegekend, met een andere productperiode: "
            + "prestatie R900 over 01-05-2026 t/m 31-05-2026 (de 323 van 04-05-2026).",
            waiting.Reason);
        Assert.Equal("Laat de aanbieder eerst prestatie R900 crediteren: voorstel is afwijzen met 9389.", waiting.Proposal);

        // A missing tariff stands beside it, and one decision does for both.
        var both = Assert.Single(Judging.Assess(claim, register.WithAgreements(Elsewhere)).Held);
        Assert.StartsWith(waiting.Reason + " Er is geen tariefafspraak", both.Reason);
        var rejected = Assess(claim, register, ("R001", new Decision.Reject("9389")));
        Assert.Equal((Outcome.Rejected, "TR389"), (rejected.Outcome, Assert.Single(rejected.Findings).Rule.Code));
        Assert.Equal(Outcome.Accepted, Assess(claim, register, ("R001", new Decision.Grant())).Outcome);
    }

    private static Verdict Assess(Bericht claim, RegisterSnapshot register, params (string Referentie, Decision Decision)[] decisions) =>
        Assessor.Assess(claim, register, Judging.Rules, Judging.Today, decisions.ToDictionary(d => d.Referentie, d => d.Decision));
}
