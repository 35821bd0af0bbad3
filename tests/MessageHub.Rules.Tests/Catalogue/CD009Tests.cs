using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD009Tests
{
    private const string Rule = "CD009";

    private static readonly OpenPeriode Period = new() { Begindatum = new(2026, 5, 1), Einddatum = new(2026, 5, 31) };

    private static readonly (string Reason, string Soort, OpenPeriode? Periode, bool Fails)[] Cases =
    [
        ("temporary with period", "04", Period, false),
        ("temporary without period", "04", null, false),
        ("BRP address without period", "01", null, false),
        ("BRP address with period", "01", Period, true),
        ("correspondence address with period", "02", Period, true),
        ("residence with period", "03", Period, true),
    ];

    [Theory]
    [InlineData(Standaard.Ijw)]
    [InlineData(Standaard.Iwmo)]
    public void Only_a_temporary_address_has_a_period(Standaard standaard)
    {
        foreach (var (reason, soort, periode, fails) in Cases)
        {
            foreach (var (place, bericht) in Places.Of(standaard, Valid.Contact(soort) with { Periode = periode }))
                Judging.Expect(Rule, fails, $"{place}, {reason}", bericht);
        }
    }

    [Fact]
    public void Explains_itself() => Judging.ExpectExplanation(
        Rule,
        "Alleen een tijdelijk verblijfadres (soort 04) heeft een periode. Gevonden: Contact/Soort = 01 (dit bericht); Contact/Periode "
        + "= (niet getoond) (dit bericht). Wat wel kan: Laat Periode weg, of kies Soort 04.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Periode = Period }] }));
}
