using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Signals;

public class W012Tests
{
    private static readonly Product Aspecific = new() { Categorie = "45" };

    [Theory]
    [InlineData("W012", "a lower budget", 499_99, "05")]
    [InlineData("", "the same budget and another end", 500_00, "05")]
    [InlineData("", "a higher budget", 500_01, "04")]
    [InlineData("", "the aanbieder asked for it", 499_99, "12")]
    public void A_budget_is_lowered_with_agreement_only(string expected, string reason, long budget, string reden) => Assert.Equal(
        (reason, expected),
        (reason, Signalled.In(
            Valid.B301(
                Standaard.Ijw, Version(reden) with { Product = Aspecific, Omvang = null, Budget = budget, Einddatum = new(2027, 1, 31) }),
            Valid.With(Valid.Toewijzing() with { Product = Aspecific, Omvang = null, Budget = 500_00 }))));

    [Theory]
    [InlineData("W012", "a lower total", 9, "05")]
    [InlineData("", "a higher total", 11, "04")]
    [InlineData("", "the aanbieder asked for it", 9, "12")]
    public void A_total_is_lowered_with_agreement_only(string expected, string reason, long volume, string reden) => Assert.Equal(
        (reason, expected),
        (reason, Signalled.In(
            Valid.B301(Standaard.Ijw, Version(reden) with { Omvang = Valid.Omvang(volume, frequentie: "6") }),
            Valid.With(Valid.Toewijzing() with { Omvang = Valid.Omvang(frequentie: "6") }))));

    private static ToegewezenProduct Version(string reden) =>
        Valid.ToegewezenProduct() with { Toewijzingsdatum = new(2026, 6, 8), RedenWijziging = reden };
}
