using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD076Tests
{
    private const string Rule = "CD076";

    private static readonly (string Reason, ProductLine Line, bool Fails)[] Cases =
    [
        ("per week with end", new() { Omvang = Valid.Omvang(3, "04", "2") }, false),
        ("per day, open-ended", new() { Omvang = Valid.Omvang(3, "04", "1"), Einde = null }, false),
        ("per month, open-ended", new() { Omvang = Valid.Omvang(3, "04", "4"), Einde = null }, false),
        ("in total, open-ended", new() { Omvang = Valid.Omvang(3, "04", "6"), Einde = null }, false),
        ("no volume, open-ended", new() { Einde = null }, false),
        ("per week, open-ended", new() { Omvang = Valid.Omvang(3, "04", "2"), Einde = null }, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_weekly_volume_asks_for_an_end_date(Standaard standaard)
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
        "Bij een omvang per week (frequentie 2) is de einddatum gevuld. Gevonden: Omvang/Frequentie = 2 (dit bericht); Einddatum = "
        + "(leeg) (dit bericht). Wat wel kan: Vul Einddatum.",
        Places.Toegewezen(Standaard.Ijw, new() { Omvang = Valid.Omvang(3, "04", "2"), Einde = null }));
}
