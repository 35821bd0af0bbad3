using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR387Tests
{
    private static readonly TestedRule Rule = new("TR387");

    public static TheoryData<string, string, string, Ruling> Cases => new()
    {
        // reason, first and last day of the ProductPeriode, ruling
        { "the first day of the allocation", "2026-04-08", "2026-04-30", Accepts },
        { "the first of a later month", "2026-05-01", "2026-05-31", Accepts },
        { "the first of the last month", "2026-06-01", "2026-06-17", Accepts },
        { "a day after the first day of the allocation", "2026-04-09", "2026-04-30", Rejects },
        { "the first of the first month (TR307 as well)", "2026-04-01", "2026-04-30", Rejects },
        { "halfway a later month", "2026-05-15", "2026-05-31", Rejects },
        { "the second of a later month", "2026-05-02", "2026-05-31", Rejects },
        { "a whole month before the allocation is TR307 alone", "2026-03-01", "2026-03-31", Accepts },
        { "the same month a year before", "2025-04-01", "2025-04-30", Accepts },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_product_period_begins_on_the_expected_day(Standaard standaard, string reason, string begin, string end, Ruling ruling)
    {
        Rule.Gives(
            ruling, reason, Claims.Of(standaard, Claims.Line(begin, end, 5, standaard: standaard)), Register(standaard), Claims.Today);
    }

    [Fact]
    public void A_line_never_spans_two_allocations()
    {
        var first = Valid.Toewijzing() with { Nummer = 10081, Ingangsdatum = new(2026, 3, 1), Einddatum = new(2026, 3, 9) };
        var second = Valid.Toewijzing() with { Nummer = 10082, Ingangsdatum = new(2026, 3, 23), Einddatum = new(2026, 3, 31) };
        var claim = Claims.Of(
            Claims.Line("2026-03-01", "2026-03-09", 1, referentie: "R001") with { ToewijzingNummer = 10081 },
            Claims.Line("2026-03-23", "2026-03-31", 1, referentie: "R002") with { ToewijzingNummer = 10082 });
        Rule.Accepts("two lines (IV084)", claim, Valid.With(first, second), Claims.Today);
        Rule.Rejects(
            "the whole month on the second", Claims.Of(Claims.Line("2026-03-01", "2026-03-31", 1) with { ToewijzingNummer = 10082 }),
            Valid.With(first, second), Claims.Today);
    }

    [Fact]
    public void A_credit_is_not_held_against_the_allocation()
    {
        var debit = Claims.Earlier("R900", "2026-05-15", "2026-05-31", 5);
        Rule.Accepts("credit", Claims.Of(Claims.CreditOf(debit)), Register(Standaard.Ijw).WithPrestaties(debit), Claims.Today);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een productperiode begint op de eerste dag van de maand, of op de ingangsdatum van de toewijzing als die later in die maand ligt. "
        + "Gevonden: ProductPeriode/Begindatum = 01-04-2026 (dit bericht); Ingangsdatum = 08-04-2026 (de 301 van 15-12-2025 (toewijzing "
        + "10072)). "
        + "Wat wel kan: Laat de productperiode beginnen op 08-04-2026.",
        Claims.Of(Claims.Line("2026-04-01", "2026-04-30", 5)),
        Register(Standaard.Ijw),
        Claims.Today);

    private static RegisterSnapshot Register(Standaard standaard) =>
        Valid.With(Valid.Toewijzing(standaard) with { Ingangsdatum = new(2026, 4, 8), Einddatum = new(2026, 6, 17) });
}
