using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD005Tests
{
    private const string Rule = "CD005";

    private static readonly Huis House = new() { Huisnummer = 5 };

    private static readonly (string Reason, Adres? Adres, bool Fails)[] Cases =
    [
        ("postcode and country", new() { Huis = House, Postcode = "9999XX", LandCode = "NL" }, false),
        ("neither", new() { Plaatsnaam = "Testdorp" }, false),
        ("no address at all", null, false),
        ("country without postcode", new() { Huis = House, LandCode = "NL" }, true),
        ("foreign country without postcode", new() { LandCode = "BE" }, true),
        ("postcode without country", new() { Postcode = "9999XX" }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_country_comes_with_a_postcode(Standaard standaard)
    {
        foreach (var (reason, adres, fails) in Cases)
        {
            foreach (var (place, bericht) in Places.Of(standaard, Valid.Contact() with { Adres = adres }))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een adres heeft een landcode als er een postcode is, en anders niet. Gevonden: Adres/Postcode = (niet getoond) (dit bericht);"
        + " Adres/LandCode = (leeg) (dit bericht). Wat wel kan: Vul LandCode.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Postcode = "9999XX" } }] }));
}
