using MessageHub.Berichten;
using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Tests.Catalogue;

public class CS139Tests
{
    private static readonly TestedRule Rule = new("CS139");

    private static readonly (string Reason, string? Gebruik, DateOnly Datum, Ruling Ruling)[] Cases =
    [
        ("day unknown, first of the month", "1", new(1949, 9, 1), Accepts),
        ("day unknown, second of the month", "1", new(1949, 9, 2), Rejects),
        ("month unknown, first of January", "2", new(1953, 1, 1), Accepts),
        ("month unknown, first of September", "2", new(1953, 9, 1), Rejects),
        ("month unknown, second of January", "2", new(1953, 1, 2), Rejects),
        ("wholly unknown", "3", new(1900, 1, 1), Accepts),
        ("wholly unknown, another year", "3", new(1953, 1, 1), Rejects),
        ("known, any date", null, new(1953, 9, 17), Accepts),
    ];

    [Theory]
    [EachFamilyOf(nameof(Cases))]
    public void A_birth_date_agrees_with_its_use(Standaard standaard, string reason)
    {
        var (_, gebruik, datum, ruling) = Cases.Single(c => c.Reason == reason);
        Rule.Gives(ruling, reason, Places.Of(standaard, new Geboortedatum { Datum = datum, DatumGebruik = gebruik }));
    }

    [Theory]
    [EachFamily]
    public void A_relation_needs_no_birth_date(Standaard standaard) =>
        Rule.Accepts("301 Relatie", Places.On301(standaard, c => c with { Relaties = [Valid.Relatie()] }));

    [Fact]
    public void Explains_itself() => Rule.Explains(
        "De geboortedatum past bij het datumgebruik: 1 de eerste van een maand, 2 de eerste van januari, 3 de datum 01-01-1900. "
        + "Gevonden: Geboortedatum/DatumGebruik = 2 (dit bericht); Geboortedatum/Datum = (niet getoond) (dit bericht). Wat wel kan: Zet "
        + "dag en maand op 01, of laat DatumGebruik weg.",
        Places.On301(Standaard.Ijw, c => c with { Geboortedatum = new() { Datum = new(1953, 9, 1), DatumGebruik = "2" } }));
}
