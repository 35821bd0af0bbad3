using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS335Tests
{
    private static readonly TestedRule Rule = new("CS335");

    private static readonly (string Reason, string? Reden, DateOnly? Einddatum, Ruling Ruling)[] Cases =
    [
        ("deleted, ends on the first day", "13", new(2026, 1, 1), Accepts),
        ("one day without being deleted", null, new(2026, 1, 1), Accepts),
        ("another reason, ends later", "14", new(2026, 12, 31), Accepts),
        ("deleted, ends a day later", "13", new(2026, 1, 2), Rejects),
        ("deleted, ends a day before", "13", new(2025, 12, 31), Rejects),
        ("deleted, open-ended", "13", null, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_deleted_allocation_ends_on_its_first_day(Standaard standaard, string reason)
    {
        var (_, reden, einddatum, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(
            ruling,
            reason, Valid.B301(standaard, Valid.ToegewezenProduct(standaard) with { RedenWijziging = reden, Einddatum = einddatum }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een verwijderde toewijzing (reden van wijziging 13) eindigt op de dag waarop zij ingaat. Gevonden: RedenWijziging = 13 (dit "
        + "bericht); Ingangsdatum = 01-01-2026 (dit bericht); Einddatum = 31-12-2026 (dit bericht). Wat wel kan: Zet Einddatum op "
        + "01-01-2026.",
        Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { RedenWijziging = "13" }));
}
