using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS336Tests
{
    private static readonly TestedRule Rule = new("CS336");

    private static readonly (string Reason, string? Reden, DateOnly Einddatum, Ruling Ruling)[] Cases =
    [
        ("administrative correction", "14", new(2026, 12, 31), Accepts),
        ("deleted", "13", new(2026, 1, 1), Accepts),
        ("no change", null, new(2026, 12, 31), Accepts),
        ("obsolete", "01", new(2026, 12, 31), Rejects),
        ("obsolete, on an allocation of one day", "01", new(2026, 1, 1), Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void The_obsolete_reason_is_not_used(Standaard standaard, string reason)
    {
        var (_, reden, einddatum, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(
            ruling,
            reason, Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with { RedenWijziging = reden, Einddatum = einddatum }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De vervallen reden van wijziging 01 wordt niet meer gebruikt. Gevonden: RedenWijziging = 01 (dit bericht). Wat wel kan: Kies "
        + "RedenWijziging 14, of 13 als de toewijzing wordt verwijderd.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { RedenWijziging = "01" }));
}
