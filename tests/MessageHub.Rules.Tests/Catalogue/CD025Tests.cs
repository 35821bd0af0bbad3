using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD025Tests
{
    private const string Rule = "CD025";

    private static readonly (string Reason, Adres? Adres, bool Fails)[] Cases =
    [
        ("Netherlands with house number", new() { Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", LandCode = "NL" }, false),
        ("Belgium without house", new() { Postcode = "B-1000", LandCode = "BE" }, false),
        ("no country", new() { Plaatsnaam = "Testdorp" }, false),
        ("no address", null, false),
        ("Netherlands without house", new() { Postcode = "9999XX", LandCode = "NL" }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void An_address_in_the_Netherlands_has_a_house(Standaard standaard)
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
        "Een adres met landcode NL heeft een huisnummer. Gevonden: Adres/LandCode = NL (dit bericht); Adres/Huis = (leeg) (dit "
        + "bericht). Wat wel kan: Vul Huis met Huisnummer.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Postcode = "9999XX", LandCode = "NL" } }] }));
}
