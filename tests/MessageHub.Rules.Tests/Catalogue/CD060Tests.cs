using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD060Tests
{
    private const string Rule = "CD060";

    private static readonly (string Reason, string DebetCredit, string? Previous, bool Fails)[] Cases =
    [
        ("debit without previous reference", "D", null, false),
        ("credit with previous reference", "C", "R000", false),
        ("debit with previous reference", "D", "R000", true),
        ("credit without previous reference", "C", null, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Only_a_credit_names_the_line_it_takes_back(Standaard standaard)
    {
        foreach (var (reason, debetCredit, previous, fails) in Cases)
        {
            foreach (var (place, bericht) in Places.Of(standaard, Line(standaard, debetCredit, previous)))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }
    }

    private static Prestatie Line(Standaard standaard, string debetCredit, string? previous) => Valid.Prestatie(standaard) with
    {
        ProductReferentie = new() { ReferentieNummer = "R001", VorigReferentieNummer = previous },
        IngediendBedrag = new() { Bedrag = 42500, DebetCredit = debetCredit },
    };

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een credit noemt de regel die wordt teruggenomen in VorigReferentieNummer, en een debet doet dat niet. Gevonden: "
        + "IngediendBedrag/DebetCredit = D (dit bericht); ProductReferentie/VorigReferentieNummer = R000 (dit bericht). Wat wel kan: "
        + "Laat VorigReferentieNummer weg.",
        Valid.B323(Standaard.Ijw, Line(Standaard.Ijw, "D", "R000")));
}
