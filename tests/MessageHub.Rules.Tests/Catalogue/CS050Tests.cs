using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS050Tests
{
    private static readonly TestedRule Rule = new("CS050");

    private static readonly (string Reason, string Gebruik, bool HasPartner, Ruling Ruling)[] Cases =
    [
        ("partner name, own name used", "1", true, Accepts),
        ("partner name, partner used", "2", true, Accepts),
        ("partner name, partner first", "3", true, Accepts),
        ("partner name, partner last", "4", true, Accepts),
        ("partner name, pseudonym (R-062)", "5", true, Rejects),
        ("partner name, organisation", "6", true, Rejects),
        ("no partner name, own name", "1", false, Accepts),
        ("no partner name, organisation", "6", false, Accepts),
        ("no partner name, partner used", "2", false, Rejects),
        ("no partner name, partner first", "3", false, Rejects),
        ("no partner name, partner last", "4", false, Rejects),
        ("no partner name, pseudonym (R-062)", "5", false, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void The_use_of_a_name_fits_the_partner_name(Standaard standaard, string reason)
    {
        var (_, gebruik, hasPartner, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, Name(gebruik, hasPartner)));
    }

    private static Naam Name(string gebruik, bool hasPartner) => new()
    {
        Geslachtsnaam = new() { Achternaam = "Voorbeeld" },
        Partnernaam = hasPartner ? new() { Achternaam = "Proef" } : null,
        NaamGebruik = gebruik,
    };

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Het naamgebruik is 1, 2, 3 of 4 als er een partnernaam is, en anders 1 of 6. Gevonden: Naam/NaamGebruik = 6 (dit bericht); "
        + "Naam/Partnernaam = (niet getoond) (dit bericht). Wat wel kan: Kies NaamGebruik 1, 2, 3 of 4.",
        Places.On301(Standaard.Ijw, c => c with { Relaties = [Valid.Relatie() with { Naam = Name("6", true) }] }));
}
