using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS003Tests
{
    private const string Rule = "CS003";

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void A_period_does_not_end_before_it_begins(Standaard standaard)
    {
        foreach (var (reason, begin, einde, fails) in Cases)
        {
            var line = new ProductLine { Product = Valid.Product(standaard), Omvang = Valid.Omvang(), Begin = begin, Einde = einde };
            foreach (var (place, bericht) in Places.Of(standaard, line))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
            foreach (var (place, bericht) in Places.Of(standaard, Temporary(begin, einde)))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }

        foreach (var (place, bericht) in Places.Of(standaard, Temporary(null, new(2026, 1, 1))))
            Judging.Expect(Rule, false, $"{place}, only an end", bericht);
    }

    private static readonly (string Reason, DateOnly Begin, DateOnly? Einde, bool Fails)[] Cases =
    [
        ("one day", new(2026, 1, 1), new(2026, 1, 1), false),
        ("ends later", new(2026, 1, 1), new(2026, 12, 31), false),
        ("open-ended", new(2026, 1, 1), null, false),
        ("ends the day before", new(2026, 1, 1), new(2025, 12, 31), true),
        ("ends years before", new(2026, 11, 1), new(2024, 2, 28), true),
    ];

    private static Contact Temporary(DateOnly? begin, DateOnly? einde) =>
        Valid.Contact("04") with { Periode = new() { Begindatum = begin, Einddatum = einde } };

    [Fact]
    public void Explains_itself_without_the_dates_of_an_address() => Judging.ExpectExplanation(
        Rule,
        "Een periode eindigt niet voor de dag waarop zij begint. Gevonden: Periode/Begindatum = (niet getoond) (dit bericht); "
        + "Periode/Einddatum = (niet getoond) (dit bericht). Wat wel kan: Zet Periode/Einddatum op of na Periode/Begindatum.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Temporary(new(2026, 1, 1), new(2025, 12, 31))] }));

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een periode eindigt niet voor de dag waarop zij begint. Gevonden: GewensteIngangsdatum = 01-11-2026 (dit bericht); Einddatum "
        + "= 28-02-2024 (dit bericht). Wat wel kan: Zet Einddatum op of na GewensteIngangsdatum.",
        Places.Nieuw(Standaard.Ijw, new() { Budget = 1, Begin = new(2026, 11, 1), Einde = new(2024, 2, 28) }));
}
