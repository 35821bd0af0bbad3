using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD075Tests
{
    private const string Rule = "CD075";

    private static readonly (string Reason, ProductLine Line, bool Fails)[] Cases =
    [
        ("budget with end", new() { Budget = 100000 }, false),
        ("no budget, open-ended", new() { Omvang = Valid.Omvang(), Einde = null }, false),
        ("budget, open-ended", new() { Budget = 100000, Einde = null }, true),
        ("budget of nothing, open-ended", new() { Budget = 0, Einde = null }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_budget_asks_for_an_end_date(Standaard standaard)
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
        "Als het budget is gevuld, is ook de einddatum gevuld. Gevonden: Budget = € 1.000,00 (dit bericht); ToewijzingEinddatum = "
        + "(leeg) (dit bericht). Wat wel kan: Vul ToewijzingEinddatum.",
        Places.Aangevraagd(Standaard.Ijw, new() { Budget = 100000, Einde = null }));
}
