using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD005Tests
{
    private static readonly TestedRule Rule = new("CD005");

    private static readonly Huis House = new() { Huisnummer = 5 };

    private static readonly (string Reason, Adres? Adres, Ruling Ruling)[] Cases =
    [
        ("postcode and country", new() { Huis = House, Postcode = "9999XX", LandCode = "NL" }, Accepts),
        ("neither", new() { Plaatsnaam = "Testdorp" }, Accepts),
        ("no address at all", null, Accepts),
        ("country without postcode", new() { Huis = House, LandCode = "NL" }, Rejects),
        ("foreign country without postcode", new() { LandCode = "BE" }, Rejects),
        ("postcode without country", new() { Postcode = "9999XX" }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_country_comes_with_a_postcode(Standaard standaard, string reason)
    {
        var (_, adres, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, Valid.Contact() with { Adres = adres }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een adres heeft een landcode als er een postcode is, en anders niet. Gevonden: Adres/Postcode = (niet getoond) (dit bericht);"
        + " Adres/LandCode = (leeg) (dit bericht). Wat wel kan: Vul LandCode.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Postcode = "9999XX" } }] }));
}
