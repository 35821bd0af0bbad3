using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS089Tests
{
    private static readonly TestedRule Rule = new("CS089");

    private static readonly (string Reason, string? Postcode, string Land, Ruling Ruling)[] Cases =
    [
        ("capitals", "9999XX", "NL", Accepts),
        ("small letters (R-036)", "9999xx", "NL", Accepts),
        ("lowest first digit", "1000AA", "NL", Accepts),
        ("absent (CD005)", null, "NL", Accepts),
        ("another country", "B-1000", "BE", Accepts),
        ("a space", "9999 XX", "NL", Rejects),
        ("first digit 0", "0123AB", "NL", Rejects),
        ("another form", "B-1000", "NL", Rejects),
        ("one letter", "9999X", "NL", Rejects),
        ("three letters", "9999XXX", "NL", Rejects),
        ("digits only", "999999", "NL", Rejects),
        ("a letter among the digits", "99A9XX", "NL", Rejects),
        ("a letter with an accent", "9999XÉ", "NL", Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_Dutch_postcode_has_its_form(Standaard standaard, string reason)
    {
        var (_, postcode, land, ruling) = Cases.Single(c => c.Reason == reason);
        var adres = new Adres { Huis = new() { Huisnummer = 5 }, Postcode = postcode, LandCode = land };
        Rule.Gives(ruling, reason, Places.Of(standaard, Valid.Contact() with { Adres = adres }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een postcode bij landcode NL is vier cijfers, niet beginnend met 0, en twee letters, zonder spatie. Gevonden: Adres/LandCode "
        + "= NL (dit bericht); Adres/Postcode = (niet getoond) (dit bericht). Wat wel kan: Schrijf Postcode als 1234AB.",
        Places.On301(
            Standaard.Ijw,
            c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Postcode = "9999 XX", LandCode = "NL" } }] }));
}
