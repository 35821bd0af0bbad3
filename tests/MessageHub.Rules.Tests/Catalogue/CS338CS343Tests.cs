using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

/// <summary>The same on different classes: CS343 on what is requested in a 315, CS338 on all the others.</summary>
public class CS338CS343Tests
{
    private const string Requested = "315 AangevraagdProduct";

    private static readonly (string Reason, ProductLine Line, Ruling Ruling)[] Cases =
    [
        ("dagdelen per week", Line("16", "2", new(2026, 12, 31)), Accepts),
        ("stuks per month", Line("84", "4", new(2026, 12, 31)), Accepts),
        ("euros in total", Line("83", "6", new(2026, 12, 31)), Accepts),
        ("minutes per day", Line("01", "1", new(2026, 12, 31)), Accepts),
        ("hours per day, open-ended", Line("04", "1", null), Accepts),
        ("output pieces per day", Line("82", "1", new(2026, 12, 31)), Accepts),
        ("no volume", new() { Budget = 100000 }, Accepts),
        ("etmalen per day, ends on the last day of 2020", Line("14", "1", new(2020, 12, 31)), Accepts),
        ("etmalen per day, ends on the first day of 2021", Line("14", "1", new(2021, 1, 1)), Rejects),
        ("etmalen per day", Line("14", "1", new(2026, 12, 31)), Rejects),
        ("etmalen per day, open-ended", Line("14", "1", null), Rejects),
        ("dagdelen per day", Line("16", "1", new(2026, 12, 31)), Rejects),
        ("euros per day", Line("83", "1", new(2026, 12, 31)), Rejects),
        ("stuks per day", Line("84", "1", new(2026, 12, 31)), Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Some_units_are_not_per_day(Standaard standaard, string reason)
    {
        var (_, line, ruling) = Cases.Single(c => c.Reason == reason);
        var places = Places.Of(standaard, line with { Product = Valid.Product(standaard) }).ToLookup(p => p.Place == Requested);
        new TestedRule("CS338").Gives(ruling, reason, places[false]);
        new TestedRule("CS338").Gives(Accepts, $"left to CS343, {reason}", places[true]);
        new TestedRule("CS343").Gives(ruling, reason, places[true]);
        new TestedRule("CS343").Gives(Accepts, $"left to CS338, {reason}", places[false]);
    }

    [Fact]
    public void Explains_itself_on_an_allocation() => Explains(
        "CS338",
        "Bij eenheid 14, 16, 83 of 84 is de frequentie niet per dag, "
        + "tenzij de toewijzing of het gevraagde product uiterlijk op 31-12-2020 eindigt.",
        "Einddatum",
        Places.Toegewezen);

    [Fact]
    public void Explains_itself_on_a_request() => Explains(
        "CS343",
        "Bij eenheid 14, 16, 83 of 84 is de frequentie niet per dag, tenzij de aanvraag uiterlijk op 31-12-2020 eindigt.",
        "ToewijzingEinddatum",
        Places.Aangevraagd);

    private static void Explains(string rule, string definitie, string end, Func<Standaard, ProductLine, Bericht> place) =>
        new TestedRule(rule).Explains(
            $"{definitie} Gevonden: Omvang/Eenheid = 14 (dit bericht); Omvang/Frequentie = 1 (dit bericht); "
            + $"{end} = 31-12-2026 (dit bericht). Wat wel kan: Kies Frequentie 2, 4 of 6.",
            place(Standaard.Ijw, Line("14", "1", new(2026, 12, 31))));

    private static ProductLine Line(string eenheid, string frequentie, DateOnly? einde) =>
        new() { Omvang = Valid.Omvang(1, eenheid, frequentie), Begin = new(2020, 1, 1), Einde = einde };
}
