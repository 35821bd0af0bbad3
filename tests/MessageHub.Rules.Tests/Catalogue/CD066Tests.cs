using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD066Tests
{
    private static readonly TestedRule Rule = new("CD066");

    private static readonly (string Reason, Verwijzer Verwijzer, Ruling Ruling)[] Cases =
    [
        ("02, code only", new() { Type = "02", ZorgverlenerCode = "12345678" }, Accepts),
        ("02, name only", new() { Type = "02", Naam = "A. Voorbeeld" }, Accepts),
        ("02, neither (CD067)", new() { Type = "02" }, Accepts),
        ("06, both (CD068)", new() { Type = "06", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, Accepts),
        ("02, both", new() { Type = "02", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, Rejects),
        ("03, both", new() { Type = "03", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, Rejects),
        ("04, both", new() { Type = "04", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, Rejects),
        ("05, both", new() { Type = "05", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_referrer_with_a_code_has_no_name(Standaard standaard, string reason)
    {
        var (_, verwijzer, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Valid.B315(standaard, Valid.AangevraagdProduct(standaard) with { Verwijzer = verwijzer }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verwijzer van type 02, 03, 04 of 05 met een zorgverlenercode heeft geen naam. Gevonden: Verwijzer/Type = 02 (dit "
        + "bericht); Verwijzer/ZorgverlenerCode = (niet getoond) (dit bericht); Verwijzer/Naam = (niet getoond) (dit bericht). Wat wel "
        + "kan: Laat Verwijzer/Naam weg.",
        Valid.B315(
            Standaard.Ijw,
            Valid.AangevraagdProduct() with { Verwijzer = new() { Type = "02", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" } }));
}
