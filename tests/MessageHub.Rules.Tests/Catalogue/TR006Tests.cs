using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR006Tests
{
    private const string Rule = "TR006";
    private static readonly Telefoonnummers Phone = new() { Telefoon01 = new() { Telefoonnummer = "0000000000", Landnummer = "+31" } };

    public static TheoryData<string, bool, bool, bool, bool, bool, bool> Cases => new()
    {
        // reason, Telefoon, Adres, Huis, Postcode, Emailadres and Organisatie, fails
        { "telephone only", true, false, false, false, false, false },
        { "house and postcode", false, true, true, true, false, false },
        { "both", true, true, true, true, false, false },
        { "telephone with an incomplete address", true, true, false, false, false, false },
        { "house without postcode", false, true, true, false, false, true },
        { "postcode without house", false, true, false, true, false, true },
        { "street and place only", false, true, false, false, false, true },
        { "email and organisation only", false, false, false, false, true, true },
        { "nothing", false, false, false, false, false, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_contact_can_be_reached(string reason, bool phone, bool address, bool house, bool postcode, bool email, bool fails)
    {
        var contact = new Contact
        {
            Soort = "01",
            Telefoon = phone ? Phone : null,
            Adres = !address ? null : new()
            {
                Huis = house ? new() { Huisnummer = 5 } : null,
                Postcode = postcode ? "9999XX" : null,
                Straatnaam = "Teststraat",
                Plaatsnaam = "Testdorp",
            },
            Emailadres = email ? "test@voorbeeld.invalid" : null,
            Organisatie = email ? "Voorbeeld" : null,
        };
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            var bericht = Valid.B301(standaard);
            Judging.Expect(Rule, fails, $"client, {standaard}: {reason}", bericht with
            {
                Client = bericht.Client! with { Contactgegevens = [contact] },
            });
            Judging.Expect(Rule, fails, $"relation, {standaard}: {reason}", bericht with
            {
                Client = bericht.Client! with { Relaties = [Valid.Relatie() with { Contact = contact }] },
            });
        }
    }

    [Fact]
    public void Explains_itself()
    {
        var bericht = Valid.B301();
        Judging.ExpectExplanation(
            Rule,
            "Een contact heeft een telefoonnummer, of een adres met huisnummer en postcode. Gevonden: Telefoon = (leeg) (dit bericht); "
            + "Adres/Huis = (niet getoond) (dit bericht); Adres/Postcode = (leeg) (dit bericht). "
            + "Wat wel kan: Vul Telefoon, of vul in Adres zowel Huis als Postcode.",
            bericht with
            {
                Client = bericht.Client! with { Contactgegevens = [Valid.Contact() with { Adres = Valid.Contact().Adres! with { Postcode = null } }] },
            });
    }
}
