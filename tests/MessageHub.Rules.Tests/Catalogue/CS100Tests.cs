using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS100Tests
{
    private static readonly TestedRule Rule = new("CS100");

    public static TheoryData<string, string, string, Ruling> Cases => new()
    {
        { "first day of 2021", "2021-01-01", "2021-01-31", Accepts },
        { "last month of 2020", "2020-12-01", "2020-12-31", Rejects },
        { "begins on the last day of 2020", "2020-12-31", "2021-01-31", Rejects },
        { "ends in 2020", "2021-01-01", "2020-12-31", Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_claim_starts_in_2021(Standaard standaard, string reason, string begin, string end, Ruling ruling)
    {
        var periode = Valid.Period(begin, end);
        Rule.Gives(ruling, $"DeclaratiePeriode, {reason}", Claim(standaard, periode));
        Rule.Gives(
            ruling, $"ProductPeriode, {reason}", Valid.B323(standaard, Valid.Prestatie(standaard) with { ProductPeriode = periode }));
        Rule.Accepts($"not on a 325: {reason}", Places.Answered(standaard, Valid.Prestatie(standaard) with { ProductPeriode = periode }));
    }

    private static Bericht Claim(Standaard standaard, GeslotenPeriode periode)
    {
        var bericht = Valid.B323(standaard);
        return bericht with { Declaratie = bericht.Declaratie! with { DeclaratiePeriode = periode } };
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een declaratieperiode of productperiode ligt niet voor 01-01-2021. Gevonden: ProductPeriode/Begindatum = 01-12-2020 (dit "
        + "bericht); ProductPeriode/Einddatum = 31-12-2020 (dit bericht); vroegste dag = 01-01-2021 (de standaard). Wat wel kan: "
        + "Declareer een ProductPeriode vanaf 01-01-2021.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { ProductPeriode = Valid.Period("2020-12-01", "2020-12-31") }));
}
