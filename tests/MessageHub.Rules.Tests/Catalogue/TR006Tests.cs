using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR006Tests
{
    private static readonly TestedRule Rule = new("TR006");
    private static readonly Telefoonnummers Phone = new() { Telefoon01 = new() { Telefoonnummer = "0000000000", Landnummer = "+31" } };

    public static TheoryData<string, bool, bool, bool, bool, bool, Ruling> Cases => new()
    {
        // reason, Telefoon, Adres, Huis, Postcode, Emailadres and Organisatie, ruling
        { "telephone only", true, false, false, false, false, Accepts },
        { "house and postcode", false, true, true, true, false, Accepts },
        { "both", true, true, true, true, false, Accepts },
        { "telephone with an incomplete address", true, true, false, false, false, Accepts },
        { "house without postcode", false, true, true, false, false, Rejects },
        { "postcode without house", false, true, false, true, false, Rejects },
        { "street and place only", false, true, false, false, false, Rejects },
        { "email and organisation only", false, false, false, false, true, Rejects },
        { "nothing", false, false, false, false, false, Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_contact_can_be_reached(
        Standaard standaard, string reason, bool phone, bool address, bool house, bool postcode, bool email, Ruling ruling)
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
        var bericht = Valid.B301(standaard);
        Rule.Gives(ruling, $"client, {reason}", bericht with
        {
            Client = bericht.Client! with { Contactgegevens = [contact] },
        });
        Rule.Gives(ruling, $"relation, {reason}", bericht with
        {
            Client = bericht.Client! with { Relaties = [Valid.Relatie() with { Contact = contact }] },
        });
    }

    [Fact]
    public void Explains_itself()
    {
        var bericht = Valid.B301();
        Rule.Explains(
            "Een contact heeft een telefoonnummer, of een adres met huisnummer en postcode. Gevonden: Telefoon = (leeg) (dit bericht); "
            + "Adres/Huis = (niet getoond) (dit bericht); Adres/Postcode = (leeg) (dit bericht). "
            + "Wat wel kan: Vul Telefoon, of vul in Adres zowel Huis als Postcode.",
            bericht with
            {
                Client = bericht.Client! with
                {
                    Contactgegevens = [Valid.Contact() with { Adres = Valid.Contact().Adres! with { Postcode = null } }]
                },
            });
    }
}
