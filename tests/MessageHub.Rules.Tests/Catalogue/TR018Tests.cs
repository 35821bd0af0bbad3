using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR018Tests
{
    private const string Rule = "TR018";

    [Theory]
    [InlineData("one day", "2026-04-03", "1", false)]
    [InlineData("a day later", "2026-04-04", "1", false)]
    [InlineData("a day before the begin", "2026-04-02", "1", true)]
    [InlineData("a deletion of one day", "2026-04-03", "3", false)]
    [InlineData("a deletion that ends before it begins", "2026-04-02", "3", true)]
    public void A_stop_ends_on_or_after_its_begin(string reason, string end, string status, bool fails)
    {
        foreach (var standaard in Enum.GetValues<Standaard>())
        {
            Judging.Expect(Rule, fails, $"{standaard}: {reason}", Valid.B307(standaard, Valid.StopProduct(standaard) with
            {
                Begindatum = new(2026, 4, 3),
                Einddatum = DateOnly.ParseExact(end, "yyyy-MM-dd"),
                StatusAanlevering = status,
            }));
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De einddatum van een stop ligt niet vóór de begindatum. Gevonden: Begindatum = 05-01-2026 (dit bericht); "
        + "Einddatum = 04-01-2026 (dit bericht). Wat wel kan: Vul bij Einddatum 05-01-2026 of later.",
        Valid.B307(Standaard.Ijw, Valid.StopProduct() with { Einddatum = new(2026, 1, 4) }));
}
