using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR061Tests
{
    private static readonly TestedRule Rule = new("TR061");

    public static TheoryData<string, string[], Ruling> Cases => new()
    {
        { "base registry address", ["01"], Accepts },
        { "a postal address only", ["02"], Accepts },
        { "residence", ["03"], Accepts },
        { "a temporary address only", ["04"], Rejects },
        { "a temporary address beside another", ["04", "03"], Accepts },
        { "no contact", [], Rejects },
    };

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_client_has_a_lasting_contact(Standaard standaard, string reason, string[] soorten, Ruling ruling)
    {
        Rule.Gives(ruling, reason, Of(standaard, [.. soorten.Select(Valid.Contact)]));
    }

    [Fact]
    public void An_address_is_not_asked_for()
    {
        var phone = new Telefoonnummers { Telefoon01 = new() { Telefoonnummer = "0000000000", Landnummer = "+31" } };
        Rule.Accepts("Soort decides, not Adres", Of(Standaard.Ijw, Valid.Contact("01") with { Adres = null, Telefoon = phone }));
    }

    [Fact]
    public void A_contact_of_a_relation_does_not_count()
    {
        var bericht = Of(Standaard.Ijw, Valid.Contact("04"));
        Rule.Rejects("01 of a relation", bericht with { Client = bericht.Client! with { Relaties = [Valid.Relatie()] } });
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een client heeft minstens één contact van soort 01, 02 of 03. Gevonden: Contactgegevens/Contact/Soort = 04 (dit bericht). "
        + "Wat wel kan: Voeg aan Contactgegevens een Contact toe met Soort 01, 02 of 03.",
        Of(Standaard.Ijw, Valid.Contact("04")));

    private static Bericht Of(Standaard standaard, params Contact[] contacts)
    {
        var bericht = Valid.B301(standaard);
        return bericht with { Client = bericht.Client! with { Contactgegevens = contacts } };
    }
}
