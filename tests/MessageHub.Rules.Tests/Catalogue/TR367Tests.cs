using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR367Tests
{
    private static readonly TestedRule Rule = new("TR367");

    [Theory]
    [EachFamily]
    public void A_returned_line_repeats_the_claimed_line(Standaard standaard)
    {
        var (answer, claim) = (Valid.B325(standaard), Valid.B323(standaard));
        var line = answer.Line();
        Rule.AcceptsAnswer("all equal", answer, claim);
        var unknown = line with { ProductReferentie = new() { ReferentieNummer = "R999" }, GeleverdVolume = 6 };
        Rule.AcceptsAnswer("a line the claim does not have is TR366", answer.With(unknown), claim);

        var euro = Claims.Line("2026-05-01", "2026-05-31", 42500, "83", standaard: standaard);
        Rule.AcceptsAnswer("absent equals absent", answer.With(euro with { RetourCodes = ["9369"] }), Valid.B323(standaard, euro));
    }

    private static readonly (string Element, Func<Prestatie, Prestatie> Change)[] Differences =
    [
        ("ToewijzingNummer", l => l with { ToewijzingNummer = 10073 }),
        ("ProductCategorie", l => l with { ProductCategorie = "46" }),
        ("ProductCode", l => l with { ProductCode = "45A03" }),
        ("ProductPeriode/Begindatum", l => l with { ProductPeriode = Valid.Period("2026-05-02", "2026-05-31") }),
        ("ProductPeriode/Einddatum", l => l with { ProductPeriode = Valid.Period("2026-05-01", "2026-05-30") }),
        ("GeleverdVolume", l => l with { GeleverdVolume = 6 }),
        ("Eenheid", l => l with { Eenheid = "01" }),
        ("ProductTarief", l => l with { ProductTarief = 8501 }),
        ("ProductTarief absent", l => l with { ProductTarief = null }),
        ("IngediendBedrag", l => l.WithBedrag(14000)),
    ];

    [Theory]
    [EachFamilyOf(nameof(Differences))]
    public void Any_difference_fails(Standaard standaard, string element)
    {
        var answer = Valid.B325(standaard);
        Rule.RejectsAnswer(
            element, answer.With(Differences.Single(d => d.Element == element).Change(answer.Line())), Valid.B323(standaard));
    }

    [Fact]
    public void Explains_itself() => Rule.ExplainsAnswer(
        "Een prestatie in het antwoord heeft dezelfde inhoud als in de declaratie. Gevonden: GeleverdVolume = 6 (dit bericht); "
        + "GeleverdVolume = 5 "
        + "(de 323 van 08-06-2026); IngediendBedrag/Bedrag = € 140,00 (dit bericht); IngediendBedrag/Bedrag = € 425,00 (de 323 van "
        + "08-06-2026). "
        + "Wat wel kan: Neem de prestatie ongewijzigd over uit de declaratie.",
        Valid.B325().With((Valid.B325().Line() with { GeleverdVolume = 6 }).WithBedrag(14000)),
        Valid.B323());
}
