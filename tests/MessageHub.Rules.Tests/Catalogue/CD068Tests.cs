using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD068Tests
{
    private static readonly TestedRule Rule = new("CD068");

    private static readonly (string Reason, Verwijzer Verwijzer, Ruling Ruling)[] Cases =
    [
        ("01 alone", new() { Type = "01" }, Accepts),
        ("06 with a name", new() { Type = "06", Naam = "A. Voorbeeld" }, Accepts),
        ("02 with a code", new() { Type = "02", ZorgverlenerCode = "12345678" }, Accepts),
        ("05 with a code", new() { Type = "05", ZorgverlenerCode = "12345678" }, Accepts),
        ("01 with a code", new() { Type = "01", ZorgverlenerCode = "12345678" }, Rejects),
        ("06 with a code", new() { Type = "06", ZorgverlenerCode = "12345678" }, Rejects),
        ("08 with a code and a name", new() { Type = "08", ZorgverlenerCode = "12345678", Naam = "A. Voorbeeld" }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Some_referrers_have_no_code(Standaard standaard, string reason)
    {
        var (_, verwijzer, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Valid.B315(standaard, Valid.AangevraagdProduct(standaard) with { Verwijzer = verwijzer }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verwijzer van type 01, 06 of 08 heeft geen zorgverlenercode. Gevonden: Verwijzer/Type = 06 (dit bericht); "
        + "Verwijzer/ZorgverlenerCode = (niet getoond) (dit bericht). Wat wel kan: Laat Verwijzer/ZorgverlenerCode weg.",
        Valid.B315(Standaard.Ijw, Valid.AangevraagdProduct() with { Verwijzer = new() { Type = "06", ZorgverlenerCode = "12345678" } }));
}
