using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS338Tests
{
    private const string Rule = "CS338";

    private static readonly (string Reason, ProductLine Line, bool Fails)[] Cases =
    [
        ("dagdelen per week", Line("16", "2", new(2026, 12, 31)), false),
        ("stuks per month", Line("84", "4", new(2026, 12, 31)), false),
        ("euros in total", Line("83", "6", new(2026, 12, 31)), false),
        ("minutes per day", Line("01", "1", new(2026, 12, 31)), false),
        ("hours per day, open-ended", Line("04", "1", null), false),
        ("output pieces per day", Line("82", "1", new(2026, 12, 31)), false),
        ("no volume", new() { Budget = 100000 }, false),
        ("etmalen per day, ends on the last day of 2020", Line("14", "1", new(2020, 12, 31)), false),
        ("etmalen per day, ends on the first day of 2021", Line("14", "1", new(2021, 1, 1)), true),
        ("etmalen per day", Line("14", "1", new(2026, 12, 31)), true),
        ("etmalen per day, open-ended", Line("14", "1", null), true),
        ("dagdelen per day", Line("16", "1", new(2026, 12, 31)), true),
        ("euros per day", Line("83", "1", new(2026, 12, 31)), true),
        ("stuks per day", Line("84", "1", new(2026, 12, 31)), true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Some_units_are_not_per_day(Standaard standaard)
    {
        foreach (var (reason, line, fails) in Cases)
        {
            var product = line with { Product = Valid.Product(standaard) };
            Judging.Expect(Rule, fails, $"301, {reason}", Places.Toegewezen(standaard, product));
            Judging.Expect(Rule, fails, $"317 NieuwProduct, {reason}", Places.Nieuw(standaard, product));
            Judging.Expect(Rule, fails, $"317 TeWijzigenProduct, {reason}", Places.TeWijzigen(standaard, product));
            Judging.Expect(Rule, false, $"not on a 315 (CS343): {reason}", Places.Aangevraagd(standaard, product));
        }
    }

    private static ProductLine Line(string eenheid, string frequentie, DateOnly? einde) =>
        new() { Omvang = Valid.Omvang(1, eenheid, frequentie), Begin = new(2020, 1, 1), Einde = einde };

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Bij eenheid 14, 16, 83 of 84 is de frequentie niet per dag, tenzij de toewijzing of het gevraagde product uiterlijk op "
        + "31-12-2020 eindigt. Gevonden: Omvang/Eenheid = 14 (dit bericht); Omvang/Frequentie = 1 (dit bericht); Einddatum = 31-12-2026 "
        + "(dit bericht). Wat wel kan: Kies Frequentie 2, 4 of 6.",
        Places.Toegewezen(Standaard.Ijw, Line("14", "1", new(2026, 12, 31))));
}
