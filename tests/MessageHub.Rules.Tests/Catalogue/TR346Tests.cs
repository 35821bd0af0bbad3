using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR346Tests
{
    private const string Rule = "TR346";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_amount_is_volume_times_tariff(Standaard standaard)
    {
        var register = Valid.Register(standaard);
        var agreed = register.WithAgreements(Claims.Agreement(1500, standaard: standaard));
        foreach (var (contract, snapshot) in new[] { ("no contract data", register), ("hour tariff", agreed) })
        {
            Judging.Expect(Rule, false, $"{contract}: 16 x 1500", May(16, "04", 1500, 24000, standaard), snapshot, Claims.Today);
            Judging.Expect(Rule, true, $"{contract}: one cent more", May(16, "04", 1500, 24001, standaard), snapshot, Claims.Today);
            Judging.Expect(Rule, true, $"{contract}: one cent less", May(16, "04", 1500, 23999, standaard), snapshot, Claims.Today);
        }

        Judging.Expect(Rule, false, "a wrong tariff, but the product is right (TR418)", May(6, "04", 9450, 56700, standaard), agreed, Claims.Today);
        Judging.Expect(
            Rule, false, "euro is CS339", Claims.Of(standaard, Claims.Line("2026-05-01", "2026-05-31", 5000, "83", standaard: standaard)), register, Claims.Today);
        Judging.Expect(
            Rule, true, "also on an unknown allocation",
            Claims.Of(standaard, Line(16, "04", 1500, 24100, standaard) with { ToewijzingNummer = 99999 }), register, Claims.Today);
    }

    [Fact]
    public void Minutes_under_an_hour_tariff_cost_the_hour_tariff()
    {
        ExpectHourly("385 minutes of € 93,50", 9350, 385, 156, 59996, false);
        ExpectHourly("not the rounded minute tariff", 9350, 385, 156, 60060, true);
        ExpectHourly("a wrong minute tariff is TR418", 9350, 385, 155, 59996, false);
        ExpectHourly("100 minutes of € 80,00", 8000, 100, 133, 13333, false);
        ExpectHourly("133 x 100", 8000, 100, 133, 13300, true);
        ExpectHourly("half a cent is rounded up", 8730, 1, 146, 146, false);
        ExpectHourly("not down", 8730, 1, 146, 145, true);

        var minutes = Claims.Agreement(156, "01");
        var both = Valid.Register().WithAgreements(Claims.Agreement(9350), minutes);
        Judging.Expect(Rule, false, "an agreement in minutes goes first", May(385, "01", 156, 60060), both, Claims.Today);
        Judging.Expect(Rule, true, "then the hour tariff does not count", May(385, "01", 156, 59996), both, Claims.Today);
    }

    [Fact]
    public void Without_agreements_minutes_may_follow_either_way()
    {
        ExpectFree("the plain product", 385, 156, 60060, false);
        ExpectFree("some hour tariff explains it (R-032)", 385, 156, 59996, false);
        // Hour tariffs 9330 to 9389 round to 156 a minute.
        ExpectFree("the lowest hour tariff", 60, 156, 9330, false);
        ExpectFree("below it", 60, 156, 9329, true);
        ExpectFree("the highest hour tariff", 60, 156, 9389, false);
        ExpectFree("above it", 60, 156, 9390, true);
        ExpectFree("no tariff, no amount", 60, 0, 0, false);
        ExpectFree("a tariff of nothing stays below thirty cents an hour", 60, 0, 30, true);
        Judging.Expect(Rule, true, "hours have no such room", May(60, "04", 156, 9330), Valid.Register(), Claims.Today);
    }

    [Fact]
    public void A_debit_without_a_fitting_agreement_waits()
    {
        var elsewhere = Valid.Register().WithAgreements(Claims.Agreement() with { ProductCode = "99X99" });
        Judging.Expect(Rule, false, "none for the product (R-067)", May(16, "04", 1500, 24100), elsewhere, Claims.Today);
        Judging.Expect(
            Rule, false, "none in the unit", May(16, "01", 1500, 24100),
            Valid.Register().WithAgreements(Claims.Agreement() with { MinutenToegestaan = false }), Claims.Today);
        Judging.Expect(
            Rule, false, "none on the first day", May(16, "04", 1500, 24100),
            Valid.Register().WithAgreements(Claims.Agreement() with { GeldigTot = new(2026, 4, 30) }), Claims.Today);
    }

    [Fact]
    public void A_credit_is_judged_on_its_own_figures()
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 385) with { Eenheid = "01", ProductTarief = 156, Bedrag = 59996 };
        foreach (var (reason, register) in new[]
        {
            ("no contract data", Valid.Register()),
            ("another hour tariff since (R-080)", Valid.Register().WithAgreements(Claims.Agreement(10000))),
            ("agreements, none that fits", Valid.Register().WithAgreements(Claims.Agreement() with { ProductCode = "99X99" })),
        })
        {
            var granted = register.WithPrestaties(debit, debit with { ReferentieNummer = "R901", Bedrag = 99999 });
            Judging.Expect(Rule, false, reason, Claims.Of(Claims.CreditOf(debit)), granted, Claims.Today);
            Judging.Expect(
                Rule, true, reason + ", figures that nothing explains",
                Claims.Of(Claims.CreditOf(debit with { ReferentieNummer = "R901", Bedrag = 99999 })), granted, Claims.Today);
        }
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie =
            "Het bedrag is volume maal tarief; voor minuten bij een uurtarief is het uurtarief maal minuten gedeeld door 60, afgerond op centen. ";
        Judging.ExpectExplanation(
            Rule,
            Definitie + "Gevonden: Bedrag = € 241,00 (dit bericht); GeleverdVolume = 16 (dit bericht); ProductTarief = € 15,00 (dit bericht). "
            + "Wat wel kan: Dien € 240,00 in, of herstel volume of tarief.",
            May(16, "04", 1500, 24100),
            Valid.Register(),
            Claims.Today);
        Judging.ExpectExplanation(
            Rule,
            Definitie + "Gevonden: Bedrag = € 600,60 (dit bericht); GeleverdVolume = 385 (dit bericht); uurtarief = € 93,50 "
            + "(afspraak 1 (45A04, eenheid 04, vanaf 01-01-2022)). Wat wel kan: Dien € 599,96 in: het uurtarief maal 385 minuten, gedeeld door 60.",
            May(385, "01", 156, 60060),
            Valid.Register().WithAgreements(Claims.Agreement(9350)),
            Claims.Today);
    }

    private static void ExpectHourly(string reason, long hourTariff, long minutes, long tarief, long bedrag, bool fails) =>
        Judging.Expect(Rule, fails, reason, May(minutes, "01", tarief, bedrag), Valid.Register().WithAgreements(Claims.Agreement(hourTariff)), Claims.Today);

    private static void ExpectFree(string reason, long minutes, long tarief, long bedrag, bool fails) =>
        Judging.Expect(Rule, fails, reason, May(minutes, "01", tarief, bedrag), Valid.Register(), Claims.Today);

    private static Bericht May(long volume, string eenheid, long tarief, long bedrag, Standaard standaard = Standaard.Ijw) =>
        Claims.Of(standaard, Line(volume, eenheid, tarief, bedrag, standaard));

    private static Prestatie Line(long volume, string eenheid, long tarief, long bedrag, Standaard standaard) =>
        Claims.Line("2026-05-01", "2026-05-31", volume, eenheid, tarief, standaard: standaard).WithBedrag(bedrag);
}
