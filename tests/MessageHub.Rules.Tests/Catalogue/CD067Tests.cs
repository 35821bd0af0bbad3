using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD067Tests
{
    private static readonly TestedRule Rule = new("CD067");

    private static readonly (string Reason, Verwijzer Verwijzer, Ruling Ruling)[] Cases =
    [
        ("02, name only", new() { Type = "02", Naam = "A. Voorbeeld" }, Accepts),
        ("02, code only", new() { Type = "02", ZorgverlenerCode = "12345678" }, Accepts),
        ("01, neither", new() { Type = "01" }, Accepts),
        ("06, neither", new() { Type = "06" }, Accepts),
        ("08, neither", new() { Type = "08" }, Accepts),
        ("02, neither", new() { Type = "02" }, Rejects),
        ("03, neither", new() { Type = "03" }, Rejects),
        ("04, neither", new() { Type = "04" }, Rejects),
        ("05, neither", new() { Type = "05" }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_referrer_without_a_code_has_a_name(Standaard standaard, string reason)
    {
        var (_, verwijzer, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Valid.B315(standaard, Valid.AangevraagdProduct(standaard) with { Verwijzer = verwijzer }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verwijzer van type 02, 03, 04 of 05 zonder zorgverlenercode heeft een naam. Gevonden: Verwijzer/Type = 02 (dit bericht); "
        + "Verwijzer/ZorgverlenerCode = (leeg) (dit bericht); Verwijzer/Naam = (leeg) (dit bericht). Wat wel kan: Vul "
        + "Verwijzer/ZorgverlenerCode of Verwijzer/Naam.",
        Valid.B315(Standaard.Ijw, Valid.AangevraagdProduct() with { Verwijzer = new() { Type = "02" } }));
}
