using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS050Tests
{
    private const string Rule = "CS050";

    private static readonly (string Reason, string Gebruik, bool HasPartner, bool Fails)[] Cases =
    [
        ("partner name, own name used", "1", true, false),
        ("partner name, partner used", "2", true, false),
        ("partner name, partner first", "3", true, false),
        ("partner name, partner last", "4", true, false),
        ("partner name, pseudonym (R-062)", "5", true, true),
        ("partner name, organisation", "6", true, true),
        ("no partner name, own name", "1", false, false),
        ("no partner name, organisation", "6", false, false),
        ("no partner name, partner used", "2", false, true),
        ("no partner name, partner first", "3", false, true),
        ("no partner name, partner last", "4", false, true),
        ("no partner name, pseudonym (R-062)", "5", false, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void The_use_of_a_name_fits_the_partner_name(Standaard standaard)
    {
        foreach (var (reason, gebruik, hasPartner, fails) in Cases)
        {
            foreach (var (place, bericht) in Places.Of(standaard, Name(gebruik, hasPartner)))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }
    }

    private static Naam Name(string gebruik, bool hasPartner) => new()
    {
        Geslachtsnaam = new() { Achternaam = "Voorbeeld" },
        Partnernaam = hasPartner ? new() { Achternaam = "Proef" } : null,
        NaamGebruik = gebruik,
    };

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Het naamgebruik is 1, 2, 3 of 4 als er een partnernaam is, en anders 1 of 6. Gevonden: Naam/NaamGebruik = 6 (dit bericht); "
        + "Naam/Partnernaam = (niet getoond) (dit bericht). Wat wel kan: Kies NaamGebruik 1, 2, 3 of 4.",
        Places.On301(Standaard.Ijw, c => c with { Relaties = [Valid.Relatie() with { Naam = Name("6", true) }] }));
}
