using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD078Tests
{
    private static readonly TestedRule Rule = new("CD078");

    private static readonly (string Reason, ProductLine Line, Ruling Ruling)[] Cases =
    [
        ("budget only", new() { Budget = 100000 }, Accepts),
        ("volume only", new() { Omvang = Valid.Omvang() }, Accepts),
        ("neither", new(), Accepts),
        ("both", new() { Omvang = Valid.Omvang(), Budget = 100000 }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_volume_excludes_a_budget(Standaard standaard, string reason)
    {
        var (_, line, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, line));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Als de omvang is gevuld, is het budget leeg. Gevonden: Omvang = 10 x eenheid 04, frequentie 4 (dit bericht); Budget = € "
        + "1.000,00 (dit bericht). Wat wel kan: Laat Budget weg, of laat Omvang weg.",
        Places.TeWijzigen(Standaard.Ijw, new() { Omvang = Valid.Omvang(), Budget = 100000 }));
}
