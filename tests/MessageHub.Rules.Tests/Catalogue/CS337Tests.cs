using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS337Tests
{
    private const string Rule = "CS337";

    public static TheoryData<string, string, string, bool> Cases => new()
    {
        { "part of a month", "2026-04-08", "2026-04-30", false },
        { "one day", "2026-04-08", "2026-04-08", false },
        { "over the end of a month", "2026-04-15", "2026-05-14", true },
        { "one day over the end of a month", "2026-04-01", "2026-05-01", true },
        { "same month of another year", "2025-05-01", "2026-05-31", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_product_period_stays_within_a_month(string reason, string begin, string end, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var prestatie = Valid.Prestatie(standaard) with { ProductPeriode = Valid.Period(begin, end) };
            Judging.Expect(Rule, fails, reason, Valid.B323(standaard, prestatie));
            Judging.Expect(Rule, false, $"not on a 325: {reason}", Places.Answered(standaard, prestatie));
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een productperiode begint en eindigt in dezelfde kalendermaand. Gevonden: ProductPeriode/Begindatum = 15-04-2026 (dit "
        + "bericht); ProductPeriode/Einddatum = 14-05-2026 (dit bericht). Wat wel kan: Declareer iedere kalendermaand op een eigen "
        + "regel.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2026-04-15", "2026-05-14") }));
}
