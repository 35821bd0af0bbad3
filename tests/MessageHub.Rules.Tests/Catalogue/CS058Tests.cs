using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS058Tests
{
    private const string Rule = "CS058";

    private static readonly (string Reason, string Status, bool Fails)[] Cases =
    [
        ("first delivery", "1", false),
        ("deletion", "3", false),
        ("change, which the schema lets through", "2", true),
        ("unchanged, which the schema lets through", "9", true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_delivery_is_first_or_deleted(Standaard standaard)
    {
        foreach (var (reason, status, fails) in Cases)
        {
            Judging.Expect(Rule, fails, $"305, {reason}", Valid.B305(standaard, Valid.StartProduct(standaard) with { StatusAanlevering = status }));
            Judging.Expect(Rule, fails, $"307, {reason}", Valid.B307(standaard, Valid.StopProduct(standaard) with { StatusAanlevering = status }));
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De status van aanlevering is 1 of 3. Gevonden: StatusAanlevering = 2 (dit bericht). Wat wel kan: Kies StatusAanlevering 1 "
        + "(eerste aanlevering) of 3 (verwijderen).",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { StatusAanlevering = "2" }));
}
