using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS058Tests
{
    private static readonly TestedRule Rule = new("CS058");

    private static readonly (string Reason, string Status, Ruling Ruling)[] Cases =
    [
        ("first delivery", "1", Accepts),
        ("deletion", "3", Accepts),
        ("change, which the schema lets through", "2", Rejects),
        ("unchanged, which the schema lets through", "9", Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_delivery_is_first_or_deleted(Standaard standaard, string reason)
    {
        var (_, status, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, $"305, {reason}", Valid.B305(standaard, Valid.StartProduct(standaard) with { StatusAanlevering = status }));
        Rule.Gives(ruling, $"307, {reason}", Valid.B307(standaard, Valid.StopProduct(standaard) with { StatusAanlevering = status }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De status van aanlevering is 1 of 3. Gevonden: StatusAanlevering = 2 (dit bericht). Wat wel kan: Kies StatusAanlevering 1 "
        + "(eerste aanlevering) of 3 (verwijderen).",
        Valid.B305(Standaard.Ijw, Valid.StartProduct() with { StatusAanlevering = "2" }));
}
