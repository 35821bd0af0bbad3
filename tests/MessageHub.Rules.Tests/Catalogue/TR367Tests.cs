using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR367Tests
{
    private const string Rule = "TR367";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_returned_line_repeats_the_claimed_line(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        var line = answer.Line();
        JudgingAnswers.Expect(Rule, false, "all equal", answer, claim);
        foreach (var (element, other) in new (string, Prestatie)[]
        {
            ("ToewijzingNummer", line with { ToewijzingNummer = 10073 }),
            ("ProductCategorie", line with { ProductCategorie = "46" }),
            ("ProductCode", line with { ProductCode = "45A03" }),
            ("ProductPeriode/Begindatum", line with { ProductPeriode = Valid.Period("2026-05-02", "2026-05-31") }),
            ("ProductPeriode/Einddatum", line with { ProductPeriode = Valid.Period("2026-05-01", "2026-05-30") }),
            ("GeleverdVolume", line with { GeleverdVolume = 6 }),
            ("Eenheid", line with { Eenheid = "01" }),
            ("ProductTarief", line with { ProductTarief = 8501 }),
            ("ProductTarief absent", line with { ProductTarief = null }),
            ("IngediendBedrag", line.WithBedrag(14000)),
        })
        {
            JudgingAnswers.Expect(Rule, true, element, answer.With(other), claim);
        }

        var unknown = line with { ProductReferentie = new() { ReferentieNummer = "R999" }, GeleverdVolume = 6 };
        JudgingAnswers.Expect(Rule, false, "a line the claim does not have is TR366", answer.With(unknown), claim);

        var euro = Claims.Line("2026-05-01", "2026-05-31", 42500, "83", standaard: standaard);
        JudgingAnswers.Expect(Rule, false, "absent equals absent", answer.With(euro with { RetourCodes = ["9369"] }), Valid.B323(standaard, euro));
    }

    [Fact]
    public void Explains_itself() => JudgingAnswers.ExpectExplanation(
        Rule,
        "Een prestatie in het antwoord heeft dezelfde inhoud als in de declaratie. Gevonden: GeleverdVolume = 6 (dit bericht); GeleverdVolume = 5 "
        + "(de 323 van 08-06-2026); IngediendBedrag/Bedrag = € 140,00 (dit bericht); IngediendBedrag/Bedrag = € 425,00 (de 323 van 08-06-2026). "
        + "Wat wel kan: Neem de prestatie ongewijzigd over uit de declaratie.",
        Valid.B325().With((Valid.B325().Line() with { GeleverdVolume = 6 }).WithBedrag(14000)),
        Valid.B323());
}
