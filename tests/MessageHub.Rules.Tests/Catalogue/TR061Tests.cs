using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR061Tests
{
    private const string Rule = "TR061";

    public static TheoryData<string, string[], bool> Cases => new()
    {
        { "base registry address", ["01"], false },
        { "a postal address only", ["02"], false },
        { "residence", ["03"], false },
        { "a temporary address only", ["04"], true },
        { "a temporary address beside another", ["04", "03"], false },
        { "no contact", [], true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_client_has_a_lasting_contact(string reason, string[] soorten, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
            Judging.Expect(Rule, fails, $"{standaard}: {reason}", Of(standaard, [.. soorten.Select(Valid.Contact)]));
    }

    [Fact]
    public void An_address_is_not_asked_for()
    {
        var phone = new Telefoonnummers { Telefoon01 = new() { Telefoonnummer = "0000000000", Landnummer = "+31" } };
        Judging.Expect(Rule, false, "Soort decides, not Adres", Of(Standaard.Ijw, Valid.Contact("01") with { Adres = null, Telefoon = phone }));
    }

    [Fact]
    public void A_contact_of_a_relation_does_not_count()
    {
        var bericht = Of(Standaard.Ijw, Valid.Contact("04"));
        Judging.Expect(Rule, true, "01 of a relation", bericht with { Client = bericht.Client! with { Relaties = [Valid.Relatie()] } });
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een client heeft minstens één contact van soort 01, 02 of 03. Gevonden: Contactgegevens/Contact/Soort = 04 (dit bericht). "
        + "Wat wel kan: Voeg aan Contactgegevens een Contact toe met Soort 01, 02 of 03.",
        Of(Standaard.Ijw, Valid.Contact("04")));

    private static Bericht Of(Standaard standaard, params Contact[] contacts)
    {
        var bericht = Valid.B301(standaard);
        return bericht with { Client = bericht.Client! with { Contactgegevens = contacts } };
    }
}
