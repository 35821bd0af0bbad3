using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR369Tests
{
    private static readonly TestedRule Rule = new("TR369");

    [Theory]
    [EachFamily]
    public void The_total_fits_the_budget(Standaard standaard)
    {
        var register = Budget(standaard, 500000);
        var granted = Claims.Earlier("R901", "2026-04-01", "2026-04-30", 10, standaard) with { Bedrag = 200000 };
        Expect(Accepts, "a budget to the cent", 500000, register);
        Expect(Rejects, "one cent more", 500001, register);
        Expect(Accepts, "200000 and 300000", 300000, register.WithPrestaties(granted));
        Expect(Rejects, "200000 and 300001", 300001, register.WithPrestaties(granted));
        Expect(Accepts, "a credited line does not count", 500000, register.WithPrestaties(granted, granted.Credited()));
        Expect(Accepts, "a line that waits is not granted", 500000, register.WithPrestaties(granted with { State = PrestatieState.Held }));
        Expect(Rejects, "a budget that went down binds new lines", 1, Budget(standaard, 100000).WithPrestaties(granted));
        Expect(Accepts, "no budget", 500001, Valid.With(Valid.Toewijzing(standaard) with { Omvang = null }));

        var hours = Claims.Of(standaard, Claims.Line("2026-05-01", "2026-05-31", 50, "04", 10001, standaard: standaard));
        Rule.Rejects("50 hours: the amount counts, not the volume (R-027)", hours, register, Claims.Today);

        void Expect(Ruling ruling, string reason, long cents, RegisterSnapshot snapshot) => Rule.Gives(
            ruling, reason,
            Claims.Of(standaard, Claims.Line("2026-05-01", "2026-05-31", cents, "83", standaard: standaard)), snapshot, Claims.Today);
    }

    [Fact]
    public void Does_not_apply()
    {
        var debit = Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5) with { Bedrag = 500001 };
        Rule.Accepts(
            "a credit", Claims.Of(Claims.CreditOf(debit)), Budget(Standaard.Ijw, 100).WithPrestaties(debit), Claims.Today);
        Rule.Accepts(
            "an unknown allocation", Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 5) with { ToewijzingNummer = 99999 }),
            Budget(Standaard.Ijw, 100), Claims.Today);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Alle prestaties op een toewijzing samen passen binnen het budget. Gevonden: Bedrag = € 3.000,01 (dit bericht); bedrag van andere "
        + "prestaties = "
        + "€ 2.000,00 (toegekende prestaties en dit bericht); Budget = € 5.000,00 (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: "
        + "Declareer op "
        + "deze toewijzing nog hoogstens € 3.000,00.",
        Claims.Of(Claims.Line("2026-05-01", "2026-05-31", 300001, "83")),
        Budget(Standaard.Ijw, 500000).WithPrestaties(Claims.Earlier("R901", "2026-04-01", "2026-04-30", 10) with { Bedrag = 200000 }),
        Claims.Today);

    private static RegisterSnapshot Budget(Standaard standaard, long cents) =>
        Valid.With(Valid.Toewijzing(standaard) with { Product = null, Omvang = null, Budget = cents });
}
