using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD077Tests
{
    private const string Rule = "CD077";

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
    public void A_budget_excludes_a_volume(Standaard standaard)
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
        "Als het budget is gevuld, is de omvang leeg. Gevonden: Budget = € 1.000,00 (dit bericht); Omvang = 10 x eenheid 04, frequentie"
        + " 4 (dit bericht). Wat wel kan: Laat Omvang weg, of laat Budget weg.",
        Places.TeWijzigen(Standaard.Ijw, new() { Omvang = Valid.Omvang(), Budget = 100000 }));
}
