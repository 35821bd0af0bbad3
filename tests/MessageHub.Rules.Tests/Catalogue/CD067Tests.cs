using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD067Tests
{
    private const string Rule = "CD067";

    private static readonly (string Reason, Verwijzer Verwijzer, bool Fails)[] Cases =
    [
        ("02, name only", new() { Type = "02", Naam = "A. Voorbeeld" }, false),
        ("02, code only", new() { Type = "02", ZorgverlenerCode = "12345678" }, false),
        ("01, neither", new() { Type = "01" }, false),
        ("06, neither", new() { Type = "06" }, false),
        ("08, neither", new() { Type = "08" }, false),
        ("02, neither", new() { Type = "02" }, true),
        ("03, neither", new() { Type = "03" }, true),
        ("04, neither", new() { Type = "04" }, true),
        ("05, neither", new() { Type = "05" }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_referrer_without_a_code_has_a_name(Standaard standaard)
    {
        foreach (var (reason, verwijzer, fails) in Cases)
            Judging.Expect(Rule, fails, reason, Valid.B315(standaard, Valid.AangevraagdProduct(standaard) with { Verwijzer = verwijzer }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een verwijzer van type 02, 03, 04 of 05 zonder zorgverlenercode heeft een naam. Gevonden: Verwijzer/Type = 02 (dit bericht); "
        + "Verwijzer/ZorgverlenerCode = (leeg) (dit bericht); Verwijzer/Naam = (leeg) (dit bericht). Wat wel kan: Vul "
        + "Verwijzer/ZorgverlenerCode of Verwijzer/Naam.",
        Valid.B315(Standaard.Ijw, Valid.AangevraagdProduct() with { Verwijzer = new() { Type = "02" } }));
}
