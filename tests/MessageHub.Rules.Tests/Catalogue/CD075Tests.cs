using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD075Tests
{
    private static readonly TestedRule Rule = new("CD075");

    private static readonly (string Reason, ProductLine Line, Ruling Ruling)[] Cases =
    [
        ("budget with end", new() { Budget = 100000 }, Accepts),
        ("no budget, open-ended", new() { Omvang = Valid.Omvang(), Einde = null }, Accepts),
        ("budget, open-ended", new() { Budget = 100000, Einde = null }, Rejects),
        ("budget of nothing, open-ended", new() { Budget = 0, Einde = null }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_budget_asks_for_an_end_date(Standaard standaard, string reason)
    {
        var (_, line, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, line));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Als het budget is gevuld, is ook de einddatum gevuld. Gevonden: Budget = € 1.000,00 (dit bericht); ToewijzingEinddatum = "
        + "(leeg) (dit bericht). Wat wel kan: Vul ToewijzingEinddatum.",
        Places.Aangevraagd(Standaard.Ijw, new() { Budget = 100000, Einde = null }));
}
