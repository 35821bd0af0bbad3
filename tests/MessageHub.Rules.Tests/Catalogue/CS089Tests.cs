using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS089Tests
{
    private const string Rule = "CS089";

    private static readonly (string Reason, string? Postcode, string Land, bool Fails)[] Cases =
    [
        ("capitals", "9999XX", "NL", false),
        ("small letters (R-036)", "9999xx", "NL", false),
        ("lowest first digit", "1000AA", "NL", false),
        ("absent (CD005)", null, "NL", false),
        ("another country", "B-1000", "BE", false),
        ("a space", "9999 XX", "NL", true),
        ("first digit 0", "0123AB", "NL", true),
        ("another form", "B-1000", "NL", true),
        ("one letter", "9999X", "NL", true),
        ("three letters", "9999XXX", "NL", true),
        ("digits only", "999999", "NL", true),
        ("a letter among the digits", "99A9XX", "NL", true),
        ("a letter with an accent", "9999XÉ", "NL", true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_Dutch_postcode_has_its_form(Standaard standaard)
    {
        foreach (var (reason, postcode, land, fails) in Cases)
        {
            var adres = new Adres { Huis = new() { Huisnummer = 5 }, Postcode = postcode, LandCode = land };
            foreach (var (place, bericht) in Places.Of(standaard, Valid.Contact() with { Adres = adres }))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een postcode bij landcode NL is vier cijfers, niet beginnend met 0, en twee letters, zonder spatie. Gevonden: Adres/LandCode "
        + "= NL (dit bericht); Adres/Postcode = (niet getoond) (dit bericht). Wat wel kan: Schrijf Postcode als 1234AB.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Postcode = "9999 XX", LandCode = "NL" } }] }));
}
