using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD066Tests
{
    private const string Rule = "CD066";

    private static readonly (string Reason, Verwijzer Verwijzer, bool Fails)[] Cases =
    [
        ("02, code only", new() { Type = "02", ZorgverlenerCode = "12345678" }, false),
        ("02, name only", new() { Type = "02", Naam = "A. Voorbeeld" }, false),
        ("02, neither (CD067)", new() { Type = "02" }, false),
        ("06, both (CD068)", new() { Type = "06", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, false),
        ("02, both", new() { Type = "02", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, true),
        ("03, both", new() { Type = "03", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, true),
        ("04, both", new() { Type = "04", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, true),
        ("05, both", new() { Type = "05", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_referrer_with_a_code_has_no_name(Standaard standaard)
    {
        foreach (var (reason, verwijzer, fails) in Cases)
            Judging.Expect(Rule, fails, reason, Valid.B315(standaard, Valid.AangevraagdProduct(standaard) with { Verwijzer = verwijzer }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een verwijzer van type 02, 03, 04 of 05 met een zorgverlenercode heeft geen naam. Gevonden: Verwijzer/Type = 02 (dit "
        + "bericht); Verwijzer/ZorgverlenerCode = (niet getoond) (dit bericht); Verwijzer/Naam = (niet getoond) (dit bericht). Wat wel "
        + "kan: Laat Verwijzer/Naam weg.",
        Valid.B315(
            Standaard.Ijw,
            Valid.AangevraagdProduct() with { Verwijzer = new() { Type = "02", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" } }));
}
