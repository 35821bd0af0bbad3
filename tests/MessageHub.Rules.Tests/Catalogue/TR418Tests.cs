using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR418Tests
{
    private static readonly TestedRule Rule = new("TR418");

    [Theory]
    [EachFamily]
    public void A_tariff_is_the_agreed_one(Standaard standaard)
    {
        var register = Valid.Register(standaard);
        var agreed = register.WithAgreements(Claims.Agreement(1250, standaard: standaard));
        Rule.Accepts("the agreed tariff", May("04", 1250, standaard), agreed, Claims.Today);
        Rule.Rejects("one cent more", May("04", 1251, standaard), agreed, Claims.Today);
        Rule.Rejects("one cent less", May("04", 1249, standaard), agreed, Claims.Today);
        Rule.Accepts("no contract data", May("04", 1300, standaard), register, Claims.Today);
        Rule.Accepts(
            "euro has no tariff", May("83", 0, standaard), register.WithAgreements(Claims.Agreement(null, "83", standaard)), Claims.Today);
    }

    [Theory]
    [InlineData("€ 80,00: 133,33", 8000, 133, Accepts)]
    [InlineData("€ 80,00 is not 134", 8000, 134, Rejects)]
    [InlineData("€ 87,30: 145,5 is rounded up", 8730, 146, Accepts)]
    [InlineData("€ 87,30 is not 145", 8730, 145, Rejects)]
    [InlineData("€ 87,29: 145,48 is rounded down", 8729, 145, Accepts)]
    [InlineData("€ 93,50: 155,83", 9350, 156, Accepts)]
    public void Minutes_have_a_sixtieth_of_the_hour_tariff(string reason, long hourTariff, long tarief, Ruling ruling) =>
        Rule.Gives(ruling, reason, May("01", tarief), Agreed(Claims.Agreement(hourTariff)), Claims.Today);

    [Fact]
    public void An_agreement_in_minutes_goes_first()
    {
        var both = Valid.Register().WithAgreements(Claims.Agreement(9350), Claims.Agreement(160, "01"));
        Rule.Accepts("an agreement in minutes goes first", May("01", 160), both, Claims.Today);
        Rule.Rejects("then the hour tariff does not count", May("01", 156), both, Claims.Today);
    }

    [Fact]
    public void The_first_day_of_the_period_chooses_the_agreement()
    {
        var (old, later) = (Claims.Agreement(8000), Claims.Agreement(8500));
        Rule.Accepts("valid from that day", May("04", 8500), Agreed(later with { GeldigVan = new(2026, 5, 1) }), Claims.Today);
        Rule.Accepts("valid to that day", May("04", 8000), Agreed(old with { GeldigTot = new(2026, 5, 1) }), Claims.Today);
        Rule.Rejects(
            "a tariff that changes halfway",
            May("04", 8500), Agreed(old with { GeldigTot = new(2026, 5, 15) }, later with { GeldigVan = new(2026, 5, 16) }), Claims.Today);
        Rule.Accepts(
            "the one of the first day holds for the period",
            May("04", 8000), Agreed(old with { GeldigTot = new(2026, 5, 15) }, later with { GeldigVan = new(2026, 5, 16) }), Claims.Today);
    }

    [Fact]
    public void Where_it_is_agreed_so_output_keeps_the_tariff_of_the_start_of_its_allocation()
    {
        var old = Claims.Agreement(100_000, "82") with { GeldigTot = new(2026, 3, 31), TariefOp = TariefOp.Toewijzing };
        var later = Claims.Agreement(103_870, "82") with { GeldigVan = new(2026, 4, 1), TariefOp = TariefOp.Toewijzing };
        Agreement[] both = [old, later];
        Agreement[] byDelivery = [.. both.Select(a => a with { TariefOp = TariefOp.Levering })];
        void Expect(string reason, Ruling ruling, long tarief, DateOnly allocated, Agreement[] agreements) => Rule.Gives(
            ruling,
            reason,
            May("82", tarief),
            Valid.With(Valid.Toewijzing() with { Ingangsdatum = allocated, Omvang = Valid.Omvang(10, "82", "4") })
                .WithAgreements(agreements),
            Claims.Today);

        Expect("allocated under the old tariff", Accepts, 100_000, new(2026, 1, 1), both);
        Expect("the new tariff is not that of its start", Rejects, 103_870, new(2026, 1, 1), both);
        Expect("allocated on the first day of the new one", Accepts, 103_870, new(2026, 4, 1), both);
        Expect("by delivery unless it is agreed otherwise", Accepts, 103_870, new(2026, 1, 1), byDelivery);
        Expect("by delivery the old tariff is over", Rejects, 100_000, new(2026, 1, 1), byDelivery);
    }

    private static readonly (string Reason, string Eenheid, Func<Agreement, Agreement> Change)[] Misfits =
    [
        ("another product", "04", a => a with { ProductCode = "99X99" }),
        ("another category", "04", a => a with { ProductCategorie = "99" }),
        ("another unit", "04", a => a with { Eenheid = "16" }),
        ("minutes not allowed", "01", a => a with { MinutenToegestaan = false }),
        ("not valid yet", "04", a => a with { GeldigVan = new(2026, 5, 2) }),
        ("not valid any more", "04", a => a with { GeldigTot = new(2026, 4, 30) }),
    ];

    [Theory]
    [EachFamilyOf(nameof(Misfits))]
    public void Where_no_agreement_fits_the_line_waits(Standaard standaard, string reason)
    {
        var (_, eenheid, change) = Misfits.Single(m => m.Reason == reason);
        var register = Valid.Register(standaard).WithAgreements(change(Claims.Agreement(8000, standaard: standaard)));
        Rule.Accepts(reason, May(eenheid, 9999, standaard), register, Claims.Today);
    }

    [Fact]
    public void A_credit_has_the_tariff_of_its_debit()
    {
        var debit = Claims.Earlier("R900", "2026-04-01", "2026-04-30", 5);
        Rule.Accepts(
            "another tariff since", Claims.Of(Claims.CreditOf(debit)), Agreed(Claims.Agreement(9999)).WithPrestaties(debit), Claims.Today);
    }

    [Fact]
    public void Explains_itself()
    {
        const string Definitie =
            "Het tarief van een prestatie is het afgesproken tarief; voor minuten bij een uurtarief is dat het uurtarief gedeeld door 60, "
            + "afgerond op centen. ";
        Rule.Explains(
            Definitie
                + "Gevonden: ProductTarief = € 1,55 (dit bericht); tarief = € 93,50 (afspraak 1 (45A04, eenheid 04, vanaf 01-01-2022)). "
            + "Wat wel kan: Declareer tegen € 1,56.",
            May("01", 155),
            Agreed(Claims.Agreement(9350)),
            Claims.Today);
    }

    private static RegisterSnapshot Agreed(params Agreement[] agreements) => Valid.Register().WithAgreements(agreements);

    private static Bericht May(string eenheid, long tarief, Standaard standaard = Standaard.Ijw) =>
        Claims.Of(standaard, Claims.Line("2026-05-01", "2026-05-31", 5, eenheid, tarief, standaard: standaard));
}
