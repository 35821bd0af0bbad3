using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS325Tests
{
    private const string Rule = "CS325";

    private static readonly (string Reason, long Bedrag, string DebetCredit, bool Fails)[] Cases =
    [
        ("nothing, debit", 0, "D", false),
        ("one cent, debit", 1, "D", false),
        ("one cent, credit", 1, "C", false),
        ("nothing, credit", 0, "C", true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Nothing_is_debit(Standaard standaard)
    {
        foreach (var (reason, bedrag, debetCredit, fails) in Cases)
        {
            var total = new TotaalBedragMetDC { TotaalBedrag = bedrag, DebetCredit = debetCredit };
            var claim = Valid.B323(standaard);
            Judging.Expect(Rule, fails, $"323 total, {reason}", claim with { Declaratie = claim.Declaratie! with { TotaalIngediendBedrag = total } });
            Judging.Expect(Rule, fails, $"325 submitted, {reason}", Answer(standaard, a => a with { TotaalIngediendBedrag = total }));
            Judging.Expect(Rule, fails, $"325 granted, {reason}", Answer(standaard, a => a with { TotaalToegekendBedrag = total }));
            Judging.Expect(Rule, fails, $"325 both, {reason}", Answer(standaard, a => a with { TotaalIngediendBedrag = total, TotaalToegekendBedrag = total }));
            var prestatie = Valid.Prestatie(standaard) with { IngediendBedrag = new() { Bedrag = bedrag, DebetCredit = debetCredit } };
            foreach (var (place, bericht) in Places.Of(standaard, prestatie))
                Judging.Expect(Rule, fails, $"{place} line, {reason}", bericht);
        }
    }

    private static Bericht Answer(Standaard standaard, Func<DeclaratieAntwoord, DeclaratieAntwoord> change)
    {
        var bericht = Valid.B325(standaard);
        return bericht with { DeclaratieAntwoord = change(bericht.DeclaratieAntwoord!) };
    }

    [Fact]
    public void Explains_both_totals_of_an_answer()
    {
        var nothing = new TotaalBedragMetDC { TotaalBedrag = 0, DebetCredit = "C" };
        Judging.ExpectExplanation(
            Rule,
            "Een bedrag van nul is debet. Gevonden: TotaalIngediendBedrag = € 0,00 C (dit bericht); TotaalToegekendBedrag = € 0,00 C (dit bericht). "
            + "Wat wel kan: Zet DebetCredit op D.",
            Answer(Standaard.Ijw, a => a with { TotaalIngediendBedrag = nothing, TotaalToegekendBedrag = nothing }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een bedrag van nul is debet. Gevonden: IngediendBedrag = € 0,00 C (dit bericht). Wat wel kan: Zet DebetCredit op D.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { IngediendBedrag = new() { Bedrag = 0, DebetCredit = "C" } }));
}
