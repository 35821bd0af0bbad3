using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS325Tests
{
    private static readonly TestedRule Rule = new("CS325");

    private static readonly (string Reason, long Bedrag, string DebetCredit, Ruling Ruling)[] Cases =
    [
        ("nothing, debit", 0, "D", Accepts),
        ("one cent, debit", 1, "D", Accepts),
        ("one cent, credit", 1, "C", Accepts),
        ("nothing, credit", 0, "C", Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Nothing_is_debit(Standaard standaard, string reason)
    {
        var (_, bedrag, debetCredit, ruling) = Cases.Single(c => c.Reason == reason);
        var total = new TotaalBedragMetDC { TotaalBedrag = bedrag, DebetCredit = debetCredit };
        var claim = Valid.B323(standaard);
        Rule.Gives(ruling, $"323 total, {reason}", claim with { Declaratie = claim.Declaratie! with { TotaalIngediendBedrag = total } });
        Rule.Gives(ruling, $"325 submitted, {reason}", Answer(standaard, a => a with { TotaalIngediendBedrag = total }));
        Rule.Gives(ruling, $"325 granted, {reason}", Answer(standaard, a => a with { TotaalToegekendBedrag = total }));
        Rule.Gives(
            ruling, $"325 both, {reason}", Answer(standaard, a => a with { TotaalIngediendBedrag = total, TotaalToegekendBedrag = total }));
        var prestatie = Valid.Prestatie(standaard) with { IngediendBedrag = new() { Bedrag = bedrag, DebetCredit = debetCredit } };
        Rule.Gives(ruling, $"line, {reason}", Places.Of(standaard, prestatie));
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
        Rule.Explains(
            "Een bedrag van nul is debet. Gevonden: TotaalIngediendBedrag = € 0,00 C (dit bericht); TotaalToegekendBedrag = € 0,00 C (dit "
            + "bericht). "
            + "Wat wel kan: Zet DebetCredit op D.",
            Answer(Standaard.Ijw, a => a with { TotaalIngediendBedrag = nothing, TotaalToegekendBedrag = nothing }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een bedrag van nul is debet. Gevonden: IngediendBedrag = € 0,00 C (dit bericht). Wat wel kan: Zet DebetCredit op D.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { IngediendBedrag = new() { Bedrag = 0, DebetCredit = "C" } }));
}
