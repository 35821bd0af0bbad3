using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD034Tests
{
    private static readonly TestedRule Rule = new("CD034");

    private static readonly (string Reason, string Soort, Adres? Adres, Ruling Ruling)[] Cases =
    [
        ("BRP address with postcode", "01", new() { Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", LandCode = "NL" }, Accepts),
        ("correspondence address without postcode", "02", new() { Plaatsnaam = "Testdorp" }, Accepts),
        ("temporary address without postcode", "04", new() { Plaatsnaam = "Testdorp" }, Accepts),
        ("BRP contact without any address (R-010)", "01", null, Rejects),
        ("residence contact without any address", "03", null, Rejects),
        ("correspondence contact without any address", "02", null, Accepts),
        ("temporary contact without any address", "04", null, Accepts),
        ("BRP address with a place only", "01", new() { Plaatsnaam = "Testdorp" }, Rejects),
        ("residence with a place only", "03", new() { Plaatsnaam = "Testdorp" }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_base_address_has_a_postcode(Standaard standaard, string reason)
    {
        var (_, soort, adres, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, Valid.Contact(soort) with { Adres = adres }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een contact van soort 01 of 03 heeft een adres met een postcode. Gevonden: Contact/Soort = 01 (dit bericht); Adres/Postcode = "
        + "(leeg) (dit "
        + "bericht). Wat wel kan: Vul Postcode.",
        Places.On301(
            Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Adres = new() { Plaatsnaam = "Testdorp" } }] }));
}
