using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS340Tests
{
    private const string Rule = "CS340";

    public static TheoryData<string, string, string, bool> Cases => new()
    {
        { "a whole month", "2026-02-01", "2026-02-28", false },
        { "February of a leap year", "2024-02-01", "2024-02-29", false },
        { "December", "2025-12-01", "2025-12-31", false },
        { "a day short", "2026-02-01", "2026-02-27", true },
        { "leap day forgotten", "2024-02-01", "2024-02-28", true },
        { "begins on the second", "2026-02-02", "2026-02-28", true },
        { "two months", "2026-02-01", "2026-03-31", true },
        { "first and last day of different years", "2025-02-01", "2026-02-28", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_claim_is_about_a_whole_month(string reason, string begin, string end, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            Judging.Expect(Rule, fails, reason, Claim(standaard, Valid.Period(begin, end)));
        }
    }

    private static Bericht Claim(Standaard standaard, GeslotenPeriode periode)
    {
        var bericht = Valid.B323(standaard);
        return bericht with { Declaratie = bericht.Declaratie! with { DeclaratiePeriode = periode } };
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een declaratieperiode is precies een hele kalendermaand. Gevonden: DeclaratiePeriode/Begindatum = 01-02-2026 (dit bericht); "
        + "DeclaratiePeriode/Einddatum = 27-02-2026 (dit bericht). Wat wel kan: Zet DeclaratiePeriode op 01-02-2026 tot en met "
        + "28-02-2026.",
        Claim(Standaard.Ijw, Valid.Period("2026-02-01", "2026-02-27")));
}
