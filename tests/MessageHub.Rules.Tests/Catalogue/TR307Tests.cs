using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR307Tests
{
    private static readonly TestedRule Rule = new("TR307");

    [Theory]
    [EachFamily]
    public void A_product_period_starts_within_the_allocation(Standaard standaard)
    {
        var from8May = Valid.With(Valid.Toewijzing(standaard) with { Ingangsdatum = new(2026, 5, 8) });
        Rule.Accepts("from the first day", Claims.Of(standaard, Line("2026-05-08", standaard)), from8May, Claims.Today);
        Rule.Rejects("from the day before", Claims.Of(standaard, Line("2026-05-07", standaard)), from8May, Claims.Today);
        Rule.Rejects("from the first of the month", Claims.Of(standaard, Line("2026-05-01", standaard)), from8May, Claims.Today);
        Rule.Accepts("a month later", Claims.Of(standaard, Line("2026-05-01", standaard)), Valid.Register(standaard), Claims.Today);
        Rule.Accepts(
            "unknown allocation: nothing to compare with",
            Claims.Of(standaard, Line("2026-05-01", standaard) with { ToewijzingNummer = 99999 }), from8May, Claims.Today);

        var debit = Claims.Earlier("R900", "2026-05-01", "2026-05-31", 5, standaard);
        Rule.Accepts(
            "a credit is not held against the allocation",
            Claims.Of(standaard, Claims.CreditOf(debit)), from8May.WithPrestaties(debit), Claims.Today);
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een productperiode begint niet voor de ingangsdatum van de toewijzing. Gevonden: ProductPeriode/Begindatum = 01-05-2026 (dit "
        + "bericht); "
        + "Ingangsdatum = 08-05-2026 (de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Laat de productperiode beginnen op of na "
        + "08-05-2026.",
        Valid.B323(),
        Valid.With(Valid.Toewijzing() with { Ingangsdatum = new(2026, 5, 8) }));

    private static Berichten.Model.Prestatie Line(string begin, Standaard standaard) =>
        Claims.Line(begin, "2026-05-31", 5, standaard: standaard);
}
