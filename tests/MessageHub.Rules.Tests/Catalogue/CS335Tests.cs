using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS335Tests
{
    private const string Rule = "CS335";

    private static readonly (string Reason, string? Reden, DateOnly? Einddatum, bool Fails)[] Cases =
    [
        ("deleted, ends on the first day", "13", new(2026, 1, 1), false),
        ("one day without being deleted", null, new(2026, 1, 1), false),
        ("another reason, ends later", "14", new(2026, 12, 31), false),
        ("deleted, ends a day later", "13", new(2026, 1, 2), true),
        ("deleted, ends a day before", "13", new(2025, 12, 31), true),
        ("deleted, open-ended", "13", null, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_deleted_allocation_ends_on_its_first_day(Standaard standaard)
    {
        foreach (var (reason, reden, einddatum, fails) in Cases)
            Judging.Expect(Rule, fails, reason, Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with { RedenWijziging = reden, Einddatum = einddatum }));
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een verwijderde toewijzing (reden van wijziging 13) eindigt op de dag waarop zij ingaat. Gevonden: RedenWijziging = 13 (dit "
        + "bericht); Ingangsdatum = 01-01-2026 (dit bericht); Einddatum = 31-12-2026 (dit bericht). Wat wel kan: Zet Einddatum op "
        + "01-01-2026.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { RedenWijziging = "13" }));
}
