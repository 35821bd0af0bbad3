using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD060Tests
{
    private static readonly TestedRule Rule = new("CD060");

    private static readonly (string Reason, string DebetCredit, string? Previous, Ruling Ruling)[] Cases =
    [
        ("debit without previous reference", "D", null, Accepts),
        ("credit with previous reference", "C", "R000", Accepts),
        ("debit with previous reference", "D", "R000", Rejects),
        ("credit without previous reference", "C", null, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Only_a_credit_names_the_line_it_takes_back(Standaard standaard, string reason)
    {
        var (_, debetCredit, previous, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, Line(standaard, debetCredit, previous)));
    }

    private static Prestatie Line(Standaard standaard, string debetCredit, string? previous) => Valid.Prestatie(standaard) with
    {
        ProductReferentie = new() { ReferentieNummer = "R001", VorigReferentieNummer = previous },
        IngediendBedrag = new() { Bedrag = 42500, DebetCredit = debetCredit },
    };

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een credit noemt de regel die wordt teruggenomen in VorigReferentieNummer, en een debet doet dat niet. Gevonden: "
        + "IngediendBedrag/DebetCredit = D (dit bericht); ProductReferentie/VorigReferentieNummer = R000 (dit bericht). Wat wel kan: "
        + "Laat VorigReferentieNummer weg.",
        Valid.B323(Standaard.Ijw, Line(Standaard.Ijw, "D", "R000")));
}
