using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD078Tests
{
    private const string Rule = "CD078";

    private static readonly (string Reason, ProductLine Line, bool Fails)[] Cases =
    [
        ("budget only", new() { Budget = 100000 }, false),
        ("volume only", new() { Omvang = Valid.Omvang() }, false),
        ("neither", new(), false),
        ("both", new() { Omvang = Valid.Omvang(), Budget = 100000 }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_volume_excludes_a_budget(Standaard standaard)
    {
        foreach (var (reason, line, fails) in Cases)
        {
            foreach (var (place, bericht) in Places.Of(standaard, line))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Als de omvang is gevuld, is het budget leeg. Gevonden: Omvang = 10 x eenheid 04, frequentie 4 (dit bericht); Budget = € "
        + "1.000,00 (dit bericht). Wat wel kan: Laat Budget weg, of laat Omvang weg.",
        Places.TeWijzigen(Standaard.Ijw, new() { Omvang = Valid.Omvang(), Budget = 100000 }));
}
