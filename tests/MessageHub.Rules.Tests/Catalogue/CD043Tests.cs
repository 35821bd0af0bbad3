using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD043Tests
{
    private static readonly TestedRule Rule = new("CD043");

    private static readonly (string Reason, long? Nummer, DateOnly? Ingangsdatum, Ruling Ruling)[] Cases =
    [
        ("both", 123, new(2026, 1, 1), Accepts),
        ("neither", null, null, Accepts),
        ("number only", 123, null, Rejects),
        ("first day only", null, new(2026, 1, 1), Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_decision_has_a_number_and_a_first_day(Standaard standaard, string reason)
    {
        var (_, nummer, ingangsdatum, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Valid.B315(
            standaard, Valid.AangevraagdProduct(standaard) with { BeschikkingNummer = nummer, BeschikkingIngangsdatum = ingangsdatum }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Het beschikkingnummer en de ingangsdatum van de beschikking zijn allebei gevuld of allebei leeg. Gevonden: BeschikkingNummer "
        + "= 123 (dit bericht); BeschikkingIngangsdatum = (leeg) (dit bericht). Wat wel kan: Vul BeschikkingIngangsdatum, of laat "
        + "BeschikkingNummer weg.",
        Valid.B315(Standaard.Ijw, Valid.AangevraagdProduct() with { BeschikkingNummer = 123 }));
}
