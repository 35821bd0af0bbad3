using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CD009Tests
{
    private static readonly TestedRule Rule = new("CD009");

    private static readonly OpenPeriode Period = new() { Begindatum = new(2026, 5, 1), Einddatum = new(2026, 5, 31) };

    private static readonly (string Reason, string Soort, OpenPeriode? Periode, Ruling Ruling)[] Cases =
    [
        ("temporary with period", "04", Period, Accepts),
        ("temporary without period", "04", null, Accepts),
        ("BRP address without period", "01", null, Accepts),
        ("BRP address with period", "01", Period, Rejects),
        ("correspondence address with period", "02", Period, Rejects),
        ("residence with period", "03", Period, Rejects),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void Only_a_temporary_address_has_a_period(Standaard standaard, string reason)
    {
        var (_, soort, periode, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, Valid.Contact(soort) with { Periode = periode }));
    }

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "Alleen een tijdelijk verblijfadres (soort 04) heeft een periode. Gevonden: Contact/Soort = 01 (dit bericht); Contact/Periode "
        + "= (niet getoond) (dit bericht). Wat wel kan: Laat Periode weg, of kies Soort 04.",
        Places.On301(Standaard.Ijw, c => c with { Contactgegevens = [Valid.Contact() with { Periode = Period }] }));
}
