using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD076Tests
{
    private static readonly TestedRule Rule = new("CD076");

    private static readonly (string Reason, ProductLine Line, Ruling Ruling)[] Cases =
    [
        ("per week with end", new() { Omvang = Valid.Omvang(3, "04", "2") }, Accepts),
        ("per day, open-ended", new() { Omvang = Valid.Omvang(3, "04", "1"), Einde = null }, Accepts),
        ("per month, open-ended", new() { Omvang = Valid.Omvang(3, "04", "4"), Einde = null }, Accepts),
        ("in total, open-ended", new() { Omvang = Valid.Omvang(3, "04", "6"), Einde = null }, Accepts),
        ("no volume, open-ended", new() { Einde = null }, Accepts),
        ("per week, open-ended", new() { Omvang = Valid.Omvang(3, "04", "2"), Einde = null }, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_weekly_volume_asks_for_an_end_date(Standaard standaard, string reason)
    {
        var (_, line, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, line));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Bij een omvang per week (frequentie 2) is de einddatum gevuld. Gevonden: Omvang/Frequentie = 2 (dit bericht); Einddatum = "
        + "(leeg) (dit bericht). Wat wel kan: Vul Einddatum.",
        Places.Toegewezen(Standaard.Ijw, new() { Omvang = Valid.Omvang(3, "04", "2"), Einde = null }));
}
