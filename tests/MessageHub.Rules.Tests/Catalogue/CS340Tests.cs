using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS340Tests
{
    private static readonly TestedRule Rule = new("CS340");

    public static TheoryData<string, string, string, Ruling> Cases => new()
    {
        { "a whole month", "2026-02-01", "2026-02-28", Accepts },
        { "February of a leap year", "2024-02-01", "2024-02-29", Accepts },
        { "December", "2025-12-01", "2025-12-31", Accepts },
        { "a day short", "2026-02-01", "2026-02-27", Rejects },
        { "leap day forgotten", "2024-02-01", "2024-02-28", Rejects },
        { "begins on the second", "2026-02-02", "2026-02-28", Rejects },
        { "two months", "2026-02-01", "2026-03-31", Rejects },
        { "first and last day of different years", "2025-02-01", "2026-02-28", Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_claim_is_about_a_whole_month(Standaard standaard, string reason, string begin, string end, Ruling ruling)
    {
        Rule.Gives(ruling, reason, Claim(standaard, Valid.Period(begin, end)));
    }

    private static Bericht Claim(Standaard standaard, GeslotenPeriode periode)
    {
        var bericht = Valid.B323(standaard);
        return bericht with { Declaratie = bericht.Declaratie! with { DeclaratiePeriode = periode } };
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een declaratieperiode is precies een hele kalendermaand. Gevonden: DeclaratiePeriode/Begindatum = 01-02-2026 (dit bericht); "
        + "DeclaratiePeriode/Einddatum = 27-02-2026 (dit bericht). Wat wel kan: Zet DeclaratiePeriode op 01-02-2026 tot en met "
        + "28-02-2026.",
        Claim(Standaard.Ijw, Valid.Period("2026-02-01", "2026-02-27")));
}
