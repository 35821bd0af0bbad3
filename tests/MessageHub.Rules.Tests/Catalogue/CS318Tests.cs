using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS318Tests
{
    private static readonly TestedRule Rule = new("CS318");

    [Theory]
    [EachFamily]
    public void A_client_is_a_natural_person(Standaard standaard)
    {
        Rule.Accepts("own name", Client(standaard, "1"));
        Rule.Accepts("pseudonym is left to CS050", Client(standaard, "5"));
        Rule.Rejects("organisation", Client(standaard, "6"));
        Rule.Accepts("a relation may be an organisation", Places.On301(
            standaard, c => c with { Relaties = [Valid.Relatie() with { Naam = Name("6") }] }));
    }

    private static Bericht Client(Standaard standaard, string gebruik) => Places.On301(standaard, c => c with { Naam = Name(gebruik) });

    private static Naam Name(string gebruik) => new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" }, NaamGebruik = gebruik };

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een cliënt is een natuurlijk persoon, dus het naamgebruik is niet 6. Gevonden: Naam/NaamGebruik = 6 (dit bericht). Wat wel "
        + "kan: Kies NaamGebruik 1.",
        Client(Standaard.Ijw, "6"));
}
