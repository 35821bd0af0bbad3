using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR018Tests
{
    private static readonly TestedRule Rule = new("TR018");

    [Theory]
    [EachFamily("one day", "2026-04-03", "1", Accepts)]
    [EachFamily("a day later", "2026-04-04", "1", Accepts)]
    [EachFamily("a day before the begin", "2026-04-02", "1", Rejects)]
    [EachFamily("a deletion of one day", "2026-04-03", "3", Accepts)]
    [EachFamily("a deletion that ends before it begins", "2026-04-02", "3", Rejects)]
    public void A_stop_ends_on_or_after_its_begin(Standaard standaard, string reason, string end, string status, Ruling ruling)
    {
        Rule.Gives(ruling, reason, Valid.B307(standaard, Valid.StopProduct(standaard) with
        {
            Begindatum = new(2026, 4, 3),
            Einddatum = DateOnly.ParseExact(end, "yyyy-MM-dd"),
            StatusAanlevering = status,
        }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De einddatum van een stop ligt niet vóór de begindatum. Gevonden: Begindatum = 05-01-2026 (dit bericht); "
        + "Einddatum = 04-01-2026 (dit bericht). Wat wel kan: Vul bij Einddatum 05-01-2026 of later.",
        Valid.B307(Standaard.Ijw, Valid.StopProduct() with { Einddatum = new(2026, 1, 4) }));
}
