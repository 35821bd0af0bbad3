using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS100Tests
{
    private const string Rule = "CS100";

    public static TheoryData<string, string, string, bool> Cases => new()
    {
        { "first day of 2021", "2021-01-01", "2021-01-31", false },
        { "last month of 2020", "2020-12-01", "2020-12-31", true },
        { "begins on the last day of 2020", "2020-12-31", "2021-01-31", true },
        { "ends in 2020", "2021-01-01", "2020-12-31", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_claim_starts_in_2021(string reason, string begin, string end, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var periode = Valid.Period(begin, end);
            Judging.Expect(Rule, fails, $"DeclaratiePeriode, {reason}", Claim(standaard, periode));
            Judging.Expect(Rule, fails, $"ProductPeriode, {reason}", Valid.B323(standaard, Valid.Prestatie(standaard) with { ProductPeriode = periode }));
            Judging.Expect(Rule, false, $"not on a 325: {reason}", Places.Answered(standaard, Valid.Prestatie(standaard) with { ProductPeriode = periode }));
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
        "Een declaratieperiode of productperiode ligt niet voor 01-01-2021. Gevonden: ProductPeriode/Begindatum = 01-12-2020 (dit "
        + "bericht); ProductPeriode/Einddatum = 31-12-2020 (dit bericht); vroegste dag = 01-01-2021 (de standaard). Wat wel kan: "
        + "Declareer een ProductPeriode vanaf 01-01-2021.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2020-12-01", "2020-12-31") }));
}
