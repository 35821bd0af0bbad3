using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD087Tests
{
    private const string Rule = "CD087";

    private static readonly (string Reason, string Eenheid, long? Tarief, bool Fails)[] Cases =
    [
        ("hours with tariff", "04", 8500, false),
        ("hours with a tariff of nothing", "04", 0, false),
        ("euros without tariff", "83", null, false),
        ("euros with tariff", "83", 8500, true),
        ("hours without tariff", "04", null, true),
        ("output pieces without tariff", "82", null, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Only_a_line_in_euros_has_no_tariff(Standaard standaard)
    {
        foreach (var (reason, eenheid, tarief, fails) in Cases)
        {
            var prestatie = Valid.Prestatie(standaard) with { Eenheid = eenheid, ProductTarief = tarief };
            Judging.Expect(Rule, fails, reason, Valid.B323(standaard, prestatie));
            Judging.Expect(Rule, false, $"a 325 copies the line (TR367): {reason}", Places.Answered(standaard, prestatie));
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Een regel heeft een producttarief, behalve als de eenheid euro (83) is. Gevonden: Eenheid = 83 (dit bericht); ProductTarief ="
        + " € 85,00 (dit bericht). Wat wel kan: Laat ProductTarief weg.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { Eenheid = "83" }));
}
