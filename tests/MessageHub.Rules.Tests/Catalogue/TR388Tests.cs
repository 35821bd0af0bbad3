using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR388Tests
{
    private static readonly TestedRule Rule = new("TR388");

    public static TheoryData<string, string, string, Ruling> Cases => new()
    {
        // reason, first and last day of the ProductPeriode, ruling
        { "the last day of the first month", "2026-04-08", "2026-04-30", Accepts },
        { "the last day of a full month", "2026-05-01", "2026-05-31", Accepts },
        { "the last day of the allocation", "2026-06-01", "2026-06-17", Accepts },
        { "a day before the last of the month", "2026-04-08", "2026-04-29", Rejects },
        { "a day before the end of the allocation", "2026-06-01", "2026-06-16", Rejects },
        { "the last of the last month (TR308 as well)", "2026-06-01", "2026-06-30", Rejects },
        { "a whole month after the allocation is TR308 alone", "2026-07-01", "2026-07-31", Accepts },
        { "the same month a year before", "2025-06-01", "2025-06-30", Accepts },
        { "February has 28 days in 2026", "2026-02-01", "2026-02-28", Accepts },
        { "and 29 in 2024", "2024-02-01", "2024-02-28", Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_product_period_ends_on_the_expected_day(Standaard standaard, string reason, string begin, string end, Ruling ruling)
    {
        Rule.Gives(
            ruling, reason, Claims.Of(standaard, Claims.Line(begin, end, 5, standaard: standaard)), Register(standaard), Claims.Today);
    }

    [Fact]
    public void An_open_ended_allocation_asks_for_whole_months()
    {
        var open = Valid.With(Valid.Toewijzing() with { Einddatum = null });
        Rule.Accepts("to the end of the month", Claims.Of(Claims.Line("2026-06-01", "2026-06-30", 5)), open, Claims.Today);
        Rule.Rejects("to the 17th", Claims.Of(Claims.Line("2026-06-01", "2026-06-17", 5)), open, Claims.Today);
    }

    [Fact]
    public void A_credit_is_not_held_against_the_allocation()
    {
        var debit = Claims.Earlier("R900", "2026-06-01", "2026-06-30", 5);
        Rule.Accepts("credit", Claims.Of(Claims.CreditOf(debit)), Register(Standaard.Ijw).WithPrestaties(debit), Claims.Today);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een productperiode eindigt op de laatste dag van de maand, of op de einddatum van de toewijzing als die eerder in die maand ligt. "
        + "Gevonden: ProductPeriode/Einddatum = 30-06-2026 (dit bericht); Einddatum = 17-06-2026 (de 301 van 15-12-2025 (toewijzing "
        + "10072)). "
        + "Wat wel kan: Laat de productperiode eindigen op 17-06-2026.",
        Claims.Of(Claims.Line("2026-06-01", "2026-06-30", 5)),
        Register(Standaard.Ijw),
        Claims.Today);

    private static RegisterSnapshot Register(Standaard standaard) =>
        Valid.With(Valid.Toewijzing(standaard) with { Ingangsdatum = new(2026, 4, 8), Einddatum = new(2026, 6, 17) });
}
