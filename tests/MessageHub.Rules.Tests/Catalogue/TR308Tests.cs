using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR308Tests
{
    private static readonly TestedRule Rule = new("TR308");

    [Theory]
    [EachFamily]
    public void A_product_period_ends_within_the_allocation(Standaard standaard)
    {
        var to17June = Valid.With(Valid.Toewijzing(standaard) with { Einddatum = new(2026, 6, 17) });
        var open = Valid.With(Valid.Toewijzing(standaard) with { Einddatum = null });
        Rule.Accepts("to the last day", Claims.Of(standaard, Line("2026-06-17", standaard)), to17June, Claims.Today);
        Rule.Rejects("to the day after", Claims.Of(standaard, Line("2026-06-18", standaard)), to17June, Claims.Today);
        Rule.Rejects("to the end of the month", Claims.Of(standaard, Line("2026-06-30", standaard)), to17June, Claims.Today);
        Rule.Accepts("an open-ended allocation has no last day", Claims.Of(standaard, Line("2026-06-30", standaard)), open, Claims.Today);
        Rule.Accepts(
            "unknown allocation: nothing to compare with",
            Claims.Of(standaard, Line("2026-06-30", standaard) with { ToewijzingNummer = 99999 }), to17June, Claims.Today);

        var debit = Claims.Earlier("R900", "2026-06-01", "2026-06-30", 5, standaard);
        Rule.Accepts(
            "a credit after the allocation was shortened",
            Claims.Of(standaard, Claims.CreditOf(debit)), to17June.WithPrestaties(debit), Claims.Today);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een productperiode eindigt niet na de einddatum van de toewijzing. Gevonden: ProductPeriode/Einddatum = 30-06-2026 (dit bericht); "
        + "Einddatum = 17-06-2026 (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Laat de productperiode eindigen op of voor "
        + "17-06-2026.",
        Claims.Of(Line("2026-06-30", Standaard.Ijw)),
        Valid.With(Valid.Toewijzing() with { Einddatum = new(2026, 6, 17) }),
        Claims.Today);

    private static Berichten.Model.Prestatie Line(string end, Standaard standaard) =>
        Claims.Line("2026-06-01", end, 5, standaard: standaard);
}
