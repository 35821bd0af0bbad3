using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS003Tests
{
    private static readonly TestedRule Rule = new("CS003");

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_period_does_not_end_before_it_begins(Standaard standaard, string reason)
    {
        var (_, begin, einde, ruling) = Cases.Single(c => c.Reason == reason);
        var line = new ProductLine { Product = Valid.Product(standaard), Omvang = Valid.Omvang(), Begin = begin, Einde = einde };
        Rule.Gives(ruling, reason, Places.Of(standaard, line));
        Rule.Gives(ruling, reason, Places.Of(standaard, Temporary(begin, einde)));
    }

    [Theory]
    [EachFamily]
    public void A_period_without_begin_ends_whenever_it_likes(Standaard standaard) =>
        Rule.Gives(Accepts, "only an end", Places.Of(standaard, Temporary(null, new(2026, 1, 1))));

    private static readonly (string Reason, DateOnly Begin, DateOnly? Einde, Ruling Ruling)[] Cases =
    [
        ("one day", new(2026, 1, 1), new(2026, 1, 1), Accepts),
        ("ends later", new(2026, 1, 1), new(2026, 12, 31), Accepts),
        ("open-ended", new(2026, 1, 1), null, Accepts),
        ("ends the day before", new(2026, 1, 1), new(2025, 12, 31), Rejects),
        ("ends years before", new(2026, 11, 1), new(2024, 2, 28), Rejects),
    ];

    private static Contact Temporary(DateOnly? begin, DateOnly? einde) =>
        Valid.Contact("04") with { Periode = new() { Begindatum = begin, Einddatum = einde } };

    [Fact]
    public void Explains_itself_without_the_dates_of_an_address() => Rule.Explains(
        "Een periode eindigt niet voor de dag waarop zij begint. Gevonden: Periode/Begindatum = (niet getoond) (dit bericht); "
        + "Periode/Einddatum = (niet getoond) (dit bericht). Wat wel kan: Zet Periode/Einddatum op of na Periode/Begindatum.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Temporary(new(2026, 1, 1), new(2025, 12, 31))] }));

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een periode eindigt niet voor de dag waarop zij begint. Gevonden: GewensteIngangsdatum = 01-11-2026 (dit bericht); Einddatum "
        + "= 28-02-2024 (dit bericht). Wat wel kan: Zet Einddatum op of na GewensteIngangsdatum.",
        Places.Nieuw(Standaard.Ijw, new() { Budget = 1, Begin = new(2026, 11, 1), Einde = new(2024, 2, 28) }));
}
