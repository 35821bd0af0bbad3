using MessageHub.Berichten;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD087Tests
{
    private static readonly TestedRule Rule = new("CD087");

    private static readonly (string Reason, string Eenheid, long? Tarief, Ruling Ruling)[] Cases =
    [
        ("hours with tariff", "04", 8500, Accepts),
        ("hours with a tariff of nothing", "04", 0, Accepts),
        ("euros without tariff", "83", null, Accepts),
        ("euros with tariff", "83", 8500, Rejects),
        ("hours without tariff", "04", null, Rejects),
        ("output pieces without tariff", "82", null, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Only_a_line_in_euros_has_no_tariff(Standaard standaard, string reason)
    {
        var (_, eenheid, tarief, ruling) = Cases.Single(c => c.Reason == reason);
        var prestatie = Valid.Prestatie(standaard) with { Eenheid = eenheid, ProductTarief = tarief };
        Rule.Gives(ruling, reason, Valid.B323(standaard, prestatie));
        Rule.Accepts($"a 325 copies the line (TR367): {reason}", Places.Answered(standaard, prestatie));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Een regel heeft een producttarief, behalve als de eenheid euro (83) is. Gevonden: Eenheid = 83 (dit bericht); ProductTarief ="
        + " € 85,00 (dit bericht). Wat wel kan: Laat ProductTarief weg.",
        Valid.B323(Standaard.Ijw, Valid.Prestatie() with { Eenheid = "83" }));
}
