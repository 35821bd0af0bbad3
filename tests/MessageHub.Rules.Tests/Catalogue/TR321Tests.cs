using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class TR321Tests
{
    public static TheoryData<string, long, string, string, string, string, bool> Cases => new()
    {
        // reason, assigned volume, frequency, assigned unit, claimed unit, claimed volume, fails
        { "exactly the monthly volume", 10, "4", "04", "04", "10", false },
        { "one hour over the monthly volume", 10, "4", "04", "04", "11", true },
        { "hours assigned, minutes claimed: sixty to the hour", 10, "4", "04", "01", "600", false },
        { "one minute over", 10, "4", "04", "01", "601", true },
        { "May 2026 touches five ISO weeks", 3, "2", "04", "04", "15", false },
        { "a sixth week does not exist in May 2026", 3, "2", "04", "04", "16", true },
        { "31 days", 1, "1", "04", "04", "31", false },
        { "32 days do not fit in May", 1, "1", "04", "04", "32", true },
        { "output per week: five Sundays in May 2026", 30000, "2", "83", "83", "150000", false },
        { "output per week: one cent over five Sundays", 30000, "2", "83", "83", "150001", true },
        { "a total is not divided over periods", 40, "6", "04", "04", "40", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Volume_is_held_against_the_period(string reason, long assigned, string frequentie, string unit, string claimedUnit, string claimed, bool fails)
    {
        var register = Valid.With(Valid.Toewijzing() with { Omvang = Valid.Omvang(assigned, unit, frequentie) });
        var volume = long.Parse(claimed);
        var prestatie = Valid.Prestatie() with
        {
            Eenheid = claimedUnit,
            GeleverdVolume = volume,
            ProductTarief = claimedUnit == "83" ? null : 1,
            IngediendBedrag = new() { Bedrag = volume, DebetCredit = "D" },
        };
        Judging.Expect("TR321", fails, reason, Valid.B323(Standaard.Ijw, prestatie), register);
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        "TR321",
        "Een prestatie past binnen het volume dat de toewijzing voor die productperiode toelaat. Gevonden: GeleverdVolume = 11 (dit bericht); "
        + "hoogste volume in de ProductPeriode = 10 (de 301 van 15-12-2025 (toewijzing 10072)); Omvang = 10 x eenheid 04, frequentie 4 "
        + "(de 301 van 15-12-2025 (toewijzing 10072)). Wat wel kan: Declareer voor deze productperiode hoogstens 10 (eenheid 04).",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { GeleverdVolume = 11, IngediendBedrag = new() { Bedrag = 93500, DebetCredit = "D" } }),
        Valid.Register());
}
