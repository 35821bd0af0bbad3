using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD034Tests
{
    private const string Rule = "CD034";

    private static readonly (string Reason, string Soort, Adres? Adres, bool Fails)[] Cases =
    [
        ("BRP address with postcode", "01", new() { Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", LandCode = "NL" }, false),
        ("correspondence address without postcode", "02", new() { Plaatsnaam = "Testdorp" }, false),
        ("temporary address without postcode", "04", new() { Plaatsnaam = "Testdorp" }, false),
        ("BRP contact without any address (R-010)", "01", null, true),
        ("residence contact without any address", "03", null, true),
        ("correspondence contact without any address", "02", null, false),
        ("temporary contact without any address", "04", null, false),
        ("BRP address with a place only", "01", new() { Plaatsnaam = "Testdorp" }, true),
        ("residence with a place only", "03", new() { Plaatsnaam = "Testdorp" }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_base_address_has_a_postcode(Standaard standaard)
    {
        foreach (var (reason, soort, adres, fails) in Cases)
        {
            foreach (var (place, bericht) in Places.Of(standaard, Valid.Contact(soort) with { Adres = adres }))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een contact van soort 01 of 03 heeft een adres met een postcode. Gevonden: Contact/Soort = 01 (dit bericht); Adres/Postcode = (leeg) (dit "
        + "bericht). Wat wel kan: Vul Postcode.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Plaatsnaam = "Testdorp" } }] }));
}
