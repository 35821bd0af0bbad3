using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR346Tests
{
    private static readonly TestedRule Rule = new("TR346");

    [Theory]
    [EachFamily("16 x 1500", 24000, Accepts)]
    [EachFamily("one cent more", 24001, Rejects)]
    [EachFamily("one cent less", 23999, Rejects)]
    public void An_amount_is_volume_times_tariff(Standaard standaard, string reason, long bedrag, Ruling ruling)
    {
        var register = Valid.Register(standaard);
        var agreed = register.WithAgreements(Claims.Agreement(1500, standaard: standaard));
        Rule.Gives(ruling, $"no contract data: {reason}", May(16, "04", 1500, bedrag, standaard), register, Claims.Today);
        Rule.Gives(ruling, $"hour tariff: {reason}", May(16, "04", 1500, bedrag, standaard), agreed, Claims.Today);
    }

    [Theory]
    [EachFamily]
    public void The_product_counts_and_nothing_else(Standaard standaard)
    {
        var register = Valid.Register(standaard);
        var agreed = register.WithAgreements(Claims.Agreement(1500, standaard: standaard));
        Rule.Accepts("a wrong tariff, but the product is right (TR418)", May(6, "04", 9450, 56700, standaard), agreed, Claims.Today);
        Rule.Accepts(
            "euro is CS339",
            Claims.Of(standaard, Claims.Line("2026-05-01", "2026-05-31", 5000, "83", standaard: standaard)), register, Claims.Today);
        Rule.Rejects(
            "also on an unknown allocation",
            Claims.Of(standaard, Line(16, "04", 1500, 24100, standaard) with { ToewijzingNummer = 99999 }), register, Claims.Today);
    }

    [Fact]
    public void Minutes_under_an_hour_tariff_cost_the_hour_tariff()
    {
        ExpectHourly("385 minutes of € 93,50", 9350, 385, 156, 59996, Accepts);
        ExpectHourly("not the rounded minute tariff", 9350, 385, 156, 60060, Rejects);
        ExpectHourly("a wrong minute tariff is TR418", 9350, 385, 155, 59996, Accepts);
        ExpectHourly("100 minutes of € 80,00", 8000, 100, 133, 13333, Accepts);
        ExpectHourly("133 x 100", 8000, 100, 133, 13300, Rejects);
        ExpectHourly("half a cent is rounded up", 8730, 1, 146, 146, Accepts);
        ExpectHourly("not down", 8730, 1, 146, 145, Rejects);

        var minutes = Claims.Agreement(156, "01");
        var both = Valid.Register().WithAgreements(Claims.Agreement(9350), minutes);
        Rule.Accepts("an agreement in minutes goes first", May(385, "01", 156, 60060), both, Claims.Today);
        Rule.Rejects("then the hour tariff does not count", May(385, "01", 156, 59996), both, Claims.Today);
    }

    [Fact]
    public void Without_agreements_minutes_may_follow_either_way()
    {
        ExpectFree("the plain product", 385, 156, 60060, Accepts);
        ExpectFree("some hour tariff explains it (R-032)", 385, 156, 59996, Accepts);
        // Hour tariffs 9330 to 9389 round to 156 a minute.
        ExpectFree("the lowest hour tariff", 60, 156, 9330, Accepts);
        ExpectFree("below it", 60, 156, 9329, Rejects);
        ExpectFree("the highest hour tariff", 60, 156, 9389, Accepts);
        ExpectFree("above it", 60, 156, 9390, Rejects);
        ExpectFree("no tariff, no amount", 60, 0, 0, Accepts);
        ExpectFree("a tariff of nothing stays below thirty cents an hour", 60, 0, 30, Rejects);
        Rule.Rejects("hours have no such room", May(60, "04", 156, 9330), Valid.Register(), Claims.Today);
    }

    [Fact]
    public void A_debit_without_a_fitting_agreement_waits()
    {
        var elsewhere = Valid.Register().WithAgreements(Claims.Agreement() with { ProductCode = "99X99" });
        Rule.Accepts("none for the product (R-067)", May(16, "04", 1500, 24100), elsewhere, Claims.Today);
        Rule.Accepts(
            "none in the unit", May(16, "01", 1500, 24100),
            Valid.Register().WithAgreements(Claims.Agreement() with { MinutenToegestaan = false }), Claims.Today);
        Rule.Accepts(
            "none on the first day", May(16, "04", 1500, 24100),
            Valid.Register().WithAgreements(Claims.Agreement() with { GeldigTot = new(2026, 4, 30) }), Claims.Today);
    }

    private static (string Reason, RegisterSnapshot Register)[] Contracts(Standaard standaard) =>
    [
        ("no contract data", Valid.Register(standaard)),
        ("another hour tariff since (R-080)", Valid.Register(standaard).WithAgreements(Claims.Agreement(10000, standaard: standaard))),
        (
            "agreements, none that fits",
            Valid.Register(standaard).WithAgreements(Claims.Agreement(standaard: standaard) with { ProductCode = "99X99" })),
    ];

    [Theory]
    [EachFamilyOf(nameof(Contracts))]
    public void A_credit_is_judged_on_its_own_figures(Standaard standaard, string reason)
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 385, standaard) with
        {
            Eenheid = "01", ProductTarief = 156, Bedrag = 59996,
        };
        var wrong = debit with { ReferentieNummer = "R901", Bedrag = 99999 };
        var granted = Contracts(standaard).Single(c => c.Reason == reason).Register.WithPrestaties(debit, wrong);
        Rule.Accepts(reason, Claims.Of(standaard, Claims.CreditOf(debit)), granted, Claims.Today);
        Rule.Rejects($"{reason}, figures that nothing explains", Claims.Of(standaard, Claims.CreditOf(wrong)), granted, Claims.Today);
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie =
            "Het bedrag is volume maal tarief; voor minuten bij een uurtarief is het uurtarief maal minuten gedeeld door 60, afgerond op "
            + "centen. ";
        Rule.Explains(
            Definitie
                + "Gevonden: Bedrag = € 241,00 (dit bericht); GeleverdVolume = 16 (dit bericht); ProductTarief = € 15,00 (dit bericht). "
            + "Wat wel kan: Dien € 240,00 in, of herstel volume of tarief.",
            May(16, "04", 1500, 24100),
            Valid.Register(),
            Claims.Today);
        Rule.Explains(
            Definitie + "Gevonden: Bedrag = € 600,60 (dit bericht); GeleverdVolume = 385 (dit bericht); uurtarief = € 93,50 "
            + "(afspraak 1 (45A04, eenheid 04, vanaf 01-01-2022)). Wat wel kan: Dien € 599,96 in: het uurtarief maal 385 minuten, gedeeld "
            + "door 60.",
            May(385, "01", 156, 60060),
            Valid.Register().WithAgreements(Claims.Agreement(9350)),
            Claims.Today);
    }

    private static void ExpectHourly(string reason, long hourTariff, long minutes, long tarief, long bedrag, Ruling ruling) =>
        Rule.Gives(
            ruling,
            reason, May(minutes, "01", tarief, bedrag), Valid.Register().WithAgreements(Claims.Agreement(hourTariff)), Claims.Today);

    private static void ExpectFree(string reason, long minutes, long tarief, long bedrag, Ruling ruling) =>
        Rule.Gives(ruling, reason, May(minutes, "01", tarief, bedrag), Valid.Register(), Claims.Today);

    private static Bericht May(long volume, string eenheid, long tarief, long bedrag, Standaard standaard = Standaard.Ijw) =>
        Claims.Of(standaard, Line(volume, eenheid, tarief, bedrag, standaard));

    private static Prestatie Line(long volume, string eenheid, long tarief, long bedrag, Standaard standaard) =>
        Claims.Line("2026-05-01", "2026-05-31", volume, eenheid, tarief, standaard: standaard).WithBedrag(bedrag);
}
