using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD043Tests
{
    private const string Rule = "CD043";

    private static readonly (string Reason, long? Nummer, DateOnly? Ingangsdatum, bool Fails)[] Cases =
    [
        ("both", 123, new(2026, 1, 1), false),
        ("neither", null, null, false),
        ("number only", 123, null, true),
        ("first day only", null, new(2026, 1, 1), true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_decision_has_a_number_and_a_first_day(Standaard standaard)
    {
        foreach (var (reason, nummer, ingangsdatum, fails) in Cases)
        {
            Judging.Expect(Rule, fails, reason, Valid.B315(
                standaard, Valid.AangevraagdProduct(standaard) with { BeschikkingNummer = nummer, BeschikkingIngangsdatum = ingangsdatum }));
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Het beschikkingnummer en de ingangsdatum van de beschikking zijn allebei gevuld of allebei leeg. Gevonden: BeschikkingNummer "
        + "= 123 (dit bericht); BeschikkingIngangsdatum = (leeg) (dit bericht). Wat wel kan: Vul BeschikkingIngangsdatum, of laat "
        + "BeschikkingNummer weg.",
        Valid.B315(Standaard.Ijw, Valid.AangevraagdProduct() with { BeschikkingNummer = 123 }));
}
