using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS337Tests
{
    private static readonly TestedRule Rule = new("CS337");

    public static TheoryData<string, string, string, Ruling> Cases => new()
    {
        { "part of a month", "2026-04-08", "2026-04-30", Accepts },
        { "one day", "2026-04-08", "2026-04-08", Accepts },
        { "over the end of a month", "2026-04-15", "2026-05-14", Rejects },
        { "one day over the end of a month", "2026-04-01", "2026-05-01", Rejects },
        { "same month of another year", "2025-05-01", "2026-05-31", Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_product_period_stays_within_a_month(Standaard standaard, string reason, string begin, string end, Ruling ruling)
    {
        var prestatie = Valid.Prestatie(standaard) with { ProductPeriode = Valid.Period(begin, end) };
        Rule.Gives(ruling, reason, Valid.B323(standaard, prestatie));
        Rule.Accepts($"not on a 325: {reason}", Places.Answered(standaard, prestatie));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een productperiode begint en eindigt in dezelfde kalendermaand. Gevonden: ProductPeriode/Begindatum = 15-04-2026 (dit "
        + "bericht); ProductPeriode/Einddatum = 14-05-2026 (dit bericht). Wat wel kan: Declareer iedere kalendermaand op een eigen "
        + "regel.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2026-04-15", "2026-05-14") }));
}
