using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD025Tests
{
    private static readonly TestedRule Rule = new("CD025");

    private static readonly (string Reason, Adres? Adres, Ruling Ruling)[] Cases =
    [
        ("Netherlands with house number", new() { Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", LandCode = "NL" }, Accepts),
        ("Belgium without house", new() { Postcode = "B-1000", LandCode = "BE" }, Accepts),
        ("no country", new() { Plaatsnaam = "Testdorp" }, Accepts),
        ("no address", null, Accepts),
        ("Netherlands without house", new() { Postcode = "9999XX", LandCode = "NL" }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void An_address_in_the_Netherlands_has_a_house(Standaard standaard, string reason)
    {
        var (_, adres, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, Valid.Contact() with { Adres = adres }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een adres met landcode NL heeft een huisnummer. Gevonden: Adres/LandCode = NL (dit bericht); Adres/Huis = (leeg) (dit "
        + "bericht). Wat wel kan: Vul Huis met Huisnummer.",
        Places.On301(
            Standaard.Ijw,
            c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Postcode = "9999XX", LandCode = "NL" } }] }));
}
