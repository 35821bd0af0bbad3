using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS336Tests
{
    private const string Rule = "CS336";

    private static readonly (string Reason, string? Reden, DateOnly Einddatum, bool Fails)[] Cases =
    [
        ("administrative correction", "14", new(2026, 12, 31), false),
        ("deleted", "13", new(2026, 1, 1), false),
        ("no change", null, new(2026, 12, 31), false),
        ("obsolete", "01", new(2026, 12, 31), true),
        ("obsolete, on an allocation of one day", "01", new(2026, 1, 1), true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void The_obsolete_reason_is_not_used(Standaard standaard)
    {
        foreach (var (reason, reden, einddatum, fails) in Cases)
            Judging.Expect(Rule, fails, reason, Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with { RedenWijziging = reden, Einddatum = einddatum }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "De vervallen reden van wijziging 01 wordt niet meer gebruikt. Gevonden: RedenWijziging = 01 (dit bericht). Wat wel kan: Kies "
        + "RedenWijziging 14, of 13 als de toewijzing wordt verwijderd.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { RedenWijziging = "01" }));
}
